"""What a crew did in an exercise, gathered from its record and the truth beside it, and its score."""
