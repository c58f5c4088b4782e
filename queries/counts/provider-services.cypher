//+ name: counts/provider-services
//+ summary: だれが、どの事業・窓口・場を受けもつか
//+ columns: [municipality, provider, record, programme]
//+ parameters: [municipality]
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(r:Provision|Agency|Resource {status: "active"})-[:PROVIDED_BY|OPERATED_BY]->(o:Organization)
MATCH (r)-[:PROGRAMME]->(c:Concept)
RETURN DISTINCT m.code AS municipality, o.id AS provider, r.id AS record, c.codeWord AS programme
