"""Between the pages and the rooms below: what a press of a button sets in motion."""
