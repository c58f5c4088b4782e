// The number of loads tells a reader that the same revision went and came back.
MATCH (load:JusouLoad {name: 'load'})
SET load.asked = timestamp()
WITH load
WHERE load.holder = $holder
MERGE (current:JusouCurrent {name: 'current'})
SET current.revision = $revision, current.loads = coalesce(current.loads, 0) + 1
RETURN count(*) AS done;
