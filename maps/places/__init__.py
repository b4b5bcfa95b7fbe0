"""Places that a brigade looks for: water, meeting points, gates, bridges, tracks, signs and cameras."""
