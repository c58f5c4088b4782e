//+ name: gaps/misprinted-entry
//+ summary: 印字のままでは引けない担当表の町名（字のちがい）
//+ columns: [municipality, town, printed, agency, entry]
//+ parameters: [municipality]
//+ denominator: counts/catchment-entries
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
WHERE NOT e.printed CONTAINS e.town
  AND (e.correction IS NOT NULL OR (e.extent = "all" AND e.appliesTo IN ["whole", "chome_part", "aza_part"]))
RETURN m.code AS municipality, e.town AS town, e.printed AS printed, a.id AS agency, e.id AS entry
