"""What one shared map shows: ways, areas, marks and their surroundings, with the pens they are drawn with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.formats.features import Line, NamedArea
    from maps.geo import LatLon
    from maps.sheet.place_signs import Look

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_DASHES = re.compile(r"[0-9. ]*")


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: a hex colour, and lengths of dashes and gaps such as `6 5`."""

    colour: str
    width_px: float = 2.8
    dashes_px: str = ""

    def __post_init__(self) -> None:
        if not (_HEX.fullmatch(self.colour) and _DASHES.fullmatch(self.dashes_px)):
            raise ValueError(f"{self.colour} {self.dashes_px} is not a pen such as #0b6e7f, 6 5")


FLOWN = Pen("#0b6e7f")
PLANNED = Pen("#0b6e7f", 1.6, "6 5")
TRUCK = Pen("#4a4f57", 2.4)
BORDER = Pen("#7a5195", 1.6, "10 4 2 4")
HOT = Pen("#c22a1c", 1.6)


@dataclass(frozen=True, slots=True)
class Track:
    """A way. Its name stands in the legend; `text` is said when it is touched."""

    line: Line
    pen: Pen = FLOWN
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """An area. Its name stands in the legend; `text` is said when it is touched."""

    area: NamedArea
    pen: Pen = PLANNED
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with a short label painted on the map, such as a number; `text` is said when it is touched."""

    at: LatLon
    label: str
    text: str = ""
    pen: Pen = HOT
    error_m: float | None = None  # drawn to scale as a ring; None: not known


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of the surroundings: a zone, what a camera sees, a lake, a forest track. The first ring is the
    outline, the others are holes; `fill` from 0 to 1, None for a line.
    """

    rings: tuple[tuple[LatLon, ...], ...]
    pen: Pen
    name: str = ""
    text: str = ""
    fill: float | None = 0.08


@dataclass(frozen=True, slots=True)
class Sign:
    """A place with the sign of its kind; `text` and its coordinates are said when it is touched."""

    at: LatLon
    look: Look
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Surroundings of one sort, under one switch. `legend`: its pens and signs, with what they mean."""

    name: str
    shapes: tuple[Shape, ...] = ()
    signs: tuple[Sign, ...] = ()
    legend: tuple[tuple[Pen | Look, str], ...] = ()
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Switches:
    """What the switches of the map are called; what has no name cannot be turned off."""

    menu: str = ""
    pictures: str = ""
    tracks: str = ""
    areas: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one map shows, in the reader's language. `banner` is for TRAINING and REPLAY, `notes` for what
    nobody may overlook, such as how old the zones are. `frame`: what the first look shows; without it ways,
    areas and marks, else the signs.
    """

    title: str
    subtitle: str = ""
    banner: str = ""
    language: str = "en"
    tracks: tuple[Track, ...] = ()
    areas: tuple[Outline, ...] = ()
    marks: tuple[Mark, ...] = ()
    layers: tuple[Layer, ...] = ()
    switches: Switches = Switches()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # of the layers: always painted on the map
    frame: tuple[LatLon, ...] = ()
