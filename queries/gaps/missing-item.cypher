//+ name: gaps/missing-item
//+ summary: 動いている場や窓口に、計画で書かれていない項目（場所・曜日や頻度・定員・電話）
//+ columns: [municipality, record, item]
//+ parameters: [municipality]
//+ denominator: counts/places
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource|Agency {status: "active"})
WHERE r:Resource OR r.firstContact
UNWIND CASE WHEN r:Resource THEN ["location", "frequency", "capacity", "phone"] ELSE ["location", "phone"] END AS item
WITH m, r, item
WHERE r[item] IS NULL
RETURN m.code AS municipality, r.id AS record, item
