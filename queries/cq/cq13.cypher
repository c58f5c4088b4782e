//+ name: cq/cq13
//+ summary: 設置形態の類型と、それぞれの条件
//+ columns: [municipality, rule, says, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Rule {topic: "setup-type"})-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality)
RETURN DISTINCT m.code AS municipality, r.slug AS rule, r.says AS says, p.lines AS lines, p.quote AS quote
