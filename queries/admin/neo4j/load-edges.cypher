UNWIND $rows AS row
MATCH (a:Jusou {revision: $revision, id: row.start})
MATCH (b:Jusou {revision: $revision, id: row.end})
MERGE (a)-[:$($type)]->(b);
