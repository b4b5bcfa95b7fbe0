"""The air and the sun of an exercise, through its hours and up to where the drone flies."""
