//+ name: counts/towns
//+ summary: 公開の住所データにある町名の数（日本郵便にもあるもの）
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(t:Town)
WHERE t.townReading IS NOT NULL
RETURN m.code AS municipality, count(DISTINCT t.name) AS total
