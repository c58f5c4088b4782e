//+ name: counts/centres
//+ summary: 担当をもつ地域包括支援センターの数
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(x:Agency {status: "active", scope: "catchment"})
RETURN m.code AS municipality, count(DISTINCT x) AS total
