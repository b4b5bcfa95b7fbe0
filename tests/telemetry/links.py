"""A link and a record whose other side is the test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from telemetry.clock import VirtualClock, WallClock
from telemetry.link.link import LinkError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from telemetry.events import EventCode, Fact
    from telemetry.state import Identity

START = datetime(2026, 4, 12, 10, 0, tzinfo=UTC)


class SetClock(WallClock):
    """The laptop's clocks: they move when the test says so, and the wall clock is set by whoever likes."""

    def __init__(self) -> None:
        self.ahead_s = 0.0
        self._elapsed_s = 0.0

    def monotonic_s(self) -> float:
        return self._elapsed_s

    def utc(self) -> datetime:
        return START + timedelta(seconds=self._elapsed_s + self.ahead_s)

    def advance(self, seconds: float) -> None:
        self._elapsed_s += seconds


class MemoryLink:
    """Bytes in and out of two lists, on a clock that moves with reading."""

    address = "memory"
    live = True
    trusted = True
    sender: str | None = None
    strangers = 0

    def __init__(self, clock: VirtualClock | SetClock | None = None) -> None:
        self.clock = clock or VirtualClock(START)
        self.incoming: list[bytes] = []
        self.around: list[tuple[str, bytes]] = []  # what strangers say
        self.written: list[bytes] = []
        self.answered: list[bytes] = []
        self.down: str | None = None
        self.gone = False
        self.pinned = False

    def read(self, timeout_s: float) -> list[bytes]:
        if self.gone:
            raise LinkError("the cable is out")
        self.clock.advance(timeout_s)
        data, self.incoming = self.incoming, []
        return data

    def overheard(self) -> list[tuple[str, bytes]]:
        heard, self.around = self.around, []
        self.strangers += len(heard)
        return heard

    def accept_peer(self, sender: str | None = None) -> None:
        self.pinned = True
        self.sender = sender or self.sender

    def answer(self, data: bytes) -> None:
        self.answered.append(data)

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def close(self) -> None:
        self.gone = True


class MemoryRecord:
    """A recorder that keeps what it is given, in order."""

    def __init__(self) -> None:
        self.kept: list[str | bytes] = []
        self.apart: list[bytes] = []
        self.writing = True
        self.to_tell: list[tuple[EventCode, Mapping[str, Fact]]] = []

    def frames(self, at: datetime, frames: Sequence[bytes]) -> None:
        self.kept.extend(frames)

    def refused(self, at: datetime, frames: Sequence[bytes]) -> None:
        self.apart.extend(frames)

    def sync(self) -> None:
        self.kept.append("sync")

    def identify(self, vehicle: Identity) -> None:
        self.kept.append(vehicle.type)

    def news(self) -> list[tuple[EventCode, Mapping[str, Fact]]]:
        told, self.to_tell = self.to_tell, []
        return told

    def close(self) -> None:
        self.kept.append("closed")
