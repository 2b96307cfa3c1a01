"""The audit store: facts, findings and the state of the run by content hash, on SQLite or PostgreSQL."""
