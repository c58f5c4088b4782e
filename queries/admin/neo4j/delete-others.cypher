MATCH (n:Jusou) WHERE n.revision <> $revision
CALL (n) {
  MATCH (load:JusouLoad {name: 'load', holder: $holder})
  SET load.beat = timestamp()
  DETACH DELETE n
} IN TRANSACTIONS OF 1000 ROWS;
