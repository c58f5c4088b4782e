//+ name: gaps/no-town-table
//+ summary: 担当する町名の表がない自治体の、担当をもつセンター
//+ columns: [municipality, agency]
//+ parameters: [municipality]
//+ denominator: counts/centres
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)-[:CATCHMENT]->(:CatchmentTable {assignment: "no_table"})
MATCH (m)<-[:IN_MUNICIPALITY]-(a:Agency {status: "active", scope: "catchment"})
RETURN m.code AS municipality, a.id AS agency
