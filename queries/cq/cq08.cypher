//+ name: cq/cq08
//+ summary: 担当地区表の町名の記載と、その表記を印字するセンターの数
//+ columns: [municipality, entry, printed, agency, name, centres, lines, quote]
//+ parameters: [municipality, agency]
MATCH (m:Municipality {revision: $revision})
WHERE ($municipality IS NULL OR m.code = $municipality)
MATCH (m)<-[:IN_MUNICIPALITY]-(x:CatchmentEntry)-[:ENTRY_OF]->(other:Agency)
MATCH (x)-[:IN_TABLE]->()-[:FIELD]->(f:Concept)
WITH m, x.printed AS printed, f, count(DISTINCT other) AS centres
MATCH (m)<-[:IN_MUNICIPALITY]-(e:CatchmentEntry {printed: printed})-[:ENTRY_OF]->(a:Agency)
MATCH (e)-[:IN_TABLE]->()-[:FIELD]->(f)
WHERE $agency IS NULL OR a.slug = $agency
MATCH (e)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, e.slug AS entry, printed, a.slug AS agency, a.name AS name, centres,
  p.lines AS lines, p.quote AS quote
