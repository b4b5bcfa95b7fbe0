"""The shapes in which a drone searches."""
