"""From a pixel to a place on the ground and back, with the error of it."""
