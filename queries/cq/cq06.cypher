//+ name: cq/cq06
//+ summary: 地域包括支援センターと、それぞれの担当地区
//+ columns: [municipality, agency, name, district, lines, quote]
//+ parameters: [municipality, agency]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(a:Agency)-[:PLACE_KIND]->(k:Concept {codeWord: "communityGeneralSupportCenter"})
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($agency IS NULL OR a.slug = $agency)
MATCH (a)-[:DERIVED_FROM]->(p:Passage)
UNWIND a.district AS district
WITH m, a, p, district WHERE p.quote CONTAINS district
RETURN DISTINCT m.code AS municipality, a.slug AS agency, a.name AS name, district, p.lines AS lines, p.quote AS quote
