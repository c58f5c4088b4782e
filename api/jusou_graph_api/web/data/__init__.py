"""資料と記録: what is recorded and where the plan says it."""
