"""What stands up from the ground: masts, chimneys, power lines, woods; from GeoJSON, KML, KMZ or CSV.

Heights are above the ground at their foot. A thing without a height is kept: nobody may take it for low.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.corners import Positions
from maps.foreign.csv_file import decodes, rows
from maps.foreign.file import FormatError, plain, read_bytes
from maps.foreign.limits import MAX_CSV_BYTES
from maps.formats import by_suffix
from maps.geo import AboveGround, LatLon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from maps.formats.features import Fact

MOST_HEIGHT_M = 1000.0  # nothing that people built is higher
MOST_RADIUS_M = 2000.0
_HEIGHT = ("height_m", "height", "height_agl_m", "augstums", "augstums_m", "aukštis", "aukštis_m", "h")
_RADIUS = ("radius_m", "radius", "rādiuss", "spindulys")
_KIND = ("kind", "type", "man_made", "power", "veids", "rūšis")
_NAME = ("name", "title", "nosaukums", "pavadinimas")
_LAT, _LON = ("lat", "lat_deg", "latitude", "y"), ("lon", "lon_deg", "lng", "longitude", "x")
_NUMBER = re.compile(r"\s*([+-]?\d+(?:[.,]\d+)?)\s*(m|ft)?\.?\s*", re.IGNORECASE)
_FOOT_M = 0.3048


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One place is a point, more are a line; `filled` makes a closed line an area (a wood, a roof)."""

    places: tuple[LatLon, ...]
    height: AboveGround | None  # None: the file does not say
    radius_m: float = 0.0  # round a point or a line: guy wires, arms of a pylon
    kind: str = ""
    name: str = ""
    filled: bool = False


def read_obstacles(path: Path) -> tuple[Obstacle, ...]:
    """All of a file. FormatError names the place in it and what is wrong."""
    if path.suffix.lower() == ".csv":
        return tuple(_table(path))
    features = by_suffix.read(path)
    found: list[Obstacle] = []
    for n, point in enumerate(features.points, 1):
        found.append(_obstacle(path, f"point {n}", (point.at,), point.name, point.facts))
    for n, line in enumerate(features.lines, 1):
        found.append(_obstacle(path, f"line {n}", line.places, line.name, line.facts))
    for n, area in enumerate(features.areas, 1):
        ring = (*area.area.ring, area.area.ring[0])
        found.append(_obstacle(path, f"area {n}", ring, area.name, area.facts, filled=True))
    return tuple(found)


def _obstacle(
    path: Path,
    place: str,
    places: tuple[LatLon, ...],
    name: str,
    facts: Mapping[str, Fact],
    *,
    filled: bool = False,
) -> Obstacle:
    told = {key.strip().casefold(): value for key, value in facts.items()}
    height = _metres(path, place, told, _HEIGHT, MOST_HEIGHT_M)
    radius_m = _metres(path, place, told, _RADIUS, MOST_RADIUS_M)
    kind = next((str(told[key]) for key in _KIND if told.get(key)), "")
    return Obstacle(
        places,
        None if height is None else AboveGround(height),
        radius_m or 0.0,
        plain(kind)[:60],
        name,
        filled,
    )


def _metres(
    path: Path, place: str, told: Mapping[str, Fact], keys: Sequence[str], most_m: float
) -> float | None:
    """The first of the keys that has a value; None when none has."""
    value = next((told[key] for key in keys if told.get(key) not in (None, "")), None)
    if value is None:
        return None
    metres = math.nan
    if isinstance(value, str):
        found = _NUMBER.fullmatch(value)
        if found is not None:
            metres = float(found[1].replace(",", ".")) * (
                _FOOT_M if (found[2] or "").casefold() == "ft" else 1.0
            )
    elif not isinstance(value, bool):
        metres = float(value)
    if not 0.0 <= metres <= most_m:
        raise FormatError(path, place, f'"{plain(str(value))[:40]}" is not metres from 0 to {most_m:g}')
    return metres


def _table(path: Path) -> Iterator[Obstacle]:
    """A table of points: `kind; lat; lon; name; height_m; radius_m`, in any order, with a row of names."""
    content = read_bytes(path, MAX_CSV_BYTES)
    encoding = next((e for e in ("utf-8-sig", "cp1257") if decodes(content, e)), None)
    if encoding is None:
        raise FormatError(path, "", "neither UTF-8 nor Windows-1257: save it as UTF-8")
    first = content.split(b"\n", 1)[0]
    delimiter = max(";,\t", key=lambda sign: first.count(sign.encode()))
    positions, names = Positions(path), list[str]()
    for number, row in enumerate(rows(path, content, encoding, delimiter), 1):
        if not any(cell.strip() for cell in row):
            continue
        if not names:
            names = [cell.strip().casefold() for cell in row]
            continue
        told = dict(zip(names, row, strict=False))
        place = f"row {number}"
        lat, lon = _degrees(path, place, told, _LAT), _degrees(path, place, told, _LON)
        name = next((told[key].strip() for key in _NAME if told.get(key)), "")
        yield _obstacle(path, place, (positions.position(place, lon, lat),), plain(name), told)


def _degrees(path: Path, place: str, told: Mapping[str, str], keys: Sequence[str]) -> float:
    written = next((told[key] for key in keys if key in told), None)
    if written is None:
        raise FormatError(path, place, f"no column {keys[0]}: a table of obstacles has lat, lon and height_m")
    try:
        return float(written.replace(",", ".").strip())
    except ValueError as e:
        raise FormatError(path, place, f'"{plain(written)[:40]}" is no number of degrees') from e
