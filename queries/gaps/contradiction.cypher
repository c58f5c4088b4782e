//+ name: gaps/contradiction
//+ summary: 計画の中で言うことが合わないところ
//+ columns: [municipality, record]
//+ parameters: [municipality]
//+ denominator: counts/records
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Conflict)
RETURN m.code AS municipality, r.id AS record
