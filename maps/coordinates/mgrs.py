"""MGRS, the squares of the army: 34VFH1234567890. Letters by NGA.STND.0037, section 3."""

from __future__ import annotations

import re

from maps.coordinates.reading import Notation, Reading
from maps.coordinates.utm import BANDS, from_utm, to_utm
from maps.geo import LatLon
from maps.grids import PositionError

_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")  # of zones 1, 2, 3, 4 is as 1
_ROWS = "ABCDEFGHJKLMNPQRSTUV"  # 20 squares of 100 km, then from the start; even zones begin at F
_MGRS = re.compile(
    rf"(?P<zone>[0-9]{{1,2}}) ?(?P<band>[{BANDS}]) ?"
    r"(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])(?P<digits> ?[0-9][0-9 ]*)"
)
_SQUARE_M, _CYCLE_M, _EQUATOR_M = 100_000, 2_000_000, 10_000_000  # the equator, counted from the south
_HAIR_M = 0.001  # whole metres stay whole, there and back
_SLACK_DEG = 1.1  # a square of 100 km that is cut by the edge of a band


def to_mgrs(at: LatLon) -> str:
    """The square of one metre in which it lies. Not at the poles."""
    utm = to_utm(at)
    column, east = divmod(int(utm.easting_m + _HAIR_M), _SQUARE_M)
    northing = int(utm.northing_m + _HAIR_M)
    if utm.band < "N":
        northing = min(northing, _EQUATOR_M - 1)
    row, north = divmod(northing, _SQUARE_M)
    letters = _COLUMNS[(utm.zone - 1) % 3][column - 1] + _ROWS[(row + _offset(utm.zone)) % len(_ROWS)]
    return f"{utm.zone}{utm.band} {letters} {east:05d} {north:05d}"


def mgrs(written: str) -> tuple[Reading, ...] | None:
    """The middle of the square that a text in capitals names; None if it is not MGRS."""
    match = _MGRS.fullmatch(written)
    if match is None:
        return None
    zone, band = int(match["zone"]), match["band"]
    if not 1 <= zone <= 60:
        raise PositionError(f"there is no MGRS zone {zone}: they go from 1 to 60; here it is 34 or 35")
    east, north, size_m = _digits(match["digits"], written)
    column, row = match["square"]
    if column not in _COLUMNS[(zone - 1) % 3]:
        raise PositionError(f"zone {zone} has no square {column}{row}: check the two letters")
    easting = (_COLUMNS[(zone - 1) % 3].index(column) + 1) * _SQUARE_M + east + size_m / 2
    southern = (_ROWS.index(row) - _offset(zone)) % len(_ROWS) * _SQUARE_M + north + size_m / 2
    at = _in_band(zone, band, easting, southern)
    if at is None:
        raise PositionError(f"zone {zone}{band} has no square {column}{row}: check the letters")
    said = f"{zone}{band} {column}{row} {match['digits'].strip()}"
    return (Reading(at, Notation.MGRS, said, None, max(1.0, size_m / 2)),)


def _in_band(zone: int, band: str, easting_m: float, northing_m: float) -> LatLon | None:
    """The rows repeat every 2,000 km, the band says where."""
    bottom = -80.0 + 8.0 * BANDS.index(band)
    top = bottom + (12.0 if band == "X" else 8.0)
    for cycle in range(5):
        try:
            at = from_utm(zone, easting_m, northing_m + cycle * _CYCLE_M, south=band < "N")
        except PositionError:
            continue
        if bottom - _SLACK_DEG <= at.lat_deg <= top + _SLACK_DEG:
            return at
    return None


def _digits(written: str, whole: str) -> tuple[int, int, int]:
    """Easting and northing in the square, and the size of what the digits name, all in metres."""
    groups = written.split()
    digits = "".join(groups)
    half = len(digits) // 2
    uneven = len(digits) % 2 or len(digits) > 10 or (len(groups) == 2 and len(groups[0]) != half)
    if uneven or len(groups) > 2:
        raise PositionError(f'"{whole[:40]}": MGRS has as many digits for east as for north, five at most')
    size_m = 10 ** (5 - half)
    return int(digits[:half]) * size_m, int(digits[half:]) * size_m, size_m


def _offset(zone: int) -> int:
    return 0 if zone % 2 else 5
