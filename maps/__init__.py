"""The ground: positions, areas, elevation, borders, tiles."""
