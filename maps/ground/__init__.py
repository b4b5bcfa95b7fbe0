"""How high the ground is."""
