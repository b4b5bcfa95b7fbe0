"""Positions of a Traccar server as JSON: what its web service answers, or a dump of its table.

Speeds are in knots. `fixTime` is when it was there; positions that the server calls invalid or outdated
count for nothing. In dumps the names are in capitals, and times without a zone are UTC.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, cast

from incidents.tracks.fixes import NAN, Doubts, Fix, Gathered
from incidents.tracks.nmea import KNOT_M_S
from incidents.tracks.track import TrackError, micros
from maps.foreign.file import SHOWN_CHARS, parse_time
from maps.foreign.json_file import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from incidents.tracks.fixes import Asked

_YES = frozenset({True, "true", "1", "t"})


def read_traccar(path: Path, _asked: Asked) -> Gathered:
    """A row is the number of the position in the list. TrackError when it is no list of positions."""
    document: Any = read_json(path)
    rows = cast("list[Any]", document if isinstance(document, list) else [document])
    if not all(isinstance(position, dict) for position in rows):
        raise TrackError(f"{path.name}: is no list of Traccar positions; export them from the server")
    doubts = Doubts()
    fixes: list[Fix] = []
    for row, position in enumerate(rows, 1):
        folded = _folded(position)
        if _said(folded, "valid") is False or _said(folded, "outdated") is True:
            doubts.line("track_invalid", row)
        elif (fix := _fix(folded, row)) is None:
            doubts.line("track_unreadable", row)
        else:
            fixes.append(fix)
    if rows and not fixes and not any("fixtime" in _folded(one) for one in rows):
        raise TrackError(f"{path.name}: holds no Traccar position: item 1 has no fixTime")
    return Gathered(fixes, doubts)


def _folded(position: Any) -> Mapping[str, Any]:
    """Names without regard to capitals and underscores."""
    if not isinstance(position, dict):
        return {}
    named = cast("dict[str, Any]", position)
    return {name.casefold().replace("_", ""): value for name, value in named.items()}


def _said(position: Mapping[str, Any], name: str) -> bool | None:
    """None: nothing was said."""
    value = position.get(name)
    if value is None:
        return None
    return (value.casefold() if isinstance(value, str) else value) in _YES if _is_plain(value) else None


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | bool | int | float)


def _fix(position: Mapping[str, Any], row: int) -> Fix | None:
    written = position.get("fixtime")
    if not isinstance(written, str):
        return None
    try:
        at_us = micros(parse_time(written.strip()))
    except (ValueError, OverflowError):
        return None
    device = position.get("deviceid")
    return Fix(
        row,
        at_us,
        _number(position.get("latitude")),
        _number(position.get("longitude")),
        _number(position.get("altitude")),
        _number(position.get("speed")) * KNOT_M_S,
        _number(position.get("course")),
        str(device)[:SHOWN_CHARS] if isinstance(device, str | int) else "",
    )


def _number(value: Any) -> float:
    """Also as text, which dumps write."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return NAN
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return NAN
    return number if math.isfinite(number) else NAN
