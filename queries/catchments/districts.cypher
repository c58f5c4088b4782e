//+ name: catchments/districts
//+ summary: センターごとの担当地区・圏域
//+ columns: [municipality, agency, name, district]
//+ parameters: [municipality, agency]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(a:Agency)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($agency IS NULL OR a.slug = $agency)
UNWIND a.district AS district
RETURN DISTINCT m.code AS municipality, a.slug AS agency, a.name AS name, district
