//+ name: gaps/programme-not-carried-out
//+ summary: 計画に、実施していると書かれていない事業
//+ columns: [municipality, programme, planned]
//+ parameters: [municipality]
//+ denominator: counts/programmes
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (c:Concept {revision: $revision, scheme: "programme"})
WHERE c.codeWord IN ["p1-i", "p1-ro", "p1-ha", "p1-ni", "p2", "p3-i", "p3-ha", "p3-ni", "p3-guideline", "p3-ro", "p4", "p5"]
OPTIONAL MATCH (m)<-[:IN_MUNICIPALITY]-(r:Provision)-[:PROGRAMME]->(c)
WITH m, c,
     count(CASE WHEN r.status = "active" THEN 1 END) AS active,
     count(CASE WHEN r.status <> "active" THEN 1 END) AS planned
WHERE active = 0
RETURN m.code AS municipality, c.codeWord AS programme, planned
