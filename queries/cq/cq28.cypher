//+ name: cq/cq28
//+ summary: 重層的支援会議を必ず開く時機と、市町ごとの語
//+ columns: [municipality, rule, timing, label, says, lines, quote]
//+ parameters: [municipality, timing]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Rule)-[:TIMING]->(k:Concept)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($timing IS NULL OR k.codeWord = $timing)
MATCH (r)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, r.slug AS rule, k.codeWord AS timing, k.name AS label, r.says AS says,
  p.lines AS lines, p.quote AS quote
