//+ name: gaps/town-in-two-catchments
//+ summary: 二つのセンターに印字されている町名
//+ columns: [municipality, town, printed, agency, entry]
//+ parameters: [municipality]
//+ denominator: counts/catchment-entries
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (m)<-[:IN_MUNICIPALITY]-(o:CatchmentEntry {town: e.town})-[:ENTRY_OF]->(b:Agency)
WHERE a <> b
  AND NOT (e.appliesTo = "aza_part" AND o.appliesTo IN ["chome_part", "chome_range"])
  AND NOT (o.appliesTo = "aza_part" AND e.appliesTo IN ["chome_part", "chome_range"])
  AND NOT coalesce(e.chomeFrom > o.chomeTo OR o.chomeFrom > e.chomeTo, false)
RETURN DISTINCT m.code AS municipality, e.town AS town, e.printed AS printed, a.id AS agency, e.id AS entry
