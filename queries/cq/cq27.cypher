//+ name: cq/cq27
//+ summary: 支援会議の守秘義務の根拠と範囲、共有を想定しない情報
//+ columns: [municipality, part, record, says, lines, quote]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE ($municipality IS NULL OR m.code = $municipality)
CALL (m) {
  MATCH (m)<-[:IN_MUNICIPALITY]-(x:LegalBasis)
  WHERE x.law STARTS WITH "社会福祉法" AND x.provision STARTS WITH "第106条の6"
  RETURN "basis" AS part, x, x.provision AS says
  UNION
  MATCH (m)<-[:IN_MUNICIPALITY]-(x:LegalBasis)
  WHERE x.law STARTS WITH "地方税法"
  RETURN "tax-basis" AS part, x, x.provision AS says
  UNION
  MATCH (m)<-[:IN_MUNICIPALITY]-(x:Rule)
  WHERE x.topic IN ["confidentiality", "secrecy", "tax-information"]
  RETURN "rule" AS part, x, x.says AS says
}
MATCH (x)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, part, x.slug AS record, says, p.lines AS lines, p.quote AS quote
