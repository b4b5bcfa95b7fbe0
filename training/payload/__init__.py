"""A camera on a gimbal below the embedded drone, and what the two say."""
