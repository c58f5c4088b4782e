//+ name: cq/cq07
//+ summary: ある法人が受託している地域包括支援センター
//+ columns: [municipality, operator, operator_name, agency, name, lines, quote]
//+ parameters: [municipality, operator]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(a:Agency)-[:PLACE_KIND]->(k:Concept {codeWord: "communityGeneralSupportCenter"})
MATCH (a)-[:OPERATED_BY]->(o:Organization)
MATCH (a)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($operator IS NULL OR o.slug = $operator)
RETURN DISTINCT m.code AS municipality, o.slug AS operator, o.name AS operator_name, a.slug AS agency, a.name AS name,
  p.lines AS lines, p.quote AS quote
