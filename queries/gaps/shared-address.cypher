//+ name: gaps/shared-address
//+ summary: 三つ以上の分野の相談窓口が、同じ所在地に集まっているところ
//+ columns: [municipality, location, field, record]
//+ parameters: [municipality]
//+ denominator: counts/places
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(a:Agency {status: "active", firstContact: true})-[:FIELD]->(f:Concept)
WHERE a.location IS NOT NULL
WITH m, a.location AS location, collect(DISTINCT f) AS fields, collect({record: a.id, field: f.codeWord}) AS desks
WHERE size(fields) >= 3
UNWIND desks AS desk
RETURN m.code AS municipality, location, desk.field AS field, desk.record AS record
