"""What a plan is judged against besides the ground: zones, obstacles, the hour, the law, and who said yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from missions.rules import Basis

if TYPE_CHECKING:
    from datetime import datetime

    from maps.obstacles import Obstacle
    from maps.zones.zone import Zone, ZoneFile
    from missions.confirmations import Confirmation


@dataclass(frozen=True, slots=True)
class Airspace:
    """All of it at one hour."""

    zone_files: tuple[ZoneFile, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    at: datetime | None = None  # when the drone takes off; None: not known, and then no timed zone is clear
    basis: Basis = Basis.OPEN
    confirmations: tuple[Confirmation, ...] = ()

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Of all files."""
        return tuple(zone for file in self.zone_files for zone in file.zones)

    def file_of(self, zone: Zone) -> ZoneFile | None:
        """Which file it came from."""
        return next((f for f in self.zone_files if any(one is zone for one in f.zones)), None)
