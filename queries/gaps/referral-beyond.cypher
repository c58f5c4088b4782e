//+ name: gaps/referral-beyond
//+ summary: 県や国につなぐと書かれているが、つなぎ先が書かれていない相談
//+ columns: [municipality, record]
//+ parameters: [municipality]
//+ denominator: counts/places
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Provision {status: "active"})-[:PROGRAMME]->(c:Concept)
WHERE c.codeWord STARTS WITH "p1-"
  AND r.content =~ "(?s).*(県|国)(との(連絡)?調整|につな|へつな|に引き継|へ引き継).*"
RETURN DISTINCT m.code AS municipality, r.id AS record
