// Nothing is written without the claim; an edge whose ends are not there is not counted.
MATCH (load:JusouLoad {name: 'load'})
SET load.asked = timestamp()
WITH load
WHERE load.holder = $holder
SET load.beat = timestamp()
WITH load
UNWIND $rows AS row
MATCH (a:Jusou {revision: $revision, id: row.start})
MATCH (b:Jusou {revision: $revision, id: row.end})
MERGE (a)-[:$($type)]->(b)
RETURN count(*) AS done;
