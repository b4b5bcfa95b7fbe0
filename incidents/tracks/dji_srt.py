"""The subtitles beside a DJI video: where the drone was for each picture, in both forms that there are.

    2026-04-12 13:21:00.123
    [latitude: 56.465000] [longitude: 23.345000] [rel_alt: 30.000 abs_alt: 72.100]

    HOME(23.3450,56.4650) 2017.08.05 14:11:51
    GPS(23.3450,56.4650,42) BAROMETER:12.3

The clock is the local one, and its zone is not written.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.tracks.fixes import NAN, ZONE, Doubts, Fix, Gathered, keep
from incidents.tracks.track import HeightOf, TrackError, micros
from incidents.written_time import read_time
from maps.foreign.limits import MAX_TRACK_BYTES, MAX_TRACK_LINE_CHARS
from maps.foreign.text_lines import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from incidents.tracks.fixes import Asked

_SPAN = re.compile(r"\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->", re.ASCII)
_CLOCK = re.compile(
    r"(?<!\d)(\d{4})[-.](\d{1,2})[-.](\d{1,2})[ T](\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,3}))?", re.ASCII
)
_NUMBER = r"([+-]?\d{1,7}(?:\.\d{1,12})?)"
# One model wrote "longtitude"
_PLACE = re.compile(rf"\[latitude\s?:\s?{_NUMBER}\]\s*\[long(?:t?)itude\s?:\s?{_NUMBER}\]", re.ASCII)
_GPS = re.compile(rf"\bGPS\s?\(\s?{_NUMBER},\s?{_NUMBER}(?:,\s?{_NUMBER}M?)?\s?\)", re.ASCII)
_ABOVE = re.compile(rf"\b(?:rel_alt\s?:|BAROMETER\s?:|H(?=\s))\s?{_NUMBER}", re.ASCII)


@dataclass(slots=True)
class _Block:
    """What was said about one picture."""

    row: int
    at_us: int | None = None
    lat_deg: float = NAN
    lon_deg: float = NAN
    height_m: float = NAN


def read_srt(path: Path, asked: Asked) -> Gathered:
    """One position a picture that has one. TrackError when no picture says its day."""
    doubts = Doubts()
    fixes: list[Fix] = []
    timeless = True
    for block in _blocks(path, asked.tz or ZONE, doubts):
        timeless = timeless and block.at_us is None
        if block.at_us is None:
            doubts.line("track_no_time", block.row)
        elif math.isnan(block.lat_deg):
            doubts.line("track_no_place", block.row)
        else:
            fix = Fix(block.row, block.at_us, block.lat_deg, block.lon_deg, block.height_m)
            keep(path.name, fixes, fix)
    if timeless:
        raise TrackError(f"{path.name}: its subtitles say no day and no time: give the flight log (CSV)")
    if asked.tz is None:
        doubts.whole("track_zone_assumed", ZONE)
    return Gathered(fixes, doubts, HeightOf.TAKE_OFF)


def _blocks(path: Path, tz: str, doubts: Doubts) -> Iterator[_Block]:
    block: _Block | None = None
    seconds: dict[str, int | None] = {}  # thirty pictures have the same one
    for row, line in text_lines(path, MAX_TRACK_BYTES, MAX_TRACK_LINE_CHARS):
        if "-->" in line and _SPAN.search(line):
            if block is not None:
                yield block
            block = _Block(row)
        elif block is not None:
            _read_into(block, line, tz, seconds, doubts)
    if block is not None:
        yield block


def _read_into(block: _Block, line: str, tz: str, seconds: dict[str, int | None], doubts: Doubts) -> None:
    if block.at_us is None and (clock := _CLOCK.search(line)):
        second = "-".join(clock.groups()[:6])
        if second not in seconds:
            seconds[second] = _second_us(clock, tz, block.row, doubts)
        whole_us = seconds[second]
        block.at_us = None if whole_us is None else whole_us + int((clock[7] or "").ljust(6, "0"))
    if "[lat" in line and (place := _PLACE.search(line)):
        block.lat_deg, block.lon_deg = float(place[1]), float(place[2])
    elif "GPS" in line and (gps := _GPS.search(line)):  # longitude first
        block.lat_deg, block.lon_deg = float(gps[2]), float(gps[1])
    if above := _ABOVE.search(line):
        block.height_m = float(above[1])


def _second_us(clock: re.Match[str], tz: str, row: int, doubts: Doubts) -> int | None:
    """The whole second; doubts about it are counted once."""
    year, month, day, hour, minute, second, _ = clock.groups()
    read = read_time(f"{year}-{month}-{day} {hour}:{minute}:{second}", ("%Y-%m-%d %H:%M:%S",), tz)
    if read is None:
        return None
    for doubt in read.doubts:
        doubts.line(f"track_{doubt}", row)
    return micros(read.at)
