"""Files that others made: the one door for them, and how much of them is let in."""
