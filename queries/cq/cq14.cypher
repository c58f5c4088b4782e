//+ name: cq/cq14
//+ summary: 包括的相談支援事業の設置形態
//+ columns: [municipality, provision, name, setup, label, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(v:Provision)-[:PROGRAMME]->(:Concept)-[:BROADER]->(:Concept {codeWord: "p1"})
WHERE ($municipality IS NULL OR m.code = $municipality)
MATCH (v)-[:SETUP]->(k:Concept)
MATCH (v)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, v.slug AS provision, v.name AS name, k.codeWord AS setup, k.name AS label,
  p.lines AS lines, p.quote AS quote
