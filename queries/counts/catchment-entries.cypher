//+ name: counts/catchment-entries
//+ summary: 担当表の町名の数
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(x:CatchmentEntry)
RETURN m.code AS municipality, count(DISTINCT x) AS total
