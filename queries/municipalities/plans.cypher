//+ name: municipalities/plans
//+ summary: 自治体とその計画（文書番号・題名・時点・期間）
//+ columns: [municipality, name, document, title, as_of, period_from, period_to]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})-[:DOCUMENT]->(d:Document)
WHERE $municipality IS NULL OR m.code = $municipality
RETURN DISTINCT m.code AS municipality, m.name AS name, d.documentNumber AS document, d.title AS title, d.asOf AS as_of,
  d.periodFrom AS period_from, d.periodTo AS period_to
