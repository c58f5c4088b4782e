//+ name: gaps/programme-without-named-place
//+ summary: 計画に、名前のある動いている窓口や場がひとつも書かれていない事業（予定・例示・方針の数と、名前のない場の数つき）
//+ columns: [municipality, programme, planned, unnamed]
//+ parameters: [municipality]
//+ denominator: counts/programmes
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (c:Concept {revision: $revision, scheme: "programme"})
WHERE c.codeWord IN ["p1-i", "p1-ro", "p1-ha", "p1-ni", "p2", "p3-i", "p3-ha", "p3-ni", "p3-guideline"]
OPTIONAL MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource|Agency)-[:PROGRAMME]->(c)
WHERE r:Resource OR r.firstContact
WITH m, c,
     count(CASE WHEN r.status = "active" AND NOT coalesce(r.unnamed, false) THEN 1 END) AS named,
     count(CASE WHEN r.status <> "active" THEN 1 END) AS planned,
     count(CASE WHEN r.status = "active" AND coalesce(r.unnamed, false) THEN 1 END) AS unnamed
WHERE named = 0
RETURN m.code AS municipality, c.codeWord AS programme, planned, unnamed
