//+ name: cq/cq20
//+ summary: 生活保護を受けている人を対象外とする記述と、対象になるとする記述
//+ columns: [municipality, holds, record, name, says, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE ($municipality IS NULL OR m.code = $municipality)
CALL (m) {
  MATCH (m)<-[:IN_MUNICIPALITY]-(v:Provision)-[:ELIGIBILITY]->(e:Eligibility)-[:EXCLUSION]->(c:Condition)
  MATCH (c)-[:CIRCUMSTANCE]->(:Concept {codeWord: "publicAssistance"})
  MATCH (c)-[:DERIVED_FROM]->(p:Passage)
  RETURN "excluded" AS holds, v.slug AS record, v.name AS name, e.target AS says, p
  UNION
  MATCH (m)<-[:IN_MUNICIPALITY]-(r:Rule {topic: "public-assistance"})-[:DERIVED_FROM]->(p:Passage)
  RETURN "rule" AS holds, r.slug AS record, null AS name, r.says AS says, p
}
RETURN DISTINCT m.code AS municipality, holds, record, name, says, p.lines AS lines, p.quote AS quote
