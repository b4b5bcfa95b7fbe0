"""The settings: a few rows in sections, searched, and handed to the brigade's other laptops."""
