//+ name: cq/cq03
//+ summary: 同じ町名の丁目の部分と字の部分の担当（上田）
//+ columns: [municipality, town, printed, applies_to, agency, name, lines, quote, extent]
//+ parameters: [municipality, town, printed]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (e)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND e.town IS NOT NULL AND ($town IS NULL OR e.town = $town)
  AND ($printed IS NULL OR e.printed = $printed)
RETURN DISTINCT m.code AS municipality, e.town AS town, e.printed AS printed, e.appliesTo AS applies_to,
  a.slug AS agency, a.name AS name, p.lines AS lines, p.quote AS quote, e.extent AS extent
