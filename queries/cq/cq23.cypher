//+ name: cq/cq23
//+ summary: ある事業の拠点とその実施方式、事業の実施主体
//+ columns: [municipality, programme, part, record, name, mode, lines, quote]
//+ parameters: [municipality, programme]
MATCH (m:Municipality {revision: $revision})
WHERE ($municipality IS NULL OR m.code = $municipality)
CALL (m) {
  MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource)-[:PROGRAMME]->(k:Concept)
  MATCH (r)-[:DERIVED_FROM]->(p:Passage)
  OPTIONAL MATCH (r)-[:MODE]->(mode:Concept)
  RETURN k.codeWord AS programme, "place" AS part, r.slug AS record, r.name AS name, mode.codeWord AS mode, p
  UNION
  MATCH (m)<-[:IN_MUNICIPALITY]-(v:Provision)-[:PROGRAMME]->(k:Concept)
  MATCH (v)-[:PROVIDED_BY]->(o:Organization)
  MATCH (v)-[:DERIVED_FROM]->(p:Passage)
  RETURN k.codeWord AS programme, "provider" AS part, o.slug AS record, o.name AS name, null AS mode, p
}
WITH m, programme, part, record, name, mode, p WHERE $programme IS NULL OR programme = $programme
RETURN DISTINCT m.code AS municipality, programme, part, record, name, mode, p.lines AS lines, p.quote AS quote
