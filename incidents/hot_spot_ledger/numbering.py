"""Which number a hot spot has: one of its own in its incident, over all flights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.hot_spot_ledger.facts import CODES, MOST_NUMBER, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.model import Entry


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
