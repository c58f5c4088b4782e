MATCH (current:JusouCurrent {name: 'current'})
RETURN current.revision AS revision;
