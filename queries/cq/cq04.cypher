//+ name: cq/cq04
//+ summary: 町名と「字」つきの町名の担当（加賀野）
//+ columns: [municipality, town, printed, applies_to, agency, name, lines, quote, extent]
//+ parameters: [municipality, town]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (e)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND e.town IS NOT NULL AND ($town IS NULL OR e.town = $town)
RETURN DISTINCT m.code AS municipality, e.town AS town, e.printed AS printed, e.appliesTo AS applies_to,
  a.slug AS agency, a.name AS name, p.lines AS lines, p.quote AS quote, e.extent AS extent
