MATCH (n:Jusou) WHERE n.revision <> $revision
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS;
