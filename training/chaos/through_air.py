"""A vehicle that is reached through bad air, in virtual time: minutes of a bad radio take milliseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.chaos.way import Way, datagrams

if TYPE_CHECKING:
    from telemetry.link.loopback import Vehicle
    from training.chaos.air import Air


class ThroughAir:
    """A Vehicle for LoopbackLink: `air` both ways, or `down` for what the vehicle says.

    The times of `air` are those of the link's clock, which begins at 0. The link's `tick_s` is the finest
    delay there is: for 50 ms one way give LoopbackLink a `tick_s` of 0.01.
    """

    def __init__(self, vehicle: Vehicle, air: Air, seed: int = 1, *, down: Air | None = None) -> None:
        self.vehicle = vehicle
        self.up = Way(air, seed)
        self.down = Way(down or air, seed, coming=True)

    @property
    def lost(self) -> int:
        """Frames that never arrived, both ways."""
        return self.up.tally.lost + self.down.tally.lost

    def change(self, air: Air) -> None:
        """Another air from now on, both ways."""
        self.up.air = self.down.air = air

    def step(self, now_s: float, received: bytes) -> bytes:
        for frame in datagrams(received):
            self.up.send(frame, now_s)
        for frame in datagrams(self.vehicle.step(now_s, b"".join(self.up.arrived(now_s)))):
            self.down.send(frame, now_s)
        return b"".join(self.down.arrived(now_s))
