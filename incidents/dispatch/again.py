"""A corrected file of an incident that was taken in before: what is new in it, what changed, what is gone.

Nothing is taken back: a changed time stands beside the one it supersedes, and is flagged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import UNIT_TIMES, IncidentCode, Source, TimeKind
from incidents.dispatch.record import Flag
from incidents.facts import text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from incidents.dispatch.record import DispatchTime
    from incidents.model import Entry

_KINDS = frozenset(kind.value for kind in TimeKind)


@dataclass(frozen=True, slots=True)
class Compared:
    """`new`: each time that is not in the journal yet, with the number of the entry that it supersedes."""

    new: tuple[tuple[DispatchTime, int | None], ...]
    flags: tuple[Flag, ...]


def told_before(entries: Iterable[Entry], number: str | None) -> tuple[Entry, ...]:
    """The times that files of this incident number brought, without those that were superseded."""
    told: dict[int, Entry] = {}
    ours = False
    for entry in entries:
        if entry.code == IncidentCode.DISPATCH_IMPORTED:
            ours = text_in(entry.facts, "number") == number
        elif ours and entry.source == Source.DISPATCH and entry.code in _KINDS and "written" in entry.facts:
            told[entry.n] = entry
            superseded = entry.facts.get("supersedes")
            if isinstance(superseded, int):
                told.pop(superseded, None)
    return tuple(told.values())


def compare(before: Sequence[Entry], times: Sequence[DispatchTime]) -> Compared:
    """What a file says beside what was told before: one vehicle and one kind of time at a time."""
    if not before:
        return Compared(tuple((time, None) for time in times), ())
    old: dict[tuple[str, str | None], list[Entry]] = defaultdict(list)
    for entry in before:
        old[entry.code, text_in(entry.facts, "unit")].append(entry)
    new: dict[tuple[str, str | None], list[DispatchTime]] = defaultdict(list)
    for time in times:
        new[_key(time)].append(time)
    supersedes: dict[int, int | None] = {}
    flags: list[Flag] = []
    for key, ours in new.items():
        theirs = old.pop(key, [])
        left = _unknown(ours, theirs)
        for i, time in enumerate(left):
            changed = theirs[i] if i < len(theirs) else None
            supersedes[id(time)] = changed.n if changed else None
            if changed is not None:
                about = f"{time.kind} {changed.facts.get('written')} → {time.written}"
                flags.append(Flag(time.row, "time_changed", about))
        flags.extend(_gone(theirs[len(left) :]))
    for entries in old.values():
        flags.extend(_gone(entries))
    kept = tuple((time, supersedes[id(time)]) for time in times if id(time) in supersedes)
    return Compared(kept, tuple(flags))


def _key(time: DispatchTime) -> tuple[str, str | None]:
    unit = time.unit.call_sign if time.unit and time.kind in UNIT_TIMES else None
    return time.kind.value, unit


def _unknown(ours: Iterable[DispatchTime], theirs: list[Entry]) -> list[DispatchTime]:
    """Our times that stand in no entry; the entries that say the same are taken off `theirs`."""
    left: list[DispatchTime] = []
    for time in ours:
        same = next((entry for entry in theirs if entry.at == time.at), None)
        if same is None:
            left.append(time)
        else:
            theirs.remove(same)
    return left


def _gone(entries: Iterable[Entry]) -> Iterator[Flag]:
    for entry in entries:
        said = " ".join(str(part) for part in (text_in(entry.facts, "unit"), entry.code) if part)
        yield Flag(None, "time_gone", f"{said} {entry.facts.get('written')}")
