"""The air of an exercise, through its hours and up to where the drone flies."""
