//+ name: gaps/not-shareable
//+ summary: 会議の準備で、同意なしに渡せない情報があるところ
//+ columns: [municipality, record]
//+ parameters: [municipality]
//+ denominator: counts/records
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Meeting|Rule)
WHERE coalesce(r.confidentiality, r.says) =~ "(?s).*(税情報|納税者|税務職員|地方税法).*"
RETURN DISTINCT m.code AS municipality, r.id AS record
