//+ name: gaps/announced-revision
//+ summary: 計画が、年度を挙げて見直しを予告しているところ
//+ columns: [municipality, record]
//+ parameters: [municipality]
//+ denominator: counts/records
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Rule)
WHERE r.says =~ "(?s).*年度.*(見直|包含).*" AND r.says =~ "(?s).*(予定|必要性|向け|合わせ|併せ|以降|以後).*"
RETURN m.code AS municipality, r.id AS record
