"""A bad radio on real ports of this computer: what comes in at one end leaves at the other through an Air."""

from __future__ import annotations

import select
import threading
import time
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from training.chaos.way import Way

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from training.chaos.air import Air

LONGEST_WAIT_S = 0.02  # before an order is obeyed and the end of the proxy noticed
END_S = 5.0


class End(Protocol):
    """One side of a proxy. Used by the proxy's thread only; loopback only."""

    @property
    def address(self) -> str:
        """What connects to it, as a link address."""
        ...

    def waits_on(self) -> list[int]:
        """The file numbers that become readable when something comes."""
        ...

    def receive(self) -> list[bytes]:
        """What came, each piece to be kept or lost as a whole."""
        ...

    def send(self, datagram: bytes) -> None:
        """Hand on; dropped while nobody is there."""
        ...

    def pull(self) -> None:
        """The cable is out: whoever was connected notices."""
        ...

    def plug(self) -> None:
        """The cable is in again; a serial port may come back under another name."""
        ...


class Proxy:
    """Between a ground station and a vehicle, on a thread of its own until it is closed.

    The times of `air` count from here. What is asked of it from other threads happens within 20 ms.
    """

    def __init__(
        self, station: End, vehicle: End, air: Air, seed: int = 1, *, down: Air | None = None
    ) -> None:
        self.station = station
        self._vehicle = vehicle
        self.up = Way(air, seed)
        self.down = Way(down or air, seed, coming=True)
        self._began_s = time.monotonic()
        self._resets_s = [*air.resets_s]
        self._orders: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._live, name="firedrone-chaos", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """What the ground station connects to."""
        return self.station.address

    @property
    def lost(self) -> int:
        """Datagrams that never arrived, both ways."""
        return self.up.tally.lost + self.down.tally.lost

    def change(self, air: Air) -> None:
        """Another air from now on, both ways; its resets are not counted."""
        self._orders.put(lambda: self._change(air))

    def pull(self) -> None:
        """Take the ground station's cable out."""
        self._orders.put(self.station.pull)

    def plug(self) -> None:
        """Put it in again."""
        self._orders.put(self.station.plug)

    def close(self) -> None:
        """Give the ports back. Safe to call twice."""
        self._stop.set()
        self._thread.join(END_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _live(self) -> None:
        try:
            while not self._stop.is_set():
                self._obey()
                self._carry()
        finally:
            self.station.pull()
            self._vehicle.pull()

    def _obey(self) -> None:
        while not self._orders.empty():
            self._orders.get()()
        while self._resets_s and self._resets_s[0] <= self._now_s():
            self._resets_s.pop(0)
            self.station.pull()
            self.station.plug()

    def _carry(self) -> None:
        due_s = min(self.up.next_due_s(), self.down.next_due_s()) - self._now_s()
        waits_on = [*self.station.waits_on(), *self._vehicle.waits_on()]
        select.select(waits_on, [], [], max(0.0, min(due_s, LONGEST_WAIT_S)))
        now_s = self._now_s()
        for datagram in self.station.receive():
            self.up.send(datagram, now_s)
        for datagram in self._vehicle.receive():
            self.down.send(datagram, now_s)
        now_s = self._now_s()
        for datagram in self.up.arrived(now_s):
            self._vehicle.send(datagram)
        for datagram in self.down.arrived(now_s):
            self.station.send(datagram)

    def _change(self, air: Air) -> None:
        self.up.air = self.down.air = air

    def _now_s(self) -> float:
        return time.monotonic() - self._began_s
