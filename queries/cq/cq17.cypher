//+ name: cq/cq17
//+ summary: ある状況の人が対象に挙げられている参加支援のメニューと、その役割
//+ columns: [municipality, circumstance, resource, name, part, lines, quote]
//+ parameters: [municipality, circumstance]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource)-[:PROGRAMME]->(:Concept {codeWord: "p2"})
MATCH (r)-[:ROLE]->(role:Role)-[:ELIGIBILITY]->(:Eligibility)-[:ALTERNATIVE]->(:Alternative)-[:CONDITION]->(c:Condition)
MATCH (c)-[:CIRCUMSTANCE]->(k:Concept)
MATCH (c)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($circumstance IS NULL OR k.codeWord = $circumstance)
RETURN DISTINCT m.code AS municipality, k.codeWord AS circumstance, r.slug AS resource, r.name AS name,
  role.takesPartAs AS part, p.lines AS lines, p.quote AS quote
