"""Exercises made up for tests: small, and about one thing each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from maps.geo import LatLon, moved
from training.exercise.scenario import (
    Alarm,
    Drone,
    FaultDue,
    FireSource,
    Fuel,
    Land,
    Rules,
    Scenario,
    Target,
    TargetKind,
    Weather,
    Work,
)
from training.fault import Fault

HOME = LatLon(56.5, 25.1)  # far from the border
BEGINS = datetime(2026, 7, 4, 9, 0, tzinfo=UTC)


def box(middle: LatLon, half_m: float) -> tuple[LatLon, ...]:
    """A square round a place."""
    return tuple(moved(middle, e * half_m, n * half_m) for e, n in ((-1, -1), (1, -1), (1, 1), (-1, 1)))


def said(text: str) -> dict[str, str]:
    return {"en": text}


SCENE = moved(HOME, 0.0, 160.0)
BASE = Scenario(
    id="base",
    title=said("Base"),
    brief=said("Look"),
    trainer=said("Look on"),
    at=SCENE,
    begins_at=BEGINS,
    land=Land.FARM,
    weather=Weather(),
    drone=Drone(HOME),
    work=Work(area=box(SCENE, 60.0), height_m=50.0),
    alarm=Alarm("Person missing near the wood", "Person missing", "The wood"),
    rules=Rules(fence=box(moved(HOME, 0.0, 120.0), 220.0)),
    lasts_s=360.0,
)
LOST_PERSON = replace(
    BASE,
    id="lost-person",
    targets=(
        Target("person-1", TargetKind.PERSON, moved(SCENE, 20.0, 10.0)),
        Target("deer-1", TargetKind.ANIMAL, moved(SCENE, -30.0, -20.0), wanted=False),
    ),
)
POSITION_LOST = replace(
    LOST_PERSON,
    id="position-lost",
    fires=(FireSource(SCENE, Fuel.GRASS),),
    faults=(FaultDue(Fault.POSITION, at_s=100.0, lasts_s=30.0),),
)
WRONG_ABOARD = replace(
    LOST_PERSON,
    id="wrong-aboard",
    drone=Drone(HOME, charge=0.9, aboard=(moved(HOME, 300.0, 900.0), moved(HOME, 900.0, 900.0))),
)
ALL = (LOST_PERSON, POSITION_LOST, WRONG_ABOARD)
