// Labels are dynamic ($labels), so that one statement serves every class.
UNWIND $rows AS row
MERGE (n:Jusou {revision: $revision, id: row.id})
SET n += row.values, n:$($labels);
