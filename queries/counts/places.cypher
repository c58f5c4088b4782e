//+ name: counts/places
//+ summary: 動いている窓口と場の記録の数
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(x:Agency|Resource {status: "active"})
WHERE x:Resource OR x.firstContact
RETURN m.code AS municipality, count(DISTINCT x) AS total
