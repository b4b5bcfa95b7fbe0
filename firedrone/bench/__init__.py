"""Ours, the peers' and what is possible, measured in one run."""
