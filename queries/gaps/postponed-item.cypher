//+ name: gaps/postponed-item
//+ summary: 計画が、暫定とするか後に回すと書いている事項
//+ columns: [municipality, record]
//+ parameters: [municipality]
//+ denominator: counts/records
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Rule)
WHERE r.says =~ "(?s).*(暫定|後日定め|今後定め|別途定め).*"
RETURN m.code AS municipality, r.id AS record
