"""The coordinates in an alarm text: any notation, and what is doubtful about them."""

from __future__ import annotations

from incidents.alarm.doubt import Doubt
from incidents.alarm.record import AlarmPlace
from maps.borders import country_at
from maps.coordinates.reading import Notation
from maps.coordinates.readings import readings
from maps.coordinates.swapped import seems_swapped
from maps.foreign.file import SHOWN_CHARS
from maps.geo import LatLon
from maps.grids import PositionError

COARSE_M = 30.0  # finer digits say nothing of how well the place is known
_DEGREES = (Notation.DECIMAL, Notation.MINUTES, Notation.SECONDS)


def read_position(written: str, row: int | None) -> tuple[AlarmPlace, list[Doubt]]:
    """Two readings in degrees: the one in the region, and said. Two in metres: none, a person chooses."""
    about = written[:SHOWN_CHARS]
    try:
        first, *others = readings(written)
    except PositionError:
        return AlarmPlace(None, written), [Doubt(row, "place_unreadable", about)]
    if others and first.notation not in _DEGREES:
        said = " / ".join(reading.said for reading in (first, *others))
        return AlarmPlace(None, written, first.notation), [Doubt(row, "axes_uncertain", said)]
    doubts = [Doubt(row, "axes_swapped", about)] if others else []
    error_m = first.error_m if first.error_m > COARSE_M else None
    return _checked(AlarmPlace(first.at, written, first.notation, error_m), row, doubts)


def read_degrees(lat: object, lon: object, row: int | None) -> tuple[AlarmPlace | None, list[Doubt]]:
    """Two numbers of a JSON document; None where it holds none."""
    if lat in (None, "") and lon in (None, ""):
        return None, []
    written = f"{lat}, {lon}"[:SHOWN_CHARS]
    try:
        at = LatLon(float(str(lat)), float(str(lon)))
    except ValueError:
        return AlarmPlace(None, written), [Doubt(row, "place_unreadable", written)]
    if at.lat_deg == 0.0 and at.lon_deg == 0.0:
        return None, []
    doubts: list[Doubt] = []
    if seems_swapped(at):
        at, doubts = LatLon(at.lon_deg, at.lat_deg), [Doubt(row, "axes_swapped", written)]
    return _checked(AlarmPlace(at, written, Notation.DECIMAL), row, doubts)


def _checked(place: AlarmPlace, row: int | None, doubts: list[Doubt]) -> tuple[AlarmPlace, list[Doubt]]:
    """Beyond both countries it may be a mistake, or a neighbour's fire: said."""
    if place.at is not None and country_at(place.at) is None:
        doubts.append(Doubt(row, "place_abroad", place.written[:SHOWN_CHARS]))
    return place, doubts
