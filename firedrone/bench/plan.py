"""`firedrone bench plan`: how long it takes to prove a plan against zones, ground, obstacles and ways home.

200 waypoints, 500 zones, the ground every 5 m of the way, and a straight way home from each waypoint (ours:
from the legs between them as well). The peer asks the same, object by object: each leg against each zone,
each place by itself. What both find must be the same before their times are compared.
"""

from __future__ import annotations

import math
import random
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from shapely import LineString, Point, Polygon

from firedrone.bench.result import Bar, BenchResult, ratio
from maps.geo import AboveGround, AboveHome, LatLon, distance_m, moved
from maps.ground.elevation import Elevation
from maps.obstacles import Obstacle
from maps.zones.zone import Limit, Reference, Restriction, Volume, Zone, ZoneFile
from missions import fence
from missions.airspace import Airspace
from missions.checks import check
from missions.flown import PIECE_M, RETURN_HEIGHT_M, flown
from missions.ground import between
from missions.plan import Plan, Waypoint
from missions.way_home import LANDING_M, lowest, ways_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.checks import Finding

Result = TypeVar("Result")

HOME = LatLon(56.47, 23.35)
AT = datetime(2026, 4, 17, 12, tzinfo=UTC)
WAYPOINTS, ZONES, OBSTACLES = 200, 500, 200
SIDE = 1201  # posts of the made-up tile
BAR_S, BAR_RATIO = 0.25, 5.0
TIMES = 3
SAME_M = 0.5  # two heights above the ground that count as the same


@dataclass(frozen=True, slots=True)
class Seen:
    """What a proof found: zones in the way, and the lowest places of the legs and of the ways home."""

    zones: frozenset[str]
    leg_m: float
    home_m: float


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """The same size in both; `full` runs the peer three times instead of once."""
    with tempfile.TemporaryDirectory() as folder:
        ground = _ground(Path(folder))
        plan, air = made_plan(), made_airspace()
        tell(f"{len(plan.waypoints)} waypoints, {len(air.zones)} zones, {len(air.obstacles)} obstacles")
        ours_s, findings = _best(lambda: check(plan, ground=ground, airspace=air), TIMES)
        tell("object by object, which takes longer")
        peer_s, peer = _best(lambda: object_by_object(plan, ground, air), TIMES if full else 1)
        ours = seen(plan, ground, findings)
        limit_s, places = _best(lambda: _ground_alone(plan, ground), TIMES)
    same = ours.zones == peer.zones
    off_m = max(abs(ours.leg_m - peer.leg_m), peer.home_m - ours.home_m if ours.home_m > peer.home_m else 0.0)
    return BenchResult(
        name="plan",
        ours={"cpu_s": ours_s, "findings": len(findings), "zones_met": len(ours.zones), "places": places},
        peers={"object by object": {"cpu_s": peer_s, "zones_met": len(peer.zones)}},
        limit={"cpu_s": limit_s, "what": "the height of the ground at all those places"},
        ratios={"object by object / ours": ratio(peer_s, ours_s), "ours / limit": ratio(ours_s, limit_s)},
        bars={
            "processor s for one proof": Bar(ours_s, at_most=BAR_S),
            "object by object / ours": Bar(ratio(peer_s, ours_s), at_least=BAR_RATIO),
            "the same zones found": Bar(float(same and bool(ours.zones)), at_least=1.0),
            "heights that differ, m": Bar(off_m, at_most=SAME_M),
        },
    )


