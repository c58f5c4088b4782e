//+ name: cq/cq22
//+ summary: 地域活動支援センターの型ごとの一覧と、計画が数だけ書くもの
//+ columns: [municipality, record, kind, name, mode, number, says, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE ($municipality IS NULL OR m.code = $municipality)
CALL (m) {
  MATCH (m)<-[:IN_MUNICIPALITY]-(r:Resource)-[:PLACE_KIND]->(k:Concept)
  WHERE k.codeWord = "communityActivityCenter"
    OR EXISTS { (k)-[:BROADER]->(:Concept {codeWord: "communityActivityCenter"}) }
  MATCH (r)-[:DERIVED_FROM]->(p:Passage)
  OPTIONAL MATCH (r)-[:MODE]->(mode:Concept)
  RETURN r.slug AS record, k.codeWord AS kind, r.name AS name, mode.codeWord AS mode, r.count AS number,
    null AS says, p
  UNION
  MATCH (m)<-[:IN_MUNICIPALITY]-(r:Rule {topic: "place-count"})-[:PROGRAMME]->(:Concept {codeWord: "p3-ha"})
  MATCH (r)-[:DERIVED_FROM]->(p:Passage)
  RETURN r.slug AS record, null AS kind, null AS name, null AS mode, null AS number, r.says AS says, p
}
RETURN DISTINCT m.code AS municipality, record, kind, name, mode, number, says, p.lines AS lines, p.quote AS quote
