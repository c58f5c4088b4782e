//+ name: gaps/unconfirmed-item
//+ summary: 計画の書き方では決まらず、確かめる必要がある項目
//+ columns: [municipality, record, item]
//+ parameters: [municipality]
//+ denominator: counts/records
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource|Agency {status: "active"})
WHERE r.unconfirmed IS NOT NULL AND (r:Resource OR r.firstContact)
UNWIND r.unconfirmed AS item
WITH m, r, item
WHERE item IN ["content", "districts", "eligibility", "location", "operator"]
RETURN m.code AS municipality, r.id AS record, item
