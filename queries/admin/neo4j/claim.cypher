// Takes the right to load where it is free, or where its holder has been silent for $patience milliseconds.
// Writing before reading takes the lock, so that of two who ask at once one gets it.
MERGE (load:JusouLoad {name: 'load'})
SET load.asked = timestamp()
WITH load
WHERE load.holder IS NULL OR load.beat < timestamp() - $patience
SET load.holder = $holder, load.beat = timestamp()
RETURN count(*) AS done;
