"""Exercises and fires made by hand, that the tests of the scene look at."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from maps.geo import LatLon, moved
from training.camera.land import paint
from training.exercise.scenario import (
    Alarm,
    Drone,
    FireSource,
    Fuel,
    Land,
    Scenario,
    Target,
    TargetKind,
    TruckDue,
    Weather,
    Work,
)
from training.fire.arrival import Arrival
from training.scene.scene_of import scene_of

if TYPE_CHECKING:
    from training.camera import land

PLACE = LatLon(56.3829, 24.6479)
DAY, NIGHT = datetime(2026, 7, 14, 10, 30, tzinfo=UTC), datetime(2026, 7, 14, 22, 0, tzinfo=UTC)
COARSE_M = 1.0
SAID = {"en": "Made by hand"}
TRUCK = TruckDue("Subate 11", (moved(PLACE, -400.0, -60.0), moved(PLACE, 40.0, -60.0)), 20.0, 120.0)


def exercise(where: Land = Land.FARM, **changed: Any) -> Scenario:
    """By night, without clouds, with nothing to find unless it is said."""
    facts: dict[str, Any] = {
        "begins_at": NIGHT, "weather": Weather(wind_from_deg=270.0, wind_m_s=4.0, air_c=8.0, cloud=0.0),
        **changed,
    }  # fmt: skip
    return Scenario(
        id="made", title=SAID, brief=SAID, trainer=SAID, at=PLACE, land=where, work=Work(),
        drone=Drone(moved(PLACE, -100.0, -100.0)), alarm=Alarm("text", "what", "where"), **facts,
    )  # fmt: skip


def target(kind: TargetKind, east_m: float = 0.0, north_m: float = 0.0, **changed: Any) -> Target:
    return Target(kind.value, kind, moved(PLACE, east_m, north_m), **changed)


def burning(fuel: Fuel, radius_m: float = 5.0, starts_s: float = -100.0) -> FireSource:
    return FireSource(PLACE, fuel, radius_m, starts_s)


def spread(fuel: Fuel = Fuel.GRASS, m_s: float = 0.3, cell_m: float = 2.0, cells: int = 80) -> Arrival:
    """A circle that grows from the scene's middle, from second 0 on; only its eastern half ever burns."""
    along = (np.arange(cells) - cells / 2 + 0.5) * cell_m
    east, north = np.meshgrid(along, along)
    seconds = np.where(east >= 0.0, np.hypot(east, north) / m_s, np.inf).astype(np.float32)
    return Arrival(PLACE, cell_m, seconds, fuel)


@cache
def coarse_land(where: Land) -> land.Land:
    """As nearly every exercise of these tests has it; only warmth and things differ."""
    return paint(scene_of(exercise(where), ()), COARSE_M)
