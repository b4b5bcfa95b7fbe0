"""Several embedded drones on one link, as on one radio: each hears everything, all are heard.

They may have one number each, or the same: then the ground station hears twins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.snapshot import Snapshot
    from training.vehicle import EmbeddedDrone


@dataclass(frozen=True, slots=True)
class FleetSnapshot:
    """Who was there, and how each of them was."""

    members: tuple[tuple[EmbeddedDrone, Snapshot], ...]


class Fleet:
    """A vehicle on a link that is several; they come and go while it is open."""

    def __init__(self, drones: Iterable[EmbeddedDrone] = ()) -> None:
        self._drones = list(drones)

    @property
    def drones(self) -> tuple[EmbeddedDrone, ...]:
        return tuple(self._drones)

    def join(self, drone: EmbeddedDrone) -> None:
        """It is switched on at the next step."""
        self._drones.append(drone)

    def leave(self, drone: EmbeddedDrone) -> None:
        """It falls silent, wherever it is. ValueError: it is not one of these."""
        self._drones.remove(drone)

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """As `EmbeddedDrone.step`; whole frames, one drone's behind the other's."""
        return b"".join([drone.step(now_s, received, radio) for drone in self._drones])

    def snapshot(self) -> FleetSnapshot:
        """All that they are now."""
        return FleetSnapshot(tuple((drone, drone.snapshot()) for drone in self._drones))

    def restore(self, snapshot: FleetSnapshot, now_s: float) -> None:
        """Those who were there are as they were; who came since is gone. See `EmbeddedDrone.restore`."""
        self._drones = [drone for drone, _ in snapshot.members]
        for drone, then in snapshot.members:
            drone.restore(then, now_s)
