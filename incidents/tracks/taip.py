"""TAIP, the tongue of older vehicle receivers: `>RPVsssss+ddddddd+ddddddddsssccc..;ID=xxxx;*hh<`.

Seconds of the day in UTC, degrees times 100,000, miles an hour, degrees of course. The day is not in it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from incidents.tracks.fixes import NAN, Doubts, Fix, Gathered, keep
from incidents.tracks.track import AskedError, micros
from maps.foreign.limits import MAX_TRACK_BYTES, MAX_TRACK_LINE_CHARS
from maps.foreign.text_lines import text_lines

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.tracks.fixes import Asked

MPH_M_S = 1609.344 / 3600.0
DAY_S = 86_400
_ROLLED_S = DAY_S / 2  # a clock that runs back by more went over midnight
_REPORT = re.compile(
    r">RPV(?P<s>\d{5})(?P<lat>[+-]\d{7})(?P<lon>[+-]\d{8})(?P<mph>\d{3})(?P<course>\d{3})"
    r"(?P<source>\d)(?P<age>\d)(?:;ID=(?P<id>[^;<*]{1,20}))?(?:;\*(?P<sum>[0-9A-Fa-f]{2}))?<",
    re.ASCII,
)
_UNKNOWN_SOURCE = "9"  # neither by satellites nor otherwise: no position


def read_taip(path: Path, asked: Asked) -> Gathered:
    """One position a report. AskedError without the day of the first one."""
    doubts = Doubts()
    fixes: list[Fix] = []
    day_us: int | None = None if asked.day is None else micros(datetime.combine(asked.day, time(), UTC))
    days, before_s = 0, 0
    for row, line in text_lines(path, MAX_TRACK_BYTES, MAX_TRACK_LINE_CHARS):
        if ">R" not in line:
            continue
        report = _REPORT.search(line)
        if report is None or int(report["s"]) > DAY_S:
            doubts.line("track_unreadable", row)
            continue
        if report["sum"] is not None and not _is_sound(report[0]):
            doubts.line("track_checksum", row)
            continue
        if report["source"] == _UNKNOWN_SOURCE:
            doubts.line("track_invalid", row)
            continue
        if day_us is None:
            raise AskedError(f"{path.name}: has no day: say that of the first time with --date", "date")
        second = int(report["s"])
        if before_s - second > _ROLLED_S:
            days += 1
        before_s = second
        keep(path.name, fixes, _fix(report, row, day_us + (days * DAY_S + second) * 1_000_000))
    if days:
        doubts.whole("track_midnight", str(days))
    return Gathered(fixes, doubts)


def _fix(report: re.Match[str], row: int, at_us: int) -> Fix:
    return Fix(
        row,
        at_us,
        int(report["lat"]) / 1e5,
        int(report["lon"]) / 1e5,
        NAN,
        int(report["mph"]) * MPH_M_S,
        float(report["course"]),
        report["id"] or "",
    )


def _is_sound(report: str) -> bool:
    """The XOR of everything from > up to and with *."""
    body, _, written = report.partition("*")
    found = 0
    for letter in f"{body}*".encode():
        found ^= letter
    return f"{found:02X}" == written[:2].upper()
