//+ name: cq/cq24
//+ summary: サロンと書かれた場のうち、頻度・場所・数のどれかが計画にあるもの
//+ columns: [municipality, resource, name, status, frequency, location, number, as_of, lines, quote]
//+ parameters: [municipality, resource]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($resource IS NULL OR r.slug = $resource)
  AND (r.name CONTAINS "サロン" OR coalesce(r.content, "") CONTAINS "サロン")
  AND (r.frequency IS NOT NULL OR r.location IS NOT NULL OR r.count IS NOT NULL)
RETURN DISTINCT m.code AS municipality, r.slug AS resource, r.name AS name, r.status AS status,
  r.frequency AS frequency, r.location AS location, r.count AS number, r.asOf AS as_of, p.lines AS lines, p.quote AS quote
