"""Times as a dispatch centre wrote them, turned into UTC with every doubt named.

Month names and AM/PM are read from tables of our own: `strptime` follows the locale of the process, and a
window program sets that to the user's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
YEARS = range(1900, 2200)  # beyond, it is no time of an incident, and arithmetic with zones ends
SLACK = timedelta(minutes=1)  # by which a time may stand before the one that it follows: minutes are rounded
EPOCH = "%s"  # a format of its own: seconds since 1970, as alarm services write them
HALF_A_DAY = timedelta(hours=12)
# What stands in a cell where nothing happened
CLOCK_ZERO = frozenset({"00:00", "00:00:00"})  # a placeholder more often than midnight
ABSENT = CLOCK_ZERO | {"", "null", "none", "n/a", "na", "nan", "-", "--"}
_ABSENT_DAY = re.compile(
    r"(1900-01-0[01]|1899-12-3[01]|1904-01-0[01]|0?[01][./]0?1[./]1900|3[01][./]12[./]1899)\b"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?$")
_EPOCH = re.compile(r"[1-9]\d{8,9}")
_MIDNIGHT = re.compile(r"\d[ T](?:00:00(?::00(?:\.0+)?)?|12:00:00 AM)$", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_PARTS = {
    "%d": r"(?P<d>\d{1,2})",
    "%m": r"(?P<m>\d{1,2})",
    "%Y": r"(?P<Y>\d{4})",
    "%y": r"(?P<y>\d{2})",
    "%H": r"(?P<H>\d{1,2})",
    "%I": r"(?P<I>\d{1,2})",
    "%M": r"(?P<M>\d{2})",
    "%S": r"(?P<S>\d{2})",
    "%f": r"(?P<f>\d{1,6})",
    "%b": r"(?P<b>[A-Za-z]{3})",
    "%p": r"(?P<p>[AaPp])\.?[Mm]\.?",
}


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """One time in UTC, as good as the cell allows. `doubts` are codes of dispatch flags."""

    at: datetime
    precision_s: float  # 30: only minutes were written
    doubts: tuple[str, ...] = ()


def is_absent(cell: str) -> bool:
    """True for an empty cell and for what programs write into one."""
    text = cell.strip().casefold()
    return text in ABSENT or _ABSENT_DAY.match(text) is not None


def is_midnight(cell: str) -> bool:
    """True for a day with 00:00 behind it: a time to the minute, or a day whose time nobody wrote."""
    return _MIDNIGHT.search(cell.strip()) is not None


def read_time(
    cell: str, formats: Iterable[str], tz: str, after: datetime | None = None
) -> WrittenTime | None:
    """The time in a cell, or None when no format fits.

    `after` is the time before it in the row, in UTC. A clock without a date is put on its day, or on the next
    day when that would be earlier; of an hour that came twice the second is taken when the first would be.
    """
    zone = ZoneInfo(tz)
    text = " ".join(cell.split())
    for form in formats:
        if form == EPOCH:
            if _EPOCH.fullmatch(text):
                return WrittenTime(datetime.fromtimestamp(int(text), UTC), 0.5)
            continue
        match = _pattern(form).fullmatch(text)
        naive = _naive(match) if match else None
        if naive is not None:
            return _in_zone(naive, zone, 0.5 if "%S" in form else 30.0, after)
    if _ISO.match(text):
        return _iso(text, zone, after)
    clock = _CLOCK.match(text)
    if clock and after is not None:
        return _on_day_of(after, clock, zone)
    return None


def _iso(text: str, zone: ZoneInfo, after: datetime | None) -> WrittenTime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.year not in YEARS:
        return None
    precision_s = 0.5 if text.count(":") > 1 else 30.0
    if at.tzinfo:
        return WrittenTime(at.astimezone(UTC), precision_s)
    return _in_zone(at, zone, precision_s, after)


def _on_day_of(after: datetime, clock: re.Match[str], zone: ZoneInfo) -> WrittenTime | None:
    day = after.astimezone(zone)
    try:
        naive = datetime(  # noqa: DTZ001 the zone is put on below, with its doubts
            day.year, day.month, day.day, int(clock[1]), int(clock[2]), int(clock[3] or 0)
        )
    except ValueError:
        return None
    precision_s = 0.5 if clock[3] else 30.0
    read = _in_zone(naive, zone, precision_s, after)
    if read.at < after.replace(second=0, microsecond=0):
        read = _in_zone(naive + timedelta(days=1), zone, precision_s, after)
    doubt = "date_rolled" if read.at - after > HALF_A_DAY else "date_assumed"
    return WrittenTime(read.at, read.precision_s, (*read.doubts, doubt))


def _in_zone(naive: datetime, zone: ZoneInfo, precision_s: float, after: datetime | None) -> WrittenTime:
    first, second = (naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return WrittenTime(first, precision_s)
    if first.astimezone(zone).replace(tzinfo=None) != naive:
        return WrittenTime(first, precision_s, ("dst_gap",))
    if after is not None and first + SLACK < after <= second + SLACK:
        return WrittenTime(second, precision_s, ("dst_fold_later",))
    return WrittenTime(first, precision_s, ("dst_fold",))


def _naive(match: re.Match[str]) -> datetime | None:
    parts = match.groupdict()
    month = MONTHS.get(parts["b"].casefold()) if "b" in parts else int(parts["m"])
    year = int(parts["Y"]) if "Y" in parts else _century(int(parts["y"]))
    if year not in YEARS:
        return None
    hour = int(parts.get("H") or parts.get("I") or 0)
    if "p" in parts:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["p"].casefold() == "p" else 0)
    micro = int((parts.get("f") or "0").ljust(6, "0"))
    try:
        return datetime(  # noqa: DTZ001 the zone is put on by the caller, with its doubts
            year, month or 0, int(parts["d"]), hour, int(parts["M"]), int(parts.get("S") or 0), micro
        )
    except ValueError:
        return None


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 69 else 1900)  # POSIX


def check_zone(tz: str) -> None:
    """ValueError when there is no such time zone."""
    try:
        ZoneInfo(tz)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f'"{tz}" is not a time zone') from error


def check_times(tz: str, formats: Iterable[str]) -> None:
    """ValueError when a mapping's times cannot be read by these."""
    try:
        check_zone(tz)
    except ValueError as error:
        raise ValueError(f"tz {error}") from error
    for form in formats:
        try:
            check_format(form)
        except ValueError as error:
            raise ValueError(f'the time format "{form}" cannot be used: {error}') from error


def check_format(form: str) -> None:
    """ValueError when a format cannot be read here or names no full date and time."""
    if form == EPOCH:
        return
    groups = _pattern(form).groupindex.keys()
    for needed in ("d", "mb", "Yy", "HI", "M"):
        if not any(letter in groups for letter in needed):
            raise ValueError(f"lacks %{needed[0]}")
    if ("I" in groups) != ("p" in groups):
        raise ValueError("%I and %p go together")


@cache
def _pattern(form: str) -> re.Pattern[str]:
    pieces = re.split(r"(%.)", form)
    for piece in pieces:
        if piece.startswith("%") and piece not in _PARTS:
            raise ValueError(f"{piece} is not known here")
    if len(set(parts := [piece for piece in pieces if piece in _PARTS])) < len(parts):
        raise ValueError("the same part stands in it twice")
    return re.compile("".join(_PARTS[piece] if piece in _PARTS else re.escape(piece) for piece in pieces))
