//+ name: cq/cq09
//+ summary: 第1号の四事業と、それぞれの根拠条文
//+ columns: [municipality, programme, label, law, printed, provision, lines, quote]
//+ parameters: [municipality, programme]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(b:LegalBasis)-[:PROGRAMME]->(k:Concept)
MATCH (k)-[:BROADER]->(:Concept {codeWord: "p1"})
MATCH (b)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($programme IS NULL OR k.codeWord = $programme)
RETURN DISTINCT m.code AS municipality, k.codeWord AS programme, k.name AS label, b.law AS law, b.printed AS printed,
  b.provision AS provision, p.lines AS lines, p.quote AS quote
