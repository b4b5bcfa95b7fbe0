"""The report of an incident: what it says, and how it is put on paper, into pages and map files."""
