//+ name: meetings/consent
//+ summary: 会議ごとに本人の同意が要るか
//+ columns: [municipality, meeting, name, holds, consent]
//+ parameters: [municipality, consent]
MATCH (m:Municipality {revision: $revision})<-[:IN_MUNICIPALITY]-(x:Meeting)
WHERE ($municipality IS NULL OR m.code = $municipality) AND ($consent IS NULL OR x.consent = $consent)
RETURN DISTINCT m.code AS municipality, x.slug AS meeting, x.name AS name, x.holds AS holds, x.consent AS consent
