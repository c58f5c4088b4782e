//+ name: resources/targets
//+ summary: 資源の対象者（計画のことば）
//+ columns: [municipality, resource, name, part, target, lines]
//+ parameters: [municipality, resource]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource)-[:ROLE]->(role:Role)
MATCH (role)-[:ELIGIBILITY]->(e:Eligibility)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($resource IS NULL OR r.slug = $resource)
RETURN DISTINCT m.code AS municipality, r.slug AS resource, r.name AS name, role.takesPartAs AS part, e.target AS target, p.lines AS lines
