//+ name: gaps/town-in-no-catchment
//+ summary: 担当表のどの欄にも入らない町名（公開の住所データにある町字のうち何件か）
//+ columns: [municipality, town, uncovered, parts]
//+ parameters: [municipality]
//+ denominator: counts/towns
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)-[:CATCHMENT]->(:CatchmentTable {assignment: "table"})
MATCH (m)<-[:IN_MUNICIPALITY]-(t:Town)
WHERE t.townReading IS NOT NULL
OPTIONAL MATCH (t)<-[c:COVERS|MAY_COVER]-(e:CatchmentEntry)-[:IN_TABLE]->()-[:FIELD]->(:Concept {codeWord: "elderly"})
WITH m, t, max(CASE type(c) WHEN "COVERS" THEN 2 WHEN "MAY_COVER" THEN 1 ELSE 0 END) AS covered
WITH m, t.name AS town, sum(CASE WHEN covered = 0 THEN 1 ELSE 0 END) AS uncovered, count(t) AS parts
WHERE uncovered > 0
RETURN m.code AS municipality, town, uncovered, parts
