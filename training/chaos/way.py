"""One direction with what is under way in it: put in now, taken out when it is due."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from telemetry.framing import frame_length
from training.chaos.carrier import Carrier

if TYPE_CHECKING:
    from training.chaos.air import Air
    from training.chaos.carrier import Due, Tally


class Way:
    """Times may be of any clock that only goes forward."""

    def __init__(self, air: Air, seed: int, *, coming: bool = False) -> None:
        self._carrier = Carrier(air, seed, coming)
        self._under_way: list[tuple[float, int, bytes]] = []
        self._number = 0  # equal times arrive in the order they were sent
        self._until_s = 0.0

    @property
    def air(self) -> Air:
        return self._carrier.air

    @air.setter
    def air(self, air: Air) -> None:
        """From now on; what is under way arrives as it was going to."""
        self._carrier.air = air

    @property
    def tally(self) -> Tally:
        return self._carrier.tally

    def send(self, datagram: bytes, now_s: float) -> None:
        """Let go of one datagram."""
        self._move(now_s)
        self._keep(self._carrier.carry(datagram, now_s))

    def arrived(self, now_s: float) -> list[bytes]:
        """What is due by now, in the order of arrival."""
        self._move(now_s)
        self._keep(self._carrier.overdue(now_s))
        found: list[bytes] = []
        while self._under_way and self._under_way[0][0] <= now_s + 1e-9:
            found.append(heapq.heappop(self._under_way)[2])
        return found

    def next_due_s(self) -> float:
        """When to look again; infinity if nothing is under way."""
        first_s = self._under_way[0][0] if self._under_way else float("inf")
        return min(first_s, self._carrier.next_overdue_s())

    def _move(self, now_s: float) -> None:
        """A reset between the last look and this one loses all that was under way then."""
        for reset_s in self.air.resets_s:
            if self._until_s < reset_s <= now_s:
                kept = [due for due in self._under_way if due[0] <= reset_s]
                self.tally.lost += len(self._under_way) - len(kept)
                self._under_way = kept
                heapq.heapify(self._under_way)
                self._carrier.drop_held()
        self._until_s = max(self._until_s, now_s)

    def _keep(self, dues: list[Due]) -> None:
        for due_s, data in dues:
            self._number += 1
            heapq.heappush(self._under_way, (due_s, self._number, data))


def datagrams(stream: bytes) -> list[bytes]:
    """A stream cut where frames begin; bytes that are no frame stay together."""
    pieces: list[bytes] = []
    start = at = 0
    while at < len(stream):
        length = frame_length(stream, at)
        if length is None:
            at += 1
            continue
        if at > start:
            pieces.append(stream[start:at])
        start, at = at, at + (length or len(stream))
        pieces.append(stream[start:at])
        start = at
    if start < len(stream):
        pieces.append(stream[start:])
    return pieces
