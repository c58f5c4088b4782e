MATCH (current:JusouCurrent {name: 'current'})
RETURN current.revision AS revision, current.loads AS loads;
