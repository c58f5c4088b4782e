// Labels are dynamic ($labels), so that one statement serves every class. Nothing is written without the claim.
MATCH (load:JusouLoad {name: 'load'})
SET load.asked = timestamp()
WITH load
WHERE load.holder = $holder
SET load.beat = timestamp()
WITH load
UNWIND $rows AS row
MERGE (n:Jusou {revision: $revision, id: row.id})
SET n += row.values, n:$($labels)
RETURN count(*) AS done;
