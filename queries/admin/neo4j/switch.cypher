MERGE (current:JusouCurrent {name: 'current'})
SET current.revision = $revision;
