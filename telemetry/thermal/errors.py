"""What a thermal camera did wrong, in one line."""

from __future__ import annotations


class ThermalError(Exception):
    """A thermal camera that does not answer, or sends what cannot be used: what, where, what to do."""
