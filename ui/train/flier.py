"""Who flies an exercise."""

from __future__ import annotations

from enum import Enum


class Flier(Enum):
    """Who answers as the drone."""

    EMBEDDED = "embedded"
    SITL = "sitl"
