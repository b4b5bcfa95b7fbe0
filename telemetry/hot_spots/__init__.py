"""Hot spots: found in pictures, followed on the ground, confirmed over several sightings."""
