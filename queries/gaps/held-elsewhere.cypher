//+ name: gaps/held-elsewhere
//+ summary: ほかの自治体の計画にあって、この自治体の計画では確認できない場の種類・会議・一覧
//+ columns: [municipality, kind, item]
//+ parameters: [municipality]
//+ denominator: counts/held
MATCH (:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(r:Resource|Meeting|CatchmentEntry|IntakeItem|NetworkMember|Department)
OPTIONAL MATCH (r)-[:PLACE_KIND]->(own:Concept)
OPTIONAL MATCH (own)-[:BROADER]->(wider:Concept)
WITH r, coalesce(wider, own) AS k, [label IN labels(r) WHERE label <> "Jusou"][0] AS label
WHERE label <> "Resource" OR (r.status = "active" AND k.codeWord <> "supportProject")
WITH DISTINCT CASE label WHEN "Resource" THEN "place" WHEN "Meeting" THEN "meeting" ELSE "list" END AS kind,
     CASE label WHEN "Resource" THEN k.codeWord WHEN "Meeting" THEN r.holds ELSE label END AS item
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
OPTIONAL MATCH (m)<-[:IN_MUNICIPALITY]-(x:Resource|Meeting|CatchmentEntry|IntakeItem|NetworkMember|Department)
WHERE CASE kind
        WHEN "place" THEN x:Resource AND x.status = "active" AND EXISTS { (x)-[:PLACE_KIND]->(:Concept)-[:BROADER*0..1]->(:Concept {codeWord: item}) }
        WHEN "meeting" THEN x:Meeting AND x.holds = item
        ELSE item IN labels(x)
      END
WITH m, kind, item, count(x) AS held
WHERE held = 0
RETURN m.code AS municipality, kind, item
