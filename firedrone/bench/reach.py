"""`firedrone bench reach`: what it costs to say once a second how far the drone still goes.

Process time of one call, best of three rounds: the window asks in the thread that paints.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

from firedrone.bench.result import Bar, BenchResult, ratio
from maps.area import Area
from maps.geo import AboveGround, AboveHome, LatLon, moved
from missions.batteries import split
from missions.camera_model import DEFAULT_CAMERA
from missions.energy import DroneProfile, WindAt, estimate
from missions.no_return import point_of_no_return
from missions.patterns.sweep import parallel
from missions.reach import Here, reach

if TYPE_CHECKING:
    from collections.abc import Callable

HOME = LatLon(56.95, 24.1)
WIND = WindAt(225.0, 6.0)
SIDES_M = (1000.0, 800.0)
ROUNDS = 3
CALLS, FULL_CALLS = 50, 500
AT_MOST_MS = 5.0  # of a second that also paints twenty times


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Reach, point of no return, the estimate and the splitting of one plan of a square kilometre."""
    calls = FULL_CALLS if full else CALLS
    plan = parallel(_field(), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)
    drone, here = DroneProfile(), Here(moved(HOME, 300.0, 400.0), AboveHome(60.0), 80.0)
    asked: dict[str, Callable[[], object]] = {
        "reach": lambda: reach(here, HOME, speed_m_s=8.0, wind=WIND, drone=drone),
        "no_return": lambda: point_of_no_return(plan, HOME, here, item=6, wind=WIND, drone=drone),
        "estimate": lambda: estimate(plan, HOME, wind=WIND, drone=drone),
    }
    took = {name: _best_ms(ask, calls) for name, ask in asked.items()}
    took["split"] = _best_ms(lambda: split(plan, HOME, wind=WIND, drone=drone), 1)
    for name, milliseconds in took.items():
        tell(f"{name}: {milliseconds:.2f} ms")
    second_ms = took["reach"] + took["no_return"]
    return BenchResult(
        name="reach",
        ours={f"{name}_ms": round(milliseconds, 3) for name, milliseconds in took.items()}
        | {"waypoints": len(plan.waypoints), "parts": len(split(plan, HOME, wind=WIND, drone=drone))},
        peers={},
        limit={},
        ratios={"estimate / reach": ratio(took["estimate"], took["reach"])},
        bars={
            "reach, ms": Bar(took["reach"], at_most=AT_MOST_MS),
            "reach and point of no return, ms": Bar(second_ms, at_most=2 * AT_MOST_MS),
        },
    )


def _field() -> Area:
    east, north = SIDES_M
    return Area(
        tuple(moved(HOME, x, y) for x, y in ((50.0, 50.0), (east, 50.0), (east, north), (50.0, north)))
    )


def _best_ms(ask: Callable[[], object], calls: int) -> float:
    ask()
    best = float("inf")
    for _ in range(ROUNDS):
        began = process_time()
        for _ in range(calls):
            ask()
        best = min(best, process_time() - began)
    return 1000.0 * best / calls
