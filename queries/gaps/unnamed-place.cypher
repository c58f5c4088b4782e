//+ name: gaps/unnamed-place
//+ summary: 種類や数だけで、名前が書かれていない場
//+ columns: [municipality, record, count]
//+ parameters: [municipality]
//+ denominator: counts/places
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource {unnamed: true, status: "active"})
RETURN m.code AS municipality, r.id AS record, r.count AS count
