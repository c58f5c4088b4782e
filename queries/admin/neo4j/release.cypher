MATCH (load:JusouLoad {name: 'load', holder: $holder})
REMOVE load.holder
RETURN count(*) AS done;
