"""`firedrone bench cover`: how long a whole search of an area takes, against others and the least possible.

The bound is the ground to be seen by width and speed: no turns, no overlap, no way there. All are scored by
the same rule: ten metres a second, four seconds for each turn of more than ten degrees, from a corner of the
outline and back to it.
"""

from __future__ import annotations

import math
import time
from dataclasses import asdict, dataclass
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Any

from shapely import LineString, MultiLineString, Polygon

from firedrone.bench.cover_areas import concave_area
from firedrone.bench.cover_peers import PEERS, UNSAFE
from firedrone.bench.result import Bar, BenchResult
from maps.area import LocalFrame, from_polygon
from maps.geo import AboveGround, LatLon
from missions.camera_model import DEFAULT_CAMERA
from missions.planner import plan_for
from missions.task import Around, Effort, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from missions.detour import XY
    from missions.plan import Plan

SWATH_M = 60.0
SPEED_M_S = 10.0
TURN_S = 4.0
TURN_DEG = 10.0
FULL_AREAS, QUICK_AREAS = 20, 6
TRIES = 3  # the least of three: what else runs on the computer is not ours
_FRAME = LocalFrame(LatLon(56.95, 24.1))


@dataclass(frozen=True, slots=True)
class Score:
    """One track over one area."""

    seed: int
    seconds: float
    time_to_bound: float
    coverage: float  # share of the ground outside the holes
    in_holes_m: float
    outside_m: float  # of the outline, from the first row to the last
    turns: int
    cpu_s: float


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Six areas, or the twenty of the published figures."""
    areas = {seed: concave_area(seed) for seed in range(FULL_AREAS if full else QUICK_AREAS)}
    ours: list[Score] = []
    quick: list[Score] = []
    peers: dict[str, list[Score]] = {name: [] for name in PEERS}
    for seed, area in areas.items():
        ours.append(run_one(seed, area, Effort.THOROUGH))
        quick.append(run_one(seed, area, Effort.QUICK))
        for name, plan in PEERS.items():
            start_s = time.process_time()
            path = plan(area, _home(area), SWATH_M)
            cpu_s = time.process_time() - start_s
            peers[name].append(score(seed, area, path, list(pairwise(path)), cpu_s))
        told = ", ".join(f"{name} {scores[-1].time_to_bound:.3f}" for name, scores in peers.items())
        tell(f"area {seed}: ours {ours[-1].time_to_bound:.3f}, {told}")
    return judged(ours, quick, peers)


def judged(ours: Sequence[Score], quick: Sequence[Score], peers: dict[str, list[Score]]) -> BenchResult:
    """Means and worst cases, and whether they are good enough."""
    mean = fmean(one.time_to_bound for one in ours)
    others = {name: fmean(one.time_to_bound for one in scores) for name, scores in peers.items()}
    best_unsafe = min(others[name] for name in UNSAFE)
    every = {"ours": ours, "ours, quick": quick, **peers}
    ratios: dict[str, float | None] = {}
    for name, scores in every.items():
        ratios[f"{name}, time / bound, mean"] = fmean(one.time_to_bound for one in scores)
        ratios[f"{name}, time / bound, worst"] = max(one.time_to_bound for one in scores)
    ratios |= {f"ours / {name}": mean / other for name, other in others.items()}
    return BenchResult(
        name="cover",
        ours={"thorough": _figures(ours), "quick": _figures(quick)},
        peers={name: _figures(scores) for name, scores in peers.items()},
        limit={"time_to_bound": 1.0, "bound": "free area / (swath x speed)"},
        ratios=ratios,
        bars={
            "time / bound, mean": Bar(mean, at_most=1.30),
            "coverage, worst": Bar(min(one.coverage for one in ours), at_least=0.995),
            "metres over holes": Bar(sum(one.in_holes_m for one in (*ours, *quick)), at_most=0.0),
            "metres outside": Bar(sum(one.outside_m for one in (*ours, *quick)), at_most=0.0),
            "CPU seconds, worst": Bar(max(one.cpu_s for one in ours), at_most=1.0),
            "CPU seconds while a hand draws, worst": Bar(max(one.cpu_s for one in quick), at_most=0.1),
            "time / best unsafe peer": Bar(mean / best_unsafe, at_most=0.98),
        },
    )


def score(
    seed: int, area: Polygon, path: Sequence[XY], search: Sequence[tuple[XY, XY]], cpu_s: float
) -> Score:
    """`path` from the first to the last waypoint; `search` are the lines of it that look at the ground."""
    home = _home(area)
    whole = [home, *path, home]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    steps = [step for step in steps if math.hypot(*step) > 0.01]
    turns = sum(_turned_deg(a, b) > TURN_DEG for a, b in pairwise(steps))
    seconds = sum(math.hypot(*step) for step in steps) / SPEED_M_S + TURN_S * turns
    looked = MultiLineString([line for line in search if line[0] != line[1]])
    return Score(
        seed=seed,
        seconds=seconds,
        time_to_bound=seconds / (area.area / (SWATH_M * SPEED_M_S)),
        coverage=float(looked.buffer(SWATH_M / 2).intersection(area).area / area.area),
        in_holes_m=sum(
            float(LineString(whole).intersection(Polygon(hole)).length) for hole in area.interiors
        ),
        outside_m=float(looked.difference(Polygon(area.exterior)).length),
        turns=turns,
        cpu_s=cpu_s,
    )


def run_one(seed: int, area: Polygon, effort: Effort, tries: int = TRIES) -> Score:
    """Our plan of one area; its CPU time is the least of some tries."""
    height = SWATH_M / (2.0 * math.tan(math.radians(DEFAULT_CAMERA.hfov_deg) / 2.0))
    task = Task(area=from_polygon(area, _FRAME), height=AboveGround(height), overlap=0.0, speed_m_s=SPEED_M_S)
    around = Around(home=_FRAME.to_latlon(*_home(area)))
    plans = [_timed(task, around, effort) for _ in range(tries)]
    return score(seed, area, *_flown(plans[0][1]), min(cpu_s for cpu_s, _ in plans))


def _timed(task: Task, around: Around, effort: Effort) -> tuple[float, Plan]:
    start_s = time.process_time()
    plan = plan_for(task, around, effort)
    return time.process_time() - start_s, plan


def _flown(plan: Plan) -> tuple[list[XY], list[tuple[XY, XY]]]:
    path = [_FRAME.to_xy(waypoint.at) for waypoint in plan.waypoints]
    legs = zip(pairwise(path), plan.waypoints[1:], strict=True)
    return path, [leg for leg, waypoint in legs if waypoint.searching]


def _home(area: Polygon) -> XY:
    """The first corner."""
    x, y = area.exterior.coords[0][:2]
    return float(x), float(y)


def _turned_deg(a: XY, b: XY) -> float:
    across, along = a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]
    return abs(math.degrees(math.atan2(across, along)))


def _figures(scores: Sequence[Score]) -> dict[str, Any]:
    return {
        "time_to_bound_mean": round(fmean(one.time_to_bound for one in scores), 4),
        "time_to_bound_worst": round(max(one.time_to_bound for one in scores), 4),
        "coverage_worst": round(min(one.coverage for one in scores), 5),
        "in_holes_m_mean": round(fmean(one.in_holes_m for one in scores), 1),
        "outside_m_mean": round(fmean(one.outside_m for one in scores), 1),
        "cpu_s_mean": round(fmean(one.cpu_s for one in scores), 4),
        "cpu_s_worst": round(max(one.cpu_s for one in scores), 4),
        "areas": [{key: round(value, 5) for key, value in asdict(one).items()} for one in scores],
    }
