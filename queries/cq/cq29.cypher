//+ name: cq/cq29
//+ summary: プランの型ごとの、確定の時と町の支援決定の要否
//+ columns: [municipality, rule, pattern, label, says, lines, quote]
//+ parameters: [municipality, pattern]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Rule)-[:PATTERN]->(k:Concept)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($pattern IS NULL OR k.codeWord = $pattern)
MATCH (r)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, r.slug AS rule, k.codeWord AS pattern, k.name AS label, r.says AS says,
  p.lines AS lines, p.quote AS quote
