MATCH (n:Jusou {revision: $revision})
RETURN n.id AS id, labels(n) AS labels, properties(n) AS values;
