"""A camera to test and train with: known temperatures seen from the drone, sent as cameras send."""
