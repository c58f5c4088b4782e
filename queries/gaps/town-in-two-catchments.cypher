//+ name: gaps/town-in-two-catchments
//+ summary: 二つのセンターに印字されている町名（丁目・番・字が分かれているものと、分野・新規と継続・適用の日がちがうものを除く）
//+ columns: [municipality, town, printed, agency, entry]
//+ parameters: [municipality]
//+ denominator: counts/catchment-entries
MATCH (m:Municipality {revision: $revision})
WHERE $municipality IS NULL OR m.code = $municipality
MATCH (m)<-[:IN_MUNICIPALITY]-(e:CatchmentEntry)-[:ENTRY_OF]->(a:Agency)
MATCH (m)<-[:IN_MUNICIPALITY]-(o:CatchmentEntry {town: e.town})-[:ENTRY_OF]->(b:Agency)
MATCH (e)-[:IN_TABLE]->()-[:FIELD]->(f:Concept)
MATCH (o)-[:IN_TABLE]->()-[:FIELD]->(f)
WHERE a <> b AND e.extent <> "except" AND o.extent <> "except"
  AND NOT ((e.appliesTo = "aza_part" OR e.aza IS NOT NULL) AND (o.appliesTo = "chome_part" OR o.chomeFrom IS NOT NULL))
  AND NOT ((o.appliesTo = "aza_part" OR o.aza IS NOT NULL) AND (e.appliesTo = "chome_part" OR e.chomeFrom IS NOT NULL))
  AND NOT coalesce(e.chomeFrom > o.chomeTo OR o.chomeFrom > e.chomeTo, false)
  AND NOT coalesce(e.banFrom > o.banTo OR o.banFrom > e.banTo, false)
  AND NOT coalesce(e.banFrom = o.banTo AND e.goFrom > o.goTo, false)
  AND NOT coalesce(o.banFrom = e.banTo AND o.goFrom > e.goTo, false)
  AND NOT coalesce(e.aza <> o.aza, false)
  AND coalesce(e.namedPlace, "") = coalesce(o.namedPlace, "")
  AND NOT coalesce(e.ward <> o.ward, false)
  AND NOT coalesce(e.cases <> o.cases, false)
  AND NOT coalesce(e.validFrom > o.validUntil, false) AND NOT coalesce(o.validFrom > e.validUntil, false)
  AND NOT EXISTS {
    MATCH (a)<-[:ENTRY_OF]-(x:CatchmentEntry {town: e.town, extent: "except"})
    WHERE (x.banFrom IS NULL AND x.chomeFrom <= o.chomeFrom AND o.chomeTo <= x.chomeTo) OR (x.appliesTo = "aza" AND x.aza = o.aza)
  }
  AND NOT EXISTS {
    MATCH (b)<-[:ENTRY_OF]-(x:CatchmentEntry {town: e.town, extent: "except"})
    WHERE (x.banFrom IS NULL AND x.chomeFrom <= e.chomeFrom AND e.chomeTo <= x.chomeTo) OR (x.appliesTo = "aza" AND x.aza = e.aza)
  }
RETURN DISTINCT m.code AS municipality, e.town AS town, e.printed AS printed, a.id AS agency, e.id AS entry
