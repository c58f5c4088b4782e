//+ name: counts/plan-periods
//+ summary: 計画の期間
//+ columns: [municipality, document, as_of, period_from, period_to]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)-[:DOCUMENT]->(d:Document)
RETURN m.code AS municipality, d.id AS document, d.asOf AS as_of, d.periodFrom AS period_from, d.periodTo AS period_to
