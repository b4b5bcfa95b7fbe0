"""Zones of the air: where, when and how high something is forbidden or asked for."""
