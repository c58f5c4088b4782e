//+ name: counts/held
//+ summary: どこかの自治体の計画にある場の種類・会議・一覧の数
//+ columns: [municipality, total]
//+ parameters: [municipality]
MATCH (:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource|Meeting|CatchmentEntry|IntakeItem|NetworkMember|Department)
OPTIONAL MATCH (r)-[:PLACE_KIND]->(own:Concept)
OPTIONAL MATCH (own)-[:BROADER]->(wider:Concept)
WITH r, coalesce(wider, own) AS k, [label IN labels(r) WHERE label <> "Jusou"][0] AS label
WHERE label <> "Resource" OR (r.status = "active" AND k.codeWord <> "supportProject")
WITH count(DISTINCT [label, CASE label WHEN "Resource" THEN k.codeWord WHEN "Meeting" THEN r.holds ELSE "" END]) AS total
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
RETURN m.code AS municipality, total
