"""Which number a hot spot has: one of its own in its incident, over all flights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.hot_spot_ledger.facts import CODES, MOST_NUMBER, numbered
from incidents.hot_spot_ledger.same_place import GATE, apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.hot_spot_ledger.ledger import Ledger
    from incidents.model import Entry
    from maps.geo import LatLon
    from telemetry.georeference.ground_point import ErrorEllipse


def next_number(entries: Iterable[Entry]) -> int:
    """The number of the next confirmed one: above all that were ever written, so that no card names two.

    ValueError when there are no numbers left.
    """
    used = {number for entry in entries if entry.code in CODES and (number := numbered(entry.facts))}
    highest = max(used, default=0)
    if highest < MOST_NUMBER:
        return highest + 1
    free = next((number for number in range(1, MOST_NUMBER + 1) if number not in used), None)
    if free is None:
        raise ValueError(f"an incident has room for {MOST_NUMBER} hot spots")
    return free


def known_number(ledger: Ledger, at: LatLon, ellipse: ErrorEllipse) -> int | None:
    """The number of the spot that this may be, seen by another flight; the likeliest. None: a new one.

    Closed ones count too: what burns again is no new spot, and a warm roof stays what it is.
    """
    rated = [(apart(row.at, row.ellipse, at, ellipse), row.number) for row in ledger.rows]
    distance, number = min(rated, default=(GATE + 1.0, 0))
    return number if distance <= GATE else None