def made_plan(waypoints: int = WAYPOINTS) -> Plan:
    """A comb of legs of 300 m, 25 m apart, so that it is 33 km long and up to 2.5 km away."""
    places = [
        moved(HOME, 150.0 + 25.0 * (n // 2), 100.0 + 300.0 * ((n // 2 + n) % 2)) for n in range(waypoints)
    ]
    stops = tuple(Waypoint(at, AboveHome(60.0 + n % 7)) for n, at in enumerate(places))
    guarded = fence.around(None, HOME, stops, AboveHome(60.0))
    return Plan(
        "bench",
        None,
        HOME,
        stops,
        AboveHome(60.0),
        8.0,
        "thermal-640",
        AboveGround(60.0),
        50.0,
        40.0,
        guarded,
    )


def made_airspace(zones: int = ZONES, obstacles: int = OBSTACLES) -> Airspace:
    """Zones of 40 corners, a third of them near; every tenth over the search. Seeded: always the same."""
    rng = random.Random(4)
    made = [_zone(rng, n) for n in range(zones)]
    things = tuple(
        Obstacle(
            (moved(HOME, rng.uniform(-3000.0, 4000.0), rng.uniform(-3000.0, 3000.0)),),
            AboveGround(rng.uniform(10.0, 90.0)),
            5.0,
            "mast",
            f"M{n}",
        )
        for n in range(obstacles)
    )
    file = ZoneFile("bench.json", "ED-269", AT - timedelta(hours=2), True, "0" * 64, tuple(made))
    return Airspace((file,), things, AT)


def seen(plan: Plan, ground: Elevation, findings: tuple[Finding, ...]) -> Seen:
    """Ours, as the peer counts: legs without the way back, which is a way home."""
    met = frozenset(str(f.facts["id"]) for f in findings if f.code == "zone_conflict")
    way = flown(plan, plan.home, ground)
    home = lowest(ways_home(plan, plan.home, ground)) if plan.home is not None else None
    return Seen(met, float(np.min(way.above_ground[~way.returns])), math.nan if home is None else home[0])


def object_by_object(plan: Plan, ground: Elevation, air: Airspace) -> Seen:
    """Each leg against each zone, each place of each leg and each way home by itself."""
    home = plan.home or plan.waypoints[0].at
    last = plan.waypoints[-1]
    stops = [Waypoint(home, plan.takeoff_height), *plan.waypoints, Waypoint(home, last.height)]
    level = float(ground.height_m(home) or 0.0)
    met: set[str] = set()
    for zone in air.zones:
        for volume in zone.volumes:
            on_a_leg = any(_meets(volume, a, b, level, ground) for a, b in pairwise(stops))
            if on_a_leg or _meets_climb(volume, home, level):
                met.add(zone.id)
    return Seen(
        frozenset(met),
        min(_lowest(a, b, level, ground, 0.0) for a, b in pairwise(stops[:-1])),
        min(_lowest(*_way_home(w, home), level, ground, LANDING_M) for w in plan.waypoints),
    )


def _way_home(waypoint: Waypoint, home: LatLon) -> tuple[Waypoint, Waypoint]:
    up = AboveHome(max(waypoint.height, RETURN_HEIGHT_M))
    return Waypoint(waypoint.at, up), Waypoint(home, up)


def _meets(volume: Volume, a: Waypoint, b: Waypoint, level_m: float, ground: Elevation) -> bool:
    line = LineString([(a.at.lon_deg, a.at.lat_deg), (b.at.lon_deg, b.at.lat_deg)])
    if not line.intersects(volume.shape):
        return False
    inside = line.intersection(volume.shape)
    ceiling = volume.upper.metres or math.inf
    for share in np.arange(0.0, 1.0 + 1e-9, PIECE_M / max(distance_m(a.at, b.at), PIECE_M)).tolist():
        at = between(a.at, b.at, share)
        if inside.distance(Point(at.lon_deg, at.lat_deg)) < 1e-4:
            height = a.height + share * (b.height - a.height)
            below = ground.height_m(at) if volume.upper.counted_from is Reference.GROUND else 0.0
            if height + level_m - float(below or 0.0) <= ceiling:
                return True
    return False


def _meets_climb(volume: Volume, home: LatLon, level_m: float) -> bool:
    foot_m = level_m if volume.upper.counted_from is Reference.SEA else 0.0
    over = volume.shape.intersects(Point(home.lon_deg, home.lat_deg))
    return over and foot_m <= (volume.upper.metres or math.inf)


def _lowest(a: Waypoint, b: Waypoint, level_m: float, ground: Elevation, short_m: float) -> float:
    length_m = distance_m(a.at, b.at)
    lowest_m, flown_m = math.inf, 0.0
    while flown_m <= max(0.0, length_m - short_m):
        share = flown_m / max(length_m, 1e-9)
        below = ground.height_m(between(a.at, b.at, share))
        height = a.height + share * (b.height - a.height)
        lowest_m = min(lowest_m, height + level_m - float(below or 0.0))
        flown_m += PIECE_M
    return lowest_m


def _zone(rng: random.Random, number: int) -> Zone:
    far = 60_000.0 if number % 3 else 4_000.0
    centre = moved(HOME, rng.uniform(-far, far), rng.uniform(-far, far))
    reach_m = rng.uniform(200.0, 2_500.0)
    turns = (2 * math.pi * i / 40 for i in range(40))
    corners = [moved(centre, reach_m * math.cos(a), reach_m * math.sin(a)) for a in turns]
    shape = Polygon([(at.lon_deg, at.lat_deg) for at in corners])
    upper = Limit(rng.choice((30.0, 120.0, 600.0)), Reference.GROUND)
    if number % 2:
        upper = replace(upper, metres=rng.choice((40.0, 800.0)), counted_from=Reference.SEA)
    return Zone(
        f"Z{number}",
        {},
        "LVA",
        Restriction.PROHIBITED,
        (Volume(shape, Limit(0.0, Reference.GROUND), upper),),
    )


def _ground(folder: Path) -> Elevation:
    """A made-up tile: rolling hills of 40 to 100 m."""
    row, column = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    heights = 70.0 + 20.0 * np.sin(90.0 * row) + 10.0 * np.cos(170.0 * column + 3.0 * row)
    (folder / "N56E023.hgt").write_bytes(heights.astype(">i2").tobytes())
    return Elevation(folder)


def _ground_alone(plan: Plan, ground: Elevation) -> int:
    way = flown(plan, plan.home, None).way
    lats, lons = [way.lats], [way.lons]
    if plan.home is not None:
        ways = ways_home(plan, plan.home, None)
        begins = ways.begins.lats[ways.way], ways.begins.lons[ways.way]
        lats.append(begins[0] + ways.share * (plan.home.lat_deg - begins[0]))
        lons.append(begins[1] + ways.share * (plan.home.lon_deg - begins[1]))
    return len(ground.heights_m(np.concatenate(lats), np.concatenate(lons)))


def _best(work: Callable[[], Result], times: int) -> tuple[float, Result]:
    """Seconds of processor, the best of some."""
    took_s, result = math.inf, None
    for _ in range(times):
        began_s = time.process_time()
        result = work()
        took_s = min(took_s, time.process_time() - began_s)
    if result is None:
        raise ValueError("nothing was done")
    return took_s, result
