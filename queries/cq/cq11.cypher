//+ name: cq/cq11
//+ summary: 支援プランの作成は第何号で、どの事業と一体か（二つの事業だけを並べる条文の引用か規則による）
//+ columns: [municipality, provision, together_with, label, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(b:LegalBasis)-[:PROGRAMME]->(:Concept {codeWord: "p6"})
WHERE ($municipality IS NULL OR m.code = $municipality)
CALL (m, b) {
  MATCH (b)-[:DERIVED_FROM]->(p:Passage)<-[:DERIVED_FROM]-(o:LegalBasis)-[:PROGRAMME]->(k:Concept)
  // a passage that founds three or more programmes says nothing about two of them
  WHERE (o)-[:IN_MUNICIPALITY]->(m) AND NOT EXISTS {
    MATCH (p)<-[:DERIVED_FROM]-(third:LegalBasis)-[:PROGRAMME]->(t:Concept) WHERE t <> k AND third <> b
  }
  RETURN p, k
  UNION
  MATCH (m)<-[:IN_MUNICIPALITY]-(r:Rule {topic: "plan-making"})-[:PROGRAMME]->(six:Concept {codeWord: "p6"})
  MATCH (r)-[:PROGRAMME]->(k:Concept)
  WHERE NOT EXISTS { MATCH (r)-[:PROGRAMME]->(t:Concept) WHERE t <> k AND t <> six }
  MATCH (r)-[:DERIVED_FROM]->(p:Passage)
  RETURN p, k
}
WITH m, b, p, k WHERE k.codeWord <> "p6"
RETURN DISTINCT m.code AS municipality, b.provision AS provision, k.codeWord AS together_with, k.name AS label,
  p.lines AS lines, p.quote AS quote
