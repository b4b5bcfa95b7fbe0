"""What the camera can do, as far as it said, and how it is set now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Control(StrEnum):
    """What can be asked of a camera."""

    PHOTO = "photo"
    RECORD = "record"
    ZOOM = "zoom"
    POINT = "point"  # look down, ahead, at a place
    PALETTE = "palette"
    LEVEL = "level"  # level and span, locked or automatic
    ISOTHERM = "isotherm"
    GAIN = "gain"


class Aim(StrEnum):
    """Where the camera is told to look."""

    FREE = "free"  # as somebody pointed it
    AHEAD = "ahead"  # with the nose of the drone
    DOWN = "down"
    PLACE = "place"  # at a place on the ground, wherever the drone goes


PRESETS_C = (50.0, 60.0, 120.0)  # no standard threshold for mop-up was found: named presets


@dataclass(frozen=True, slots=True)
class CameraNow:
    """`recording_s` None: it does not record. `saturated_c`: the end of its range, where it stands at it."""

    recording_s: float | None = None
    aim: Aim = Aim.FREE
    palette: str = ""  # a key of the palettes that are offered
    level_locked: bool = False
    isotherm_c: float | None = None  # None: off
    wide_range: bool = False
    saturated_c: float | None = None
