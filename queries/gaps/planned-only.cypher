//+ name: gaps/planned-only
//+ summary: 予定・例示・方針としてだけ書かれている場・窓口・事業
//+ columns: [municipality, record, status]
//+ parameters: [municipality]
//+ denominator: counts/places
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource|Agency|Provision)
WHERE r.status <> "active"
RETURN m.code AS municipality, r.id AS record, r.status AS status
