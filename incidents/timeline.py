"""All sources of an incident on one clock.

GPS time is the truth, and the drone carries it; every other clock may be off. A correction is an entry of its
own (`clock_offset`: of which clock, by how many seconds, why), so the time as written stays beside it. When
the laptop's clock was set back during a flight (`clock_jumped`), what was written before, since the flight
began, is moved to the new clock, as in `telemetry.frame_times`: who sets a clock sets it right, and nothing
ends before it began.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING

from incidents.codes import SEAMS, Clock, IncidentCode, Source
from incidents.facts import number_in, text_in
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from incidents.journal import Journal
    from incidents.model import Entry, Fact

_LAPTOPS = frozenset({Clock.LAPTOP, Clock.DRONE})  # what the drone says is stamped when the laptop hears it
OFFSET_MAX_S = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry at its corrected time; `entry.at` is the time as its own clock had it."""

    at: datetime
    entry: Entry


def timeline(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """All entries in the order in which things happened, without the seams of the journal itself, and
    without times that a corrected dispatch file superseded: the flag beside each says what it was.
    """
    entries = tuple(entry for entry in entries if entry.code not in SEAMS)
    gone = _superseded(entries)
    entries = tuple(entry for entry in entries if entry.n not in gone)
    shifts, set_back_s = offsets_s(entries), _set_back_s(entries)
    moments = (Moment(_shifted(entry, shifts, set_back_s), entry) for entry in entries)
    return tuple(sorted(moments, key=lambda moment: (moment.at, moment.entry.n)))


def _superseded(entries: Iterable[Entry]) -> set[int]:
    """Only what the dispatch centre said is superseded, and only by what it says later."""
    said: set[int] = set()
    gone: set[int] = set()
    for entry in entries:
        if entry.source != Source.DISPATCH:
            continue
        before = entry.facts.get("supersedes")
        if isinstance(before, int) and before in said:
            gone.add(before)
        said.add(entry.n)
    return gone


def offsets_s(entries: Iterable[Entry]) -> dict[str, float]:
    """Seconds to add to each corrected clock; the last word on a clock counts."""
    shifts: dict[str, float] = {}
    for entry in entries:
        of, offset_s = text_in(entry.facts, "of"), number_in(entry.facts, "offset_s")
        if entry.code != IncidentCode.CLOCK_OFFSET or not of or offset_s is None:
            continue
        if abs(offset_s) <= OFFSET_MAX_S:  # one beyond was not written by us
            shifts[of] = offset_s
    return shifts


def set_offset(
    journal: Journal,
    clock: str,
    offset_s: float,
    reason: str,
    now: datetime,
    *,
    spread_s: float | None = None,
) -> Entry:
    """Correct a clock by `offset_s` (added to its times), known to `spread_s` where evidence says so.
    ValueError without a reason or beyond a week.
    """
    if not reason.strip():
        raise ValueError("a clock is corrected only with a reason")
    if abs(offset_s) > OFFSET_MAX_S:
        raise ValueError("a clock is corrected by a week at most")
    facts: dict[str, Fact] = {"of": clock, "offset_s": offset_s, "reason": reason.strip()}
    if spread_s is not None:
        facts["spread_s"] = round(spread_s, 3)
    return journal.append(now.astimezone(UTC), Clock.LAPTOP, Source.PERSON, IncidentCode.CLOCK_OFFSET, facts)


@dataclass(frozen=True, slots=True)
class OffsetGuess:
    """What shared events say of a clock; shown with its spread, never applied by itself."""

    offset_s: float  # the median
    spread_s: float  # largest difference from it
    count: int


def guess_offset(truth: Sequence[datetime], doubted: Sequence[datetime]) -> OffsetGuess | None:
    """From the same events on two clocks, pair by pair. None without any."""
    differences = [(true - other).total_seconds() for true, other in zip(truth, doubted, strict=True)]
    if not differences:
        return None
    middle = median(differences)
    return OffsetGuess(middle, max(abs(value - middle) for value in differences), len(differences))


def _set_back_s(entries: Sequence[Entry]) -> dict[int, float]:
    """Seconds to add to entries, by number, that were written before the laptop's clock was set back."""
    begun: dict[str, int] = {}  # number of each flight's first entry
    for entry in entries:
        flight = text_in(entry.facts, "flight")
        if flight is not None:
            begun.setdefault(flight, entry.n)
    moved: dict[int, float] = {}
    later: dict[str, float] = {}  # by how much the clock was set back later in each flight
    total_s = 0.0
    for entry in reversed(entries):
        if entry.clock in _LAPTOPS and total_s:
            moved[entry.n] = max(total_s, -OFFSET_MAX_S)
        flight, jump_s = text_in(entry.facts, "flight"), number_in(entry.facts, "by_s")
        if flight is None:
            continue
        if entry.code == EventCode.CLOCK_JUMPED and jump_s is not None and jump_s < 0.0:
            later[flight] = later.get(flight, 0.0) + jump_s
            total_s += jump_s
        if begun[flight] == entry.n:
            ended_s = later.pop(flight, 0.0)
            total_s = total_s - ended_s if later else 0.0
    return moved


def _shifted(entry: Entry, shifts: Mapping[str, float], set_back_s: Mapping[int, float]) -> datetime:
    return entry.at + timedelta(seconds=shifts.get(entry.clock, 0.0) + set_back_s.get(entry.n, 0.0))
