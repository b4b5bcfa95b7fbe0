"""The pretend drone."""
