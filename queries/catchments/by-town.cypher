//+ name: catchments/by-town
//+ summary: 町名に対して計画が印字する担当センター（印字・適用範囲・行）
//+ columns: [municipality, town, printed, applies_to, chome_from, chome_to, agency, name, lines]
//+ parameters: [municipality, town, agency]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (e)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($town IS NULL OR e.town = $town)
  AND ($agency IS NULL OR a.slug = $agency)
RETURN DISTINCT m.code AS municipality, e.town AS town, e.printed AS printed, e.appliesTo AS applies_to,
  e.chomeFrom AS chome_from, e.chomeTo AS chome_to, a.slug AS agency, a.name AS name, p.lines AS lines
