"""A made-up incident with an area, a plan and findings, for the tests of its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from incidents.model import Incident
from maps.area import Area
from maps.geo import AboveGround, AboveHome, Amsl, LatLon, moved
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import Finding, check
from missions.energy import Estimate, estimate
from missions.patterns.sweep import parallel
from missions.plan import Plan
from telemetry.state import Fix, Home, VehicleState, Wind

NOW = datetime(2026, 8, 22, 9, 44, 10, tzinfo=UTC)
SCENE = LatLon(55.9875, 25.966)  # in Latvia, half a kilometre from the border
HOME = moved(SCENE, -345.0, -200.0)
CORNERS = ((-320, 250), (-390, 120), (-290, -160), (430, -110), (490, 0), (400, 340))
AREA = Area(tuple(moved(SCENE, float(east), float(north)) for east, north in CORNERS))
INCIDENT = Incident(
    id="20260822T094000Z_0123abcd",
    created_at=NOW - timedelta(minutes=4),
    what="Forest fire",
    where="“Upmaļi”, Subates pagasts",
    number="0817",
    scene=SCENE,
    scene_error_m=140.0,
    alarm_at=NOW - timedelta(minutes=4, seconds=10),
)
ALARM_TEXT = "22.08.2026 12:40 Nr. 0817\nMeža ugunsgrēks, deg zemsedze\nIlūkstes nov., Subates pag., „Upmaļi”"


def others(count: int) -> list[Incident]:
    """Older incidents with their own ids."""
    return [
        replace(INCIDENT, id=f"2026_{i}", what=f"Grass fire {i}", created_at=NOW - timedelta(days=i + 1))
        for i in range(count)
    ]


def planned(height_m: float = 60.0) -> tuple[Plan, Estimate, tuple[Finding, ...]]:
    """A real plan of AREA with its estimate and findings; above 120 m it has a red one that mends itself."""
    plan = parallel(AREA, DEFAULT_CAMERA, AboveGround(height_m), home=HOME)
    return plan, estimate(plan, HOME), check(plan, home=HOME)


def vehicle() -> VehicleState:
    """The drone at home, in a wind."""
    return VehicleState(
        fix=Fix(HOME, Amsl(118.0), AboveHome(0.0), 0.0, 0.0, 80.0, 100.0),
        home=Home(HOME, Amsl(118.0), 100.0),
        wind=Wind(225.0, 6.0, 100.0),
    )
