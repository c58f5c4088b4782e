//+ name: agencies/operators
//+ summary: 相談窓口と、それを運営する法人・課
//+ columns: [municipality, agency, name, operator, operator_name]
//+ parameters: [municipality, operator]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(a:Agency)-[:OPERATED_BY]->(o:Organization)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($operator IS NULL OR o.slug = $operator)
RETURN DISTINCT m.code AS municipality, a.slug AS agency, a.name AS name, o.slug AS operator, o.name AS operator_name
