"""`firedrone bench ground`: a long search over hills, its heights as fast as a hand moves, and never too low.

The hills are a real elevation tile made up for the run (3", 90 m between posts). The same way over ground is
flown by the rule that most planners have, the wanted height above each waypoint and straight between them:
how low that comes over the ground is what the heights are for.
"""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from firedrone.bench.result import Bar, BenchResult, ratio
from maps.geo import AboveGround, AboveHome, LatLon, distance_m, moved
from maps.ground.elevation import Elevation
from missions.ground import CLIMB_M_S, DESCENT_M_S, SPEED_M_S, TOLERANCE_M, follow
from missions.plan import Waypoint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

SIDE = 1201  # posts of a tile
HOME = LatLon(56.48, 23.39)
HEIGHT = AboveGround(60.0)
ROWS, ROW_M, BESIDE_M = 20, 1000.0, 40.0
LOOK_M = 1.0  # between the looks that judge the heights
BEST_OF = 3
RISE_M = 1.0  # what the ground may rise between two looks of the plan, with these hills
STRAIGHT = 1.001  # straight in degrees is not quite straight over ground


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Made-up hills, and one flight over them; with `full` each time is the best of ten."""
    with TemporaryDirectory() as folder:
        _write_hills(Path(folder) / "N56E023.hgt")
        ground = Elevation(Path(folder))
        path = _rows()
        tell(f"{ROWS} rows of {ROW_M:.0f} m over hills")
        follow(path, HEIGHT, HOME, ground)  # the tile is mapped
        times = [_seconds(path, ground) for _ in range(10 if full else BEST_OF)]
        flown, _ = follow(path, HEIGHT, HOME, ground)
        naive = _above_each(path, ground)
        ours, theirs = _clearance_m(flown, ground), _clearance_m(naive, ground)
        lookup_s = min(_lookup_seconds(path, ground) for _ in range(BEST_OF))
    climb, descent = _steepest(flown)
    best_ms = 1000.0 * min(times)
    return BenchResult(
        name="ground",
        ours={
            "length_m": round(sum(distance_m(a.at, b.at) for a, b in pairwise(path))),
            "follow_ms": best_ms,
            "waypoints": len(flown),
            "lowest_m": float(ours.min()),
            "mean_m": float(ours.mean()),
        },
        peers={"height above each waypoint": {"waypoints": len(naive), "lowest_m": float(theirs.min())}},
        limit={"lookup_ms": 1000.0 * lookup_s},
        ratios={"follow to the looks at the ground alone": ratio(best_ms, 1000.0 * lookup_s)},
        bars={
            "milliseconds for 20 km": Bar(best_ms, at_most=10.0),
            "lowest over the ground, of 60 m": Bar(float(ours.min()), at_least=HEIGHT - RISE_M),
            "mean over the ground, of 60 m": Bar(float(ours.mean()), at_most=HEIGHT + TOLERANCE_M),
            "steepest climb, of what it can": Bar(climb, at_most=STRAIGHT),
            "steepest descent, of what it can": Bar(descent, at_most=STRAIGHT),
        },
    )


def _write_hills(path: Path) -> None:
    """Ridges of 30 m every 900 m from west to east, and rougher ground on them; the same every time."""
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    rough = np.random.default_rng(1).uniform(-2.0, 2.0, (SIDE, SIDE))
    hills: NDArray[np.float64] = 100.0 + 15.0 * np.sin(x / 2.8) * np.cos(y / 6.0) + rough
    path.write_bytes(np.asarray(np.round(hills), ">i2").tobytes())


def _rows() -> list[Waypoint]:
    """There and back again, beside each other."""
    ends = [(0.0, ROW_M) if row % 2 == 0 else (ROW_M, 0.0) for row in range(ROWS)]
    places = [moved(HOME, east_m, BESIDE_M * row) for row, pair in enumerate(ends) for east_m in pair]
    return [Waypoint(at, AboveHome(0.0)) for at in places]


def _seconds(path: Sequence[Waypoint], ground: Elevation) -> float:
    began_s = time.process_time()
    follow(path, HEIGHT, HOME, ground)
    return time.process_time() - began_s


def _lookup_seconds(path: Sequence[Waypoint], ground: Elevation) -> float:
    """What looking at the ground of the same way takes by itself, every 10 m."""
    lats, lons, _ = _looks(path, 10.0)
    began_s = time.process_time()
    ground.heights_m(lats, lons)
    return time.process_time() - began_s


def _level_m(ground: Elevation) -> float:
    return float(ground.heights_m(np.array([HOME.lat_deg]), np.array([HOME.lon_deg]))[0])


def _above_each(path: Sequence[Waypoint], ground: Elevation) -> list[Waypoint]:
    lats, lons = (
        np.array(column) for column in zip(*((w.at.lat_deg, w.at.lon_deg) for w in path), strict=True)
    )
    heights = ground.heights_m(lats, lons) - _level_m(ground) + HEIGHT
    return [Waypoint(w.at, AboveHome(float(up))) for w, up in zip(path, heights, strict=True)]


def _clearance_m(flown: Sequence[Waypoint], ground: Elevation) -> NDArray[np.float64]:
    lats, lons, heights = _looks(flown, LOOK_M)
    return heights + _level_m(ground) - ground.heights_m(lats, lons)


def _looks(
    flown: Sequence[Waypoint], step_m: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    along = np.cumsum([0.0, *(distance_m(a.at, b.at) for a, b in pairwise(flown))])
    looks = np.arange(0.0, along[-1], step_m)
    columns = [[w.at.lat_deg for w in flown], [w.at.lon_deg for w in flown], [float(w.height) for w in flown]]
    lats, lons, heights = (np.interp(looks, along, column) for column in columns)
    return lats, lons, heights


def _steepest(flown: Sequence[Waypoint]) -> tuple[float, float]:
    """The steepest climb and descent, as shares of what the drone can at its speed."""
    legs = [(distance_m(a.at, b.at), b.height - a.height) for a, b in pairwise(flown)]  # kept in cm
    rise = max((up - 0.01) / length * SPEED_M_S / CLIMB_M_S for length, up in legs)
    fall = max((-up - 0.01) / length * SPEED_M_S / DESCENT_M_S for length, up in legs)
    return rise, fall
