//+ name: cq/cq25
//+ summary: 生活支援体制整備事業の人の置き場所（生活支援コーディネーター）
//+ columns: [municipality, record, says, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(x:Provision|Rule)-[:PROGRAMME]->(:Concept {codeWord: "p3-ro"})
MATCH (x)-[:DERIVED_FROM]->(p:Passage)
WITH m, x, p, coalesce(x.says, x.staffing) AS says
WHERE ($municipality IS NULL OR m.code = $municipality) AND says CONTAINS "コーディネーター"
RETURN DISTINCT m.code AS municipality, x.slug AS record, says, p.lines AS lines, p.quote AS quote
