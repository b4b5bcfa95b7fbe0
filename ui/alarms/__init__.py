"""Alarms before the eyes: which one is shown now, and the list of all of a flight."""
