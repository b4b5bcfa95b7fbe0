"""What rows of one file say against each other: order, repetition, disagreement. All of it is kept."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from incidents.codes import UNIT_TIMES
from incidents.dispatch.record import Flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from incidents.codes import TimeKind
    from incidents.dispatch.record import DispatchRow, DispatchTime

# Times that follow one another for one vehicle, and for the fire
_ORDERS = (
    (
        "call_received",
        "call_answered",
        "call_entered",
        "dispatched",
        "en_route",
        "staging",
        "on_scene",
        "available",
        "returned",
    ),
    (
        "call_received",
        "water_on_fire",
        "knocked_down",
        "under_control",
        "suppression_complete",
        "incident_closed",
    ),
)


def out_of_order(row: int, times: Sequence[DispatchTime]) -> Iterator[Flag]:
    """Times of one row that come before what they follow: neither is dropped, and none is swapped."""
    by_kind = {time.kind.value: time for time in times}
    for order in _ORDERS:
        there = [by_kind[kind] for kind in order if kind in by_kind]
        for earlier, later in pairwise(there):
            if later.at < earlier.at:
                about = f"{later.kind} {later.written} < {earlier.kind} {earlier.written}"
                yield Flag(row, "order", about)


def repeated_units(rows: Sequence[DispatchRow]) -> Iterator[Flag]:
    """Sent, recalled, sent again: two responses."""
    count = Counter((row.number, row.unit.call_sign) for row in rows if row.unit)
    seen: set[tuple[str | None, str]] = set()
    for row in rows:
        if row.unit and count[row.number, row.unit.call_sign] > 1:
            key = (row.number, row.unit.call_sign)
            if key in seen:
                yield Flag(row.row, "unit_twice", row.unit.call_sign)
            seen.add(key)


def disagreements(rows: Sequence[DispatchRow]) -> Iterator[Flag]:
    """Two rows of one incident with two times of the same call or fire."""
    first: dict[tuple[str | None, TimeKind], DispatchTime] = {}
    for row in rows:
        for time in row.times:
            if time.kind in UNIT_TIMES:
                continue
            known = first.setdefault((row.number, time.kind), time)
            if known.at != time.at:
                about = f"{time.kind} {time.written} ≠ {known.written}"
                yield Flag(row.row, "disagrees", about)
