"""From the positions of a file to a track: whose they are, in the order of time, with every doubt named.

Nothing is guessed. A position without a place or a possible time is left out and counted; times that run
back are put in order; leaps stay, and are said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from incidents.tracks.columns import TrackColumns  # an import is written down with it, and read again
from incidents.tracks.track import (
    AskedError,
    Doubt,
    HeightOf,
    PositionTrack,
    TrackError,
    TrackKind,
    micros,
)
from maps.foreign.file import SHOWN_CHARS, plain
from maps.foreign.limits import MAX_TRACK_FIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAN = float("nan")
ZONE = "Europe/Riga"
FIRST = micros(datetime(2000, 1, 1, tzinfo=UTC))  # receivers without satellites write 1980 or 1999
FUTURE = timedelta(days=1)
FASTEST_M_S = {TrackKind.TRUCK: 60.0, TrackKind.DRONE: 80.0}  # beyond, between two positions: a leap
SHOWN_ROWS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person adds to a file that does not say it all."""

    kind: TrackKind
    name: str | None = None  # the call sign; without one as the file says
    day: date | None = None  # of the first position, where the file has only times of day
    tz: str | None = None  # IANA name, for local times
    of: str | None = None  # which of the tracks in the file
    columns: tuple[TrackColumns, ...] | None = None  # the brigade's own mapping, for CSV


class Fix(NamedTuple):
    """One position as a file has it; `row` as a person finds it there."""

    row: int
    at_us: int
    lat_deg: float
    lon_deg: float
    height_m: float = NAN
    speed_m_s: float = NAN
    course_deg: float = NAN
    whose: str = ""  # the name or number of the device, where the file tells it


@dataclass(slots=True)
class Doubts:
    """Collects what is doubtful, line by line, and says each thing once."""

    _rows: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _counts: dict[str, int] = field(default_factory=dict[str, int])
    _whole: list[Doubt] = field(default_factory=list[Doubt])

    def line(self, code: str, row: int) -> None:
        """One line more of which this is true."""
        self._counts[code] = self._counts.get(code, 0) + 1
        rows = self._rows.setdefault(code, [])
        if len(rows) < SHOWN_ROWS:
            rows.append(row)

    def whole(self, code: str, about: str = "") -> None:
        """Something about the file as a whole; a second time changes nothing."""
        doubt = Doubt(None, code, about)
        if doubt not in self._whole:
            self._whole.append(doubt)

    def said(self) -> tuple[Doubt, ...]:
        """`about` lists the first lines and how many there are."""
        counted = [
            Doubt(rows[0], code, _listed(rows, self._counts[code])) for code, rows in self._rows.items()
        ]
        return (*self._whole, *counted)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file's positions, before they are put in order."""

    fixes: Sequence[Fix]
    doubts: Doubts
    height_of: HeightOf = HeightOf.SEA
    stem: str = ""  # names the track where nothing else does


def keep(file: str, fixes: list[Fix], fix: Fix) -> None:
    """One position more. TrackError beyond the cap, before it costs memory."""
    if len(fixes) >= MAX_TRACK_FIXES:
        raise TrackError(f"{file}: more than {MAX_TRACK_FIXES:,} positions: export one incident")
    fixes.append(fix)


def checked(fixes: Iterable[Fix], doubts: Doubts, now: datetime) -> list[Fix]:
    """Without positions that are none."""
    latest = micros(now + FUTURE)
    kept: list[Fix] = []
    for fix in fixes:
        if not _is_place(fix):
            doubts.line("track_no_place", fix.row)
        elif fix.at_us < FIRST:
            doubts.line("track_time_old", fix.row)
        elif fix.at_us > latest:
            doubts.line("track_time_future", fix.row)
        else:
            kept.append(fix)
    return kept


def _is_place(fix: Fix) -> bool:
    """0, 0 is what receivers write without satellites; NaN is within nothing."""
    on_earth = abs(fix.lat_deg) <= 90.0 and abs(fix.lon_deg) <= 180.0
    return on_earth and (fix.lat_deg, fix.lon_deg) != (0.0, 0.0)


def track_of(file: str, gathered: Gathered, asked: Asked) -> tuple[PositionTrack, tuple[Doubt, ...]]:
    """The one track that is asked for. AskedError when the file holds several and none was chosen."""
    doubts = gathered.doubts
    chosen = _chosen(file, gathered.fixes, asked, doubts)
    if not chosen:
        raise TrackError(f"{file}: holds no position with a time; {_why_not(doubts)}")
    for before, fix in pairwise(chosen):
        if fix.at_us < before.at_us:
            doubts.line("track_time_back", fix.row)
    chosen.sort(key=lambda fix: fix.at_us)
    name = plain(asked.name) or plain(chosen[0].whose) or gathered.stem
    columns = np.array([fix[2:7] for fix in chosen], dtype=np.float64)
    track = PositionTrack(
        at_us=np.array([fix.at_us for fix in chosen], dtype=np.int64),
        lat_deg=columns[:, 0],
        lon_deg=columns[:, 1],
        height_m=_finite(columns[:, 2], 100_000.0),
        speed_m_s=_finite(columns[:, 3], 1_000.0),
        course_deg=_finite(columns[:, 4], 360.0),
        name=name[:SHOWN_CHARS],
        kind=asked.kind,
        height_of=gathered.height_of,
    )
    _note_leaps(track, chosen, doubts)
    return track, doubts.said()


def _chosen(file: str, fixes: Sequence[Fix], asked: Asked, doubts: Doubts) -> list[Fix]:
    names = list(dict.fromkeys(fix.whose for fix in fixes))
    if asked.of is None and len(names) <= 1:
        return list(fixes)
    wanted = (asked.of or asked.name or "").strip().casefold()
    matching = [name for name in names if name.strip().casefold() == wanted]
    if not matching:
        shown = ", ".join(name or "(without a name)" for name in names[:SHOWN_ROWS])
        raise AskedError(
            f"{file}: holds {len(names)} tracks ({shown}): say which with --of", "of", tuple(names)
        )
    left_out = [name for name in names if name not in matching]
    if left_out:
        doubts.whole("track_others", ", ".join(left_out[:SHOWN_ROWS]))
    return [fix for fix in fixes if fix.whose in matching]


def _note_leaps(track: PositionTrack, fixes: Sequence[Fix], doubts: Doubts) -> None:
    seconds = np.maximum(np.diff(track.at_us) / 1e6, 0.05)
    leaps = np.flatnonzero(track.steps_m() / seconds > FASTEST_M_S[track.kind])
    for index in leaps.tolist():
        doubts.line("track_leap", fixes[index + 1].row)


def _finite(column: np.ndarray[tuple[int], np.dtype[np.float64]], most: float) -> np.ndarray:
    return np.where(np.abs(column) <= most, column, np.nan)


def _why_not(doubts: Doubts) -> str:
    said = doubts.said()
    return said[0].what if said else "is it the right file?"


def _listed(rows: Sequence[int], count: int) -> str:
    shown = ", ".join(str(row) for row in rows)
    return shown if count <= len(rows) else f"{count} ({shown} …)"
