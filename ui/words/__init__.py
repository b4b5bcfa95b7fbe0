"""Sentences for the codes of the packages below."""
