//+ name: agencies/by-field
//+ summary: 分野ごとの相談窓口
//+ columns: [municipality, field, agency, name, status]
//+ parameters: [municipality, field]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(a:Agency)-[:FIELD]->(f:Concept)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($field IS NULL OR f.codeWord = $field)
RETURN DISTINCT m.code AS municipality, f.codeWord AS field, a.slug AS agency, a.name AS name, a.status AS status
