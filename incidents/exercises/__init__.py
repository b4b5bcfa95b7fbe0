"""The brigade's own fires as exercises."""
