//+ name: catchments/by-town
//+ summary: 町名に対して計画が印字する担当の窓口（印字・適用範囲・行・表の分野）。extent が except の行は担当から除くところ
//+ columns: [municipality, town, printed, applies_to, chome_from, chome_to, agency, name, lines, field, ban_from, go_from, ban_to, go_to, aza, extent, place, area, border, ward, valid_from, valid_until, cases]
//+ parameters: [municipality, town, agency]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (e)-[:DERIVED_FROM]->(p:Passage)
MATCH (e)-[:IN_TABLE]->()-[:FIELD]->(f:Concept)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($town IS NULL OR e.town = $town)
  AND ($agency IS NULL OR a.slug = $agency)
RETURN DISTINCT m.code AS municipality, e.town AS town, e.printed AS printed, e.appliesTo AS applies_to,
  e.chomeFrom AS chome_from, e.chomeTo AS chome_to, a.slug AS agency, a.name AS name, p.lines AS lines,
  f.codeWord AS field, e.banFrom AS ban_from, e.goFrom AS go_from, e.banTo AS ban_to, e.goTo AS go_to, e.aza AS aza, e.extent AS extent, e.namedPlace AS place, e.areaName AS area, e.border AS border, e.ward AS ward, e.validFrom AS valid_from, e.validUntil AS valid_until, e.cases AS cases
