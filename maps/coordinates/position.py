"""The strict door: a text that is one position, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.coordinates.halves import short
from maps.coordinates.reading import Notation
from maps.coordinates.readings import readings
from maps.grids import PositionError

if TYPE_CHECKING:
    from maps.geo import LatLon


def parse_position(text: str) -> LatLon:
    """A position as typed or pasted, in any notation that `readings` knows. Without letters the latitude
    stands first. PositionError says what is wrong, or which two positions it may be.
    """
    first, *others = readings(text)
    if not others:
        return first.at
    if first.notation in (Notation.DECIMAL, Notation.MINUTES, Notation.SECONDS):
        meant = f"{first.at.lon_deg:.10g} N {first.at.lat_deg:.10g} E"
        raise PositionError(f'"{short(text)}" lies in Arabia: write the latitude first, or {meant}')
    said = " or ".join(reading.said for reading in (first, *others))
    raise PositionError(f'"{short(text)}" can be read both ways: write {said}')
