//+ name: cq/cq10
//+ summary: 第3号に位置付けられ、法律のイロハニの字をもたない事業と、その根拠
//+ columns: [municipality, programme, label, law, provision, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(b:LegalBasis)-[:PROGRAMME]->(k:Concept)
MATCH (k)-[:BROADER]->(:Concept {codeWord: "p3"})
MATCH (b)-[:DERIVED_FROM]->(p:Passage)
// codes end in the letter of the law (-i イ, -ro ロ, -ha ハ, -ni ニ) where there is one
WHERE ($municipality IS NULL OR m.code = $municipality) AND NOT k.codeWord =~ ".*-(i|ro|ha|ni)"
RETURN DISTINCT m.code AS municipality, k.codeWord AS programme, k.name AS label, b.law AS law,
  b.provision AS provision, p.lines AS lines, p.quote AS quote
