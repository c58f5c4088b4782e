//+ name: gaps/need-without-place
//+ summary: 計画に、動いている場がひとつも書かれていない参加のニーズ（予定・例示・方針の数つき）
//+ columns: [municipality, need, planned]
//+ parameters: [municipality]
//+ denominator: counts/needs
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (n:Concept {revision: $revision, scheme: "supportNeed"})
OPTIONAL MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource)-[:ROLE]->(:Role)-[:MEETS]->(:MetNeed)-[:NEED]->(n)
WITH m, n,
     count(DISTINCT CASE WHEN r.status = "active" THEN r END) AS active,
     count(DISTINCT CASE WHEN r.status <> "active" THEN r END) AS planned
WHERE active = 0
RETURN m.code AS municipality, n.codeWord AS need, planned
