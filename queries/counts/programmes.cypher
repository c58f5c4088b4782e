//+ name: counts/programmes
//+ summary: 事業類型の数（大きな区分を除く）
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (x:Concept {revision: $revision, scheme: "programme"})
WHERE NOT x.codeWord IN ["p1", "p3", "p6"]
RETURN m.code AS municipality, count(DISTINCT x) AS total
