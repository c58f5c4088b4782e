//+ name: gaps/single-place
//+ summary: 動いている窓口や場がただ1か所の事業
//+ columns: [municipality, programme, record]
//+ parameters: [municipality]
//+ denominator: counts/programmes
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource|Agency)-[:PROGRAMME]->(c:Concept)
WHERE r.status = "active" AND (r:Resource OR r.firstContact) AND c.codeWord IN ["p1-i", "p1-ro", "p1-ha", "p1-ni", "p2", "p3-i", "p3-ha", "p3-ni", "p3-guideline"]
WITH m, c, collect(r) AS records,
     sum(CASE WHEN coalesce(r.unnamed, false) THEN 2 ELSE 1 END
         + CASE WHEN "count" IN coalesce(r.unconfirmed, []) THEN 1 ELSE 0 END
         + coalesce(r.count - 1, 0)) AS places
WHERE places = 1
RETURN m.code AS municipality, c.codeWord AS programme, records[0].id AS record
