"""The index over all incidents: lists and search, in SQLite or PostgreSQL."""
