//+ name: counts/target-conditions
//+ summary: だれを対象とするかの条件（動いている場・窓口・事業。1行が一つの条件の一つの語）
//+ columns: [municipality, record, alternative, condition, criterion, whose, at_least, below, circumstance, negated, open, approximate, excludes]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource|Agency|Provision {status: "active"})
OPTIONAL MATCH (r)-[:ROLE]->(:Role {takesPartAs: "client"})-[:ELIGIBILITY]->(a:Eligibility)
OPTIONAL MATCH (r)-[:ELIGIBILITY]->(b:Eligibility)
UNWIND [x IN [a, b] WHERE x IS NOT NULL] AS e
WITH DISTINCT m, r, e
CALL (e) {
  MATCH (e)-[:ALTERNATIVE]->(alternative)-[:CONDITION]->(c:Condition)
  RETURN alternative.id AS alternative, c, false AS excludes
  UNION
  MATCH (e)-[:EXCLUSION]->(c:Condition)
  RETURN e.id AS alternative, c, true AS excludes
}
MATCH (c)-[:CRITERION]->(criterion:Concept)
OPTIONAL MATCH (c)-[link:CIRCUMSTANCE|EXCLUDED_CIRCUMSTANCE]->(code:Concept)
RETURN m.code AS municipality, r.id AS record, alternative, c.id AS condition, criterion.codeWord AS criterion,
       c.ofWhom AS whose, c.atLeast AS at_least, c.below AS below, code.codeWord AS circumstance,
       CASE WHEN link IS NULL THEN null ELSE type(link) = "EXCLUDED_CIRCUMSTANCE" END AS negated,
       c.open AS open, c.approximate AS approximate, excludes
