//+ name: counts/records
//+ summary: 計画から写した記録の数（町字と担当表を除く）
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(x)
WHERE x.slug IS NOT NULL AND NOT x:CatchmentEntry AND NOT x:AreaEntry
RETURN m.code AS municipality, count(DISTINCT x) AS total
