"""Read and write map files by their suffix: GeoJSON, KML, KMZ (read only) and GPX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.formats import geojson, gpx, kml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from maps.area import Area
    from maps.formats.features import Features, Line, Point

READERS: dict[str, Callable[[Path], Features]] = {
    ".geojson": geojson.read,
    ".json": geojson.read,
    ".kml": kml.read,
    ".kmz": kml.read,
    ".gpx": gpx.read,
}
WRITERS: dict[str, Callable[[Features], str]] = {
    ".geojson": geojson.text,
    ".json": geojson.text,
    ".kml": kml.text,
    ".gpx": gpx.text,
}


def read(path: Path) -> Features:
    """All that the file holds. FormatError names the file, the place in it and what to do."""
    return READERS[_suffix(path, READERS)](path)


def read_areas(path: Path) -> tuple[Area, ...]:
    """The areas of a file, at least one."""
    areas = read(path).areas
    if not areas:
        raise FormatError(path, "", "no area in it: draw a polygon")
    return tuple(named.area for named in areas)


def read_lines(path: Path) -> tuple[Line, ...]:
    """The lines and tracks of a file, at least one."""
    lines = read(path).lines
    if not lines:
        raise FormatError(path, "", "no line or track in it")
    return lines


def read_points(path: Path) -> tuple[Point, ...]:
    """The points of a file, at least one."""
    points = read(path).points
    if not points:
        raise FormatError(path, "", "no point in it")
    return points


def write(path: Path, features: Features) -> None:
    """Write the format that the suffix names; the file is there whole or not at all."""
    _replace(path, WRITERS[_suffix(path, WRITERS)](features))


def write_geojson(path: Path, features: Features) -> None:
    """Write GeoJSON whatever the suffix is."""
    _replace(path, geojson.text(features))


def _suffix(path: Path, known: Collection[str]) -> str:
    suffix = path.suffix.lower()
    if suffix not in known:
        raise FormatError(path, "", f"unknown kind of map file; known are {', '.join(known)}")
    return suffix


def _replace(path: Path, content: str) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(content, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as e:
        part.unlink(missing_ok=True)
        raise FormatError(path, "", f"cannot be written: {e.strerror}") from e
