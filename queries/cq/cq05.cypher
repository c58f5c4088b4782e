//+ name: cq/cq05
//+ summary: 住所台帳の字と計画書の印字がちがう町名の担当（鉈屋町）
//+ columns: [municipality, town, printed, applies_to, agency, name, lines, quote, extent]
//+ parameters: [municipality, town]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (e)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($town IS NULL OR e.town = $town) AND NOT e.printed CONTAINS e.town
  AND (e.correction IS NOT NULL OR (e.extent = "all" AND e.appliesTo IN ["whole", "chome_part", "aza_part"]))
RETURN DISTINCT m.code AS municipality, e.town AS town, e.printed AS printed, e.appliesTo AS applies_to,
  a.slug AS agency, a.name AS name, p.lines AS lines, p.quote AS quote, e.extent AS extent
