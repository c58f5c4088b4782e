//+ name: cq/cq12
//+ summary: 事業の実施主体と方式
//+ columns: [municipality, programme, provider, name, form, mode, second_mode, department, lines, quote]
//+ parameters: [municipality, programme]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(v:Provision)-[:PROGRAMME]->(k:Concept)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($programme IS NULL OR k.codeWord = $programme)
MATCH (v)-[:PROVIDED_BY]->(o:Organization)
MATCH (v)-[:DERIVED_FROM]->(p:Passage)
OPTIONAL MATCH (v)-[:MODE]->(mode:Concept)
OPTIONAL MATCH (v)-[:SECOND_MODE]->(second:Concept)
RETURN DISTINCT m.code AS municipality, k.codeWord AS programme, o.slug AS provider, o.name AS name,
  o.legalForm AS form, mode.codeWord AS mode, second.codeWord AS second_mode, v.department AS department,
  p.lines AS lines, p.quote AS quote
