"""NMEA 0183, as a receiver in a truck writes it: RMC for time, place and speed, GGA for the height."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, cast

from pynmeagps import NMEAReader
from pynmeagps.exceptions import NMEAMessageError, NMEAParseError, NMEAStreamError, NMEATypeError

from incidents.tracks.fixes import NAN, Doubts, Fix, Gathered, keep
from incidents.tracks.track import micros
from maps.foreign.limits import MAX_TRACK_BYTES, MAX_TRACK_LINE_CHARS
from maps.foreign.text_lines import text_lines

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.tracks.fixes import Asked

KNOT_M_S = 1852.0 / 3600.0
_UNREADABLE = (NMEAParseError, NMEAMessageError, NMEATypeError, NMEAStreamError, ValueError)
_DAY_US = 86_400_000_000
_GGA = re.compile(
    r"\$..GGA,(?P<h>\d\d)(?P<m>\d\d)(?P<s>\d\d(?:\.\d{1,9})?),[^,]*,[NS],[^,]*,[EW],(?P<quality>\d),"
    r"[^,]*,[^,]*,(?P<height>-?\d{1,6}(?:\.\d{1,9})?),M",
    re.ASCII,
)
_OF_RMC = ("date", "time", "lat", "lon", "spd", "cog")
_HEIGHT_WITHIN_US = 1_500_000  # a GGA belongs to the RMC of its second


def read_nmea(path: Path, _asked: Asked) -> Gathered:
    """One position for each valid RMC. Wrong checksums, and positions marked invalid, are counted."""
    doubts = Doubts()
    fixes: list[Fix] = []
    heights: dict[int, float] = {}  # by microseconds of the day
    for row, line in text_lines(path, MAX_TRACK_BYTES, MAX_TRACK_LINE_CHARS):
        sentence = line[line.find("$") :].strip() if "$" in line else ""
        kind = sentence[3:6]
        if kind not in ("RMC", "GGA"):
            continue
        if not _is_sound(sentence):
            doubts.line("track_checksum", row)
            continue
        if kind == "GGA":
            _keep_height(sentence, heights)
            continue
        message = _parsed(sentence)
        if message is None:
            doubts.line("track_unreadable", row)
        elif getattr(message, "status", "") != "A":
            doubts.line("track_invalid", row)
        elif (fix := _fix(message, row)) is None:
            doubts.line("track_unreadable", row)
        else:
            keep(path.name, fixes, fix)
    return Gathered([fix._replace(height_m=_height(fix, heights)) for fix in fixes], doubts)


def _is_sound(sentence: str) -> bool:
    """The XOR of everything between $ and *; a sentence without one was not finished."""
    body, star, written = sentence[1:].rpartition("*")
    if not star or not body.isascii():
        return False
    found = 0
    for letter in body.encode("ascii"):
        found ^= letter
    return written[:2].upper() == f"{found:02X}"


def _parsed(sentence: str) -> Any:  # the library knows few types
    parse = cast("Any", NMEAReader).parse
    try:
        return parse(sentence.encode("ascii") + b"\r\n")
    except _UNREADABLE:
        return None


def _fix(message: Any, row: int) -> Fix | None:
    # The library leaves out what a short sentence lacks; its two-digit years turn over in 2069
    day, clock, lat, lon, speed, course = (getattr(message, name, None) for name in _OF_RMC)
    if not isinstance(day, date) or not isinstance(clock, time):
        return None
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    return Fix(
        row,
        micros(datetime.combine(day, clock, UTC)),
        float(lat),
        float(lon),
        NAN,
        float(speed) * KNOT_M_S if isinstance(speed, int | float) else NAN,
        float(course) if isinstance(course, int | float) else NAN,
    )


def _keep_height(sentence: str, heights: dict[int, float]) -> None:
    """Only the clock, the quality and the height of a GGA, by hand: in full it takes as long as the RMC."""
    gga = _GGA.match(sentence)
    if gga is not None and gga["quality"] != "0":
        second = (int(gga["h"]) * 60 + int(gga["m"])) * 60 + float(gga["s"])
        heights[round(second * 1e6)] = float(gga["height"])


def _height(fix: Fix, heights: dict[int, float]) -> float:
    of_day_us = fix.at_us % _DAY_US
    if of_day_us in heights:
        return heights[of_day_us]
    whole = of_day_us - of_day_us % 1_000_000
    return heights.get(whole, NAN) if of_day_us - whole < _HEIGHT_WITHIN_US else NAN
