//+ name: cq/cq01
//+ summary: ある町字（町字ID）の高齢の相談先・受託法人・所在地と、担当表の印字（高松三丁目）
//+ columns: [municipality, machiaza_id, town, chome, printed, agency, name, operator_form, operator, location, lines, quote]
//+ parameters: [municipality, machiaza_id]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(t:Town)
WHERE ($municipality IS NULL OR m.code = $municipality) AND t.machiazaId IS NOT NULL
  AND ($machiaza_id IS NULL OR t.machiazaId = $machiaza_id)
MATCH (t)<-[:COVERS]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (e)-[:IN_TABLE]->()-[:FIELD]->(:Concept {codeWord: "elderly"})
UNWIND [e, a] AS x
MATCH (x)-[:DERIVED_FROM]->(p:Passage)
OPTIONAL MATCH (a)-[:OPERATED_BY]->(o:Organization)
RETURN DISTINCT m.code AS municipality, t.machiazaId AS machiaza_id, t.name AS town, t.chome AS chome,
  e.printed AS printed, a.slug AS agency, a.name AS name, o.legalForm AS operator_form, o.name AS operator,
  a.location AS location, p.lines AS lines, p.quote AS quote
