"""Painted controls that every page is made of."""
