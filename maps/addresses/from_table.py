"""Places and houses from a table: the registers of Latvia and Lithuania, or what a municipality keeps."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from maps.addresses.columns import columns
from maps.addresses.entry import KIND_OF, Entry
from maps.addresses.folding import words
from maps.addresses.hit import Kind
from maps.addresses.written_address import Parts, parts
from maps.coordinates.swapped import seems_swapped
from maps.foreign.file import FormatError, plain
from maps.foreign.long_table import long_rows
from maps.geo import LatLon
from maps.grids import PositionError, from_grid, grid_positions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_GONE = frozenset({"del", "err", "arh", "neeksiste", "likvidets", "isregistruotas", "panaikintas"})
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def from_table(path: Path, take: Callable[[Entry], None], leave: Callable[[str], None]) -> None:
    """Tell `take` of every entry, and `leave` of every row that is left out, in one line.

    FormatError where the table as a whole cannot be used.
    """
    known: dict[str, int] = {}
    for number, row in long_rows(path):
        if not known:
            known = columns(path, row)
            continue
        cells = {what: plain(row[place]) for what, place in known.items() if place < len(row)}
        if _GONE.intersection(words(cells.get("status", ""))):
            continue
        try:
            entry = _entry(path, f"row {number}", cells)
        except FormatError as refused:
            leave(str(refused))
            continue
        take(entry)
    if not known:
        raise FormatError(path, "", "the table is empty")


def _entry(path: Path, place: str, cells: Mapping[str, str]) -> Entry:
    at = _position(path, place, cells)
    kind = next((KIND_OF[word] for word in words(cells.get("kind", "")) if word in KIND_OF), None)
    other = tuple(part.strip() for part in cells.get("other", "").split(";") if part.strip())
    found = parts(cells["address"]) if cells.get("address") else _in_columns(cells)
    if found is None or not words(found.name):
        raise FormatError(path, place, "no name in it")
    of_kind = found.kind if kind is None or found.number else kind
    lies = (found.settlement, found.parish, found.municipality)
    return Entry(of_kind, found.name, at, found.number, other, *lies)


def _in_columns(cells: Mapping[str, str]) -> Parts | None:
    street, name, settlement = (cells.get(what, "") for what in ("street", "name", "settlement"))
    parish, municipality = cells.get("parish", ""), cells.get("municipality", "")
    number = cells.get("number", "")
    if number and cells.get("block"):
        number = f"{number} k-{cells['block']}"
    if street:
        return Parts(Kind.STREET, street, number, settlement, parish, municipality)
    if name:
        kind = Kind.FARM if settlement or parish else Kind.OTHER
        return Parts(kind, name, number, settlement, parish, municipality)
    return Parts(Kind.VILLAGE, settlement, number, "", parish, municipality) if settlement else None


def _position(path: Path, place: str, cells: Mapping[str, str]) -> LatLon:
    """In degrees where there are some, else in metres: sorted by size, as the column says where unsure."""
    if cells.get("lat") and cells.get("lon"):
        lat, lon = (_number(path, place, cells[what]) for what in ("lat", "lon"))
        if abs(lat) > 90.0 or abs(lon) > 180.0 or math.hypot(lat, lon) < 0.01:
            raise FormatError(path, place, f"{lat:.10g}, {lon:.10g} is not a position")
        at = LatLon(lat, lon)
        if seems_swapped(at):
            raise FormatError(path, place, f"{lat:.10g}, {lon:.10g} seem swapped: latitude is the first")
        return at
    north, east = (_number(path, place, cells.get(what, "")) for what in ("north", "east"))
    try:
        return from_grid(grid_positions(north, east)[0])
    except PositionError as e:
        raise FormatError(path, place, str(e)) from e


def _number(path: Path, place: str, written: str) -> float:
    """With a decimal comma or point, blanks between thousands allowed."""
    bare = "".join(written.split()).replace(",", ".")
    if not _NUMBER.fullmatch(bare) or len(bare) > 30:
        raise FormatError(path, place, f'"{written[:40]}" is no number of degrees or metres')
    return float(bare)
