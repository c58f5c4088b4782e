//+ name: cq/cq26
//+ summary: 個別の支援を扱う会議と、本人の同意が要るか
//+ columns: [municipality, meeting, name, holds, consent, lines, quote]
//+ parameters: [municipality, holds, consent]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(x:Meeting)-[:DERIVED_FROM]->(p:Passage)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($holds IS NULL OR x.holds = $holds)
  AND ($consent IS NULL OR x.consent = $consent) AND x.holds IN ["support_meeting", "integrated_support_meeting"]
RETURN DISTINCT m.code AS municipality, x.slug AS meeting, x.name AS name, x.holds AS holds, x.consent AS consent,
  p.lines AS lines, p.quote AS quote
