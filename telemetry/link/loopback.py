"""A link to a vehicle inside this process: the embedded drone, or a test's own.

Reading moves the time. The vehicle and the ground station share one virtual clock, so a flight at
twenty times the speed is the same flight, message for message, and a busy computer cannot make it stale.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

from telemetry.clock import VirtualClock


class Vehicle(Protocol):
    """Something that speaks MAVLink when its time is moved."""

    def step(self, now_s: float, received: bytes) -> bytes:
        """Live until `now_s` having heard `received`; returns what it says meanwhile."""
        ...


class LoopbackLink:
    """Steps a vehicle `tick_s` at a time; `speed` is its seconds per wall second, None: no waiting."""

    live = True
    down = None
    sender = None
    strangers = 0  # there is only one

    def __init__(
        self,
        vehicle: Vehicle,
        *,
        speed: float | None = 1.0,
        start: datetime | None = None,
        tick_s: float = 0.05,
        address: str = "sim",
        trusted: bool = True,
    ) -> None:
        self._vehicle = vehicle
        self.clock = VirtualClock(start or datetime.now(UTC))
        self._speed = speed
        self._tick_s = tick_s
        self.address = address
        self.trusted = trusted  # nobody else can get in here, unless the vehicle plays a radio
        self._to_vehicle = bytearray()
        self._due_wall_s = time.monotonic()

    def set_speed(self, speed: float | None) -> None:
        """From now on; None is as fast as possible."""
        self._speed = speed
        self._due_wall_s = time.monotonic()

    def read(self, timeout_s: float) -> list[bytes]:
        elapsed_s = 0.0
        while elapsed_s < timeout_s:
            self._pace()
            self.clock.advance(self._tick_s)
            elapsed_s += self._tick_s
            received, self._to_vehicle = bytes(self._to_vehicle), bytearray()
            said = self._vehicle.step(self.clock.monotonic_s(), received)
            if said:
                return [said]
        return []

    def overheard(self) -> list[tuple[str, bytes]]:
        return []

    def accept_peer(self, sender: str | None = None) -> None:
        pass  # there is only one

    def answer(self, data: bytes) -> None:
        self.write(data)

    def write(self, data: bytes) -> None:
        self._to_vehicle += data

    def close(self) -> None:
        pass

    def _pace(self) -> None:
        if self._speed is None:
            return
        wall_s = time.monotonic()
        self._due_wall_s = max(self._due_wall_s + self._tick_s / self._speed, wall_s - 0.25)  # forgive stalls
        if self._due_wall_s > wall_s:
            time.sleep(self._due_wall_s - wall_s)
