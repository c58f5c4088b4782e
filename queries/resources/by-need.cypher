//+ name: resources/by-need
//+ summary: 参加のニーズに応える資源（役割・状態つき）
//+ columns: [municipality, need, resource, name, part, status]
//+ parameters: [municipality, need, part]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource)-[:ROLE]->(role:Role)
MATCH (role)-[:MEETS]->(:MetNeed)-[:NEED]->(n:Concept)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($need IS NULL OR n.codeWord = $need)
  AND ($part IS NULL OR role.takesPartAs = $part)
RETURN DISTINCT m.code AS municipality, n.codeWord AS need, r.slug AS resource, r.name AS name, role.takesPartAs AS part,
  r.status AS status
