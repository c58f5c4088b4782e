//+ name: cq/cq15
//+ summary: 実施計画の根拠条文と、調和を保つべき計画を定める条文
//+ columns: [municipality, basis, printed, provision, correction, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(b:LegalBasis)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality)
  AND b.law STARTS WITH "社会福祉法" AND b.provision STARTS WITH "第106条の5"
RETURN DISTINCT m.code AS municipality, b.slug AS basis, b.printed AS printed, b.provision AS provision,
  b.correction AS correction, p.lines AS lines, p.quote AS quote
