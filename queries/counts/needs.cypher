//+ name: counts/needs
//+ summary: 参加のニーズの種類の数
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (x:Concept {revision: $revision, scheme: "supportNeed"})
RETURN m.code AS municipality, count(DISTINCT x) AS total
