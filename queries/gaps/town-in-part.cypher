//+ name: gaps/town-in-part
//+ summary: 担当表が一部だけを載せているか、どこまでの担当かが住所データだけでは決まらない町名（町字のうち何件か）
//+ columns: [municipality, town, in_part, parts]
//+ parameters: [municipality]
//+ denominator: counts/towns
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)-[:CATCHMENT]->(:CatchmentTable {assignment: "table"})
MATCH (m)<-[:IN_MUNICIPALITY]-(t:Town)
WHERE t.townReading IS NOT NULL
OPTIONAL MATCH (t)<-[c:COVERS|MAY_COVER]-(e:CatchmentEntry)-[:IN_TABLE]->()-[:FIELD]->(:Concept {codeWord: "elderly"})
WITH m, t, max(CASE type(c) WHEN "COVERS" THEN 2 WHEN "MAY_COVER" THEN 1 ELSE 0 END) AS covered
WITH m, t.name AS town, sum(CASE WHEN covered = 1 THEN 1 ELSE 0 END) AS in_part, count(t) AS parts
WHERE in_part > 0
RETURN m.code AS municipality, town, in_part, parts
