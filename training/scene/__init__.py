"""What both cameras see of an exercise, and the truth of it."""
