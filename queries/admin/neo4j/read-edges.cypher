MATCH (a:Jusou {revision: $revision})-[r]->(b:Jusou)
RETURN a.id AS start, type(r) AS type, b.id AS end;
