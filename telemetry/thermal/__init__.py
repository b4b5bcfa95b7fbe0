"""Thermal pictures: counts, palettes, temperatures, and how far to trust them."""
