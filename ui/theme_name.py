"""The names of the themes, without Qt: settings are read before any window, and where none can open."""

from __future__ import annotations

from enum import StrEnum


class ThemeName(StrEnum):
    """What settings store."""

    DAY = "day"
    NIGHT = "night"
    HIGH_CONTRAST = "high_contrast"
