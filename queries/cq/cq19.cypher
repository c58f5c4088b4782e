//+ name: cq/cq19
//+ summary: 資源を使える条件の組み合わせと、解釈によるもの（ご近所助け合い隊）
//+ columns: [municipality, resource, name, part, alternative, criterion, circumstance, excluded, at_least, interpretation, note, lines, quote]
//+ parameters: [municipality, resource]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource)-[:ROLE]->(role:Role)-[:ELIGIBILITY]->(:Eligibility)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($resource IS NULL OR r.slug = $resource)
MATCH (r)-[:ROLE]->(role)-[:ELIGIBILITY]->(:Eligibility)-[:ALTERNATIVE]->(alt:Alternative)-[:CONDITION]->(c:Condition)
MATCH (c)-[:CRITERION]->(criterion:Concept)
MATCH (c)-[:DERIVED_FROM]->(p:Passage)
OPTIONAL MATCH (c)-[:CIRCUMSTANCE]->(holds:Concept)
OPTIONAL MATCH (c)-[:EXCLUDED_CIRCUMSTANCE]->(excluded:Concept)
RETURN DISTINCT m.code AS municipality, r.slug AS resource, r.name AS name, role.takesPartAs AS part,
  alt.position AS alternative, criterion.codeWord AS criterion, holds.codeWord AS circumstance,
  excluded.codeWord AS excluded, c.atLeast AS at_least, c.interpretation AS interpretation, c.note AS note, p.lines AS lines, p.quote AS quote
