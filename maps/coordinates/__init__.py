"""Positions as people write and say them, and back."""
