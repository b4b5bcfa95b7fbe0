"""A camera to test and train with: a scene of known temperatures, seen from the drone and sent as cameras send."""
