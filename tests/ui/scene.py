"""A made-up flight for window tests: values as a drone would send them, the same at every run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, moved
from missions.budget import FlightBudget
from telemetry.fleet import Seen
from telemetry.state import (
    Battery,
    Fix,
    Heartbeat,
    Home,
    Identity,
    LinkCounts,
    Satellites,
    SystemStatus,
    Terrain,
    VehicleState,
    Wind,
)

if TYPE_CHECKING:
    from telemetry.door import Signing

NOW_S = 100.0
UID = "3500260012345678"
HOME = LatLon(55.98, 25.96)
AT = datetime(2026, 8, 22, 10, 7, 42, tzinfo=UTC)


def flying(mode: str = "AUTO", heard_s: float = 99.8) -> VehicleState:
    """470 m from home, everything heard at `heard_s`."""
    return VehicleState(
        heartbeat=Heartbeat(mode, armed=True, status=SystemStatus.ACTIVE, received_s=heard_s),
        fix=Fix(moved(HOME, 300.0, 362.0), Amsl(180.0), AboveHome(62.0), 7.9, 0.0, 80.0, heard_s),
        satellites=Satellites(3, 17, 0.8, 0.8, heard_s),
        battery=Battery(22.8, 20.0, 37, 1000, heard_s),
        home=Home(HOME, Amsl(118.0), heard_s),
        wind=Wind(225.0, 6.0, heard_s),
        terrain=Terrain(AboveGround(58.0), heard_s),
        link=LinkCounts(heard_s=heard_s),
    )


def standing(heard_s: float = 99.8) -> VehicleState:
    """On the ground, disarmed."""
    heartbeat = Heartbeat("GUIDED", armed=False, status=SystemStatus.STANDBY, received_s=heard_s)
    return VehicleState(heartbeat=heartbeat, link=LinkCounts(heard_s=heard_s))


def signed(signing: Signing, *, down: bool = False, heard_s: float = 99.8) -> VehicleState:
    """A drone on the ground, on a link that is so far to be trusted."""
    identity = Identity(1, 1, "quadrotor", "ardupilotmega", uid=UID)
    counts = LinkCounts(
        messages=4812, lost=23, strangers=14, refused=3, signing=signing, down=down, heard_s=heard_s
    )
    return replace(standing(heard_s), identity=identity, link=counts)


def fleet(count: int) -> tuple[Seen, ...]:
    """So many drones on one network, the first of them commanded."""
    return tuple(
        Seen(n, 1, "quadrotor", "ardupilotmega", f"10.0.0.{n}:14550", UID if n == 1 else None, 99.0, n == 1)
        for n in range(1, count + 1)
    )


def budget(spare_s: float = 130.0) -> FlightBudget:
    """Two minutes to stay, two to come home, five in reserve."""
    return FlightBudget(
        spare_s, 118.0, 300.0, 1500.0, 1, turn_back_at=datetime(2026, 8, 22, 10, 9, tzinfo=UTC)
    )
