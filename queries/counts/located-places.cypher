//+ name: counts/located-places
//+ summary: 所在地が書かれている窓口と場（地域包括支援センターのほか）
//+ columns: [municipality, record, programme, location]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Agency|Resource {status: "active"})-[:PROGRAMME]->(c:Concept)
WHERE r.location IS NOT NULL AND c.codeWord <> "p1-i"
RETURN m.code AS municipality, r.id AS record, c.codeWord AS programme, r.location AS location
