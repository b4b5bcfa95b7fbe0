"""Zones, files and plans for tests of findings, in metres east and north of one place in Latvia."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from shapely import Polygon

from maps.geo import AboveGround, AboveHome, Amsl, LatLon
from maps.zones.zone import Limit, Reference, Restriction, Volume, Zone, ZoneFile
from missions.airspace import Airspace
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import Finding, check
from missions.patterns.sweep import parallel
from missions.plan import Plan, Waypoint
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.ground import Ground

NOON = datetime(2026, 4, 17, 12, tzinfo=UTC)  # a Friday
HOME = shapes.at(-50.0, -50.0)
SEARCH = parallel(
    shapes.area([(0, 0), (300, 0), (300, 200), (0, 200)]), DEFAULT_CAMERA, AboveGround(60.0), home=HOME
)
BESIDE = [(1000, 0), (1300, 0), (1300, 300), (1000, 300)]
ON_IT = [(100, 50), (200, 50), (200, 150), (100, 150)]
GROUND, SEA, ELLIPSOID, UNKNOWN = Reference.GROUND, Reference.SEA, Reference.ELLIPSOID, Reference.UNKNOWN


class Flat(PlaceByPlace):
    """Known ground, everywhere at the same height above the sea."""

    def __init__(self, amsl_m: float = 20.0) -> None:
        self._amsl_m = amsl_m

    def height_m(self, at: LatLon) -> Amsl | None:
        return Amsl(self._amsl_m)


def zone(
    corners: Sequence[tuple[float, float]] = ON_IT,
    lower: tuple[float | None, Reference] = (0.0, GROUND),
    upper: tuple[float | None, Reference] = (120.0, GROUND),
    restriction: Restriction = Restriction.PROHIBITED,
    **others: Any,
) -> Zone:
    """A zone with one volume."""
    ring = [(at.lon_deg, at.lat_deg) for at in (shapes.at(*corner) for corner in corners)]
    volume = Volume(Polygon(ring), Limit(*lower), Limit(*upper))
    told: dict[str, Any] = {"id": "EVX1", "names": {"": "Lidlauks"}, "country": "LVA", **others}
    return Zone(restriction=restriction, volumes=(volume,), **told)


def file(*zones: Zone, **others: Any) -> ZoneFile:
    """A file of this morning."""
    told: dict[str, Any] = {
        "name": "zones.json",
        "kind": "ED-269",
        "edition": NOON - timedelta(hours=3),
        "edition_stated": True,
        "sha256": "0" * 64,
        **others,
    }
    return ZoneFile(zones=zones, **told)


def air(*zones: Zone, **others: Any) -> Airspace:
    """Zones at noon; one of them far away, so that Latvia is covered."""
    told: dict[str, Any] = {"at": NOON, "zone_files": (file(*zones, zone(BESIDE, id="EVX2")),), **others}
    return Airspace(**told)


def found(
    airspace: Airspace | None, plan: Plan = SEARCH, ground: Ground | None = None, home: LatLon | None = None
) -> dict[str, Finding]:
    """The findings by code."""
    return {finding.code: finding for finding in check(plan, ground=ground, home=home, airspace=airspace)}


def legs(*stops: tuple[float, float, float], home: LatLon = HOME) -> Plan:
    """A plan through places in metres at heights above home, without area or fence."""
    return replace(
        SEARCH,
        area=None,
        fence=None,
        home=home,
        waypoints=tuple(Waypoint(shapes.at(x, y), AboveHome(z)) for x, y, z in stops),
        takeoff_height=AboveHome(stops[0][2]),
    )
