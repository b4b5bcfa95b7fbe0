"""The list of all alarms of a flight."""
