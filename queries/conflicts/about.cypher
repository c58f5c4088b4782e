//+ name: conflicts/about
//+ summary: 計画の中のくいちがいと、それが関わる記録
//+ columns: [municipality, conflict, title, record]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(x:Conflict)-[:ABOUT_RECORD]->(r)
RETURN m.code AS municipality, x.slug AS conflict, x.title AS title, r.id AS record
