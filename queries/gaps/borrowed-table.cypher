//+ name: gaps/borrowed-table
//+ summary: 担当表の出典が別の計画で、新しさを確かめる必要があるもの
//+ columns: [municipality, edition]
//+ parameters: [municipality]
//+ denominator: counts/catchment-entries
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)-[:CATCHMENT]->(t:CatchmentTable)
WHERE t.edition IS NOT NULL
RETURN m.code AS municipality, t.edition AS edition
