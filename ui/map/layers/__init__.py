"""What a map paints, one thing a file, and the stack that says in which order."""
