//+ name: cq/cq30
//+ summary: 受付シートの相談内容の項目、記し方、同意欄の値
//+ columns: [municipality, item, label, concern, option_code, option, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(i:IntakeItem)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality)
OPTIONAL MATCH (i)-[:CONCERN]->(k:Concept)
OPTIONAL MATCH (i)-[:OPTION_CODE]->(o:Concept)
WITH m, i, p, k, o
WHERE k IS NOT NULL OR o.codeWord STARTS WITH "mark-" OR o.codeWord STARTS WITH "consent-"
RETURN DISTINCT m.code AS municipality, i.slug AS item, i.label AS label, k.codeWord AS concern,
  o.codeWord AS option_code, o.name AS option, p.lines AS lines, p.quote AS quote
