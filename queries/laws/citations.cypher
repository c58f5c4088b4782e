//+ name: laws/citations
//+ summary: 計画が引く法の条項（法令ID・条項・引用の箇所）
//+ columns: [municipality, law, provision, label, basis, lines]
//+ parameters: [municipality, law]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(b:LegalBasis)-[:CITES]->(provision:LawProvision)-[:LAW_OF]->(l:Law)
WHERE $law IS NULL OR l.lawId = $law
MATCH (b)-[:DERIVED_FROM]->(p:Passage)
RETURN DISTINCT m.code AS municipality, l.lawId AS law, provision.id AS provision, provision.name AS label,
  b.slug AS basis, p.lines AS lines
