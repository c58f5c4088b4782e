//+ name: cq/cq16
//+ summary: 参加支援のメニューと対象者
//+ columns: [municipality, resource, name, status, part, target, lines, quote]
//+ parameters: [municipality, resource]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource)-[:PROGRAMME]->(:Concept {codeWord: "p2"})
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($resource IS NULL OR r.slug = $resource)
MATCH (r)-[:ROLE]->(role:Role)-[:ELIGIBILITY]->(e:Eligibility)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, r.slug AS resource, r.name AS name, r.status AS status, role.takesPartAs AS part,
  e.target AS target, p.lines AS lines, p.quote AS quote
