//+ name: cq/cq21
//+ summary: 年齢が条件に書かれた事業（読み手の解釈による年齢を除く）
//+ columns: [municipality, provision, name, of_whom, at_least, below, approximate, lines, quote]
//+ parameters: [municipality, provision]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(v:Provision)-[:ELIGIBILITY]->(:Eligibility)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($provision IS NULL OR v.slug = $provision)
MATCH (v)-[:ELIGIBILITY]->(:Eligibility)-[:ALTERNATIVE]->(:Alternative)-[:CONDITION]->(c:Condition {interpretation: false})
MATCH (c)-[:CRITERION]->(:Concept {codeWord: "age"})
MATCH (c)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, v.slug AS provision, v.name AS name, c.ofWhom AS of_whom,
  c.atLeast AS at_least, c.below AS below, c.approximate AS approximate, p.lines AS lines, p.quote AS quote
