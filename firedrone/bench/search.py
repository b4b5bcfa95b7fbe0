"""`firedrone bench search`: how much of what can be found a search by probability finds.

Maps, camera and scoring as in SAREnv (Drones 2025, 9(9), 628), on sub-cells. Ours is a closed tour from the
last known point and back; the peers stop where their metres end, and one of them flies home too.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, NamedTuple

from firedrone.bench import search_peers as peers
from firedrone.bench.result import Bar, BenchResult, Skipped
from firedrone.bench.search_maps import OWN_SEEDS, SAMPLES, own, published, published_file
from firedrone.bench.search_score import RADIUS_M, length_m, score
from missions.chance_bounds import definite_bound, exponential_bound, swept_m2
from missions.patterns.loop import THOROUGH, Wanted, best_tour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from missions.chances import Chances

BUDGETS_KM = (15, 100)  # one battery, and the published length
FULL_BUDGETS_KM = (15, 30, 100)
LONG_MAPS = 3  # that are flown at all budgets, without `full`: the first ones
OF_LIMIT = {15: 0.90, 100: 0.95}
OF_SPIRAL = {15: 1.22}
_SLACK_M = 1.0
PEERS = ("spiral", "spiral_and_home", "concentric", "greedy")
# Ours comes home. A spiral that keeps enough for that is its like; the open one sees some 3 % more, and both
# are said.
SPIRALS = {0: "times the open spiral", 1: "times the spiral that comes home"}


class Scored(NamedTuple):
    """One map, one budget: probability in what was seen."""

    ours: float
    limit: float  # everything in the swath is found: what any track of this length can see
    koopman: float  # the limit of random search, for comparison
    peers: tuple[float, ...]  # in the order of PEERS
    closed: bool  # within the budget, back at the start
    seconds: float  # of the processor


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Twenty maps of our own, and those of SAREnv, if they are there, on one battery; the first of them, with
    `full` all, at the longer budgets too.
    """
    sets: dict[str, Iterable[tuple[str, Chances]]] = {"own": own(OWN_SEEDS)}
    file = published_file()
    if file is not None:
        sets["sarenv"] = published(file)
    budgets = FULL_BUDGETS_KM if full else BUDGETS_KM
    found: dict[tuple[str, int], list[Scored]] = {}
    for name, maps in sets.items():
        for number, (map_name, chances) in enumerate(maps):
            for km in budgets if full or number < LONG_MAPS else budgets[:1]:
                one = scored(chances, 1000.0 * km)
                found.setdefault((name, km), []).append(one)
                tell(f"{map_name}, {km} km: {one.ours / one.limit:.3f} of the limit, {one.seconds:.1f} s")
    skipped = [] if file is not None else [Skipped("SAREnv 1-8", f"{SAMPLES} names no folder with them")]
    return BenchResult(
        name="search",
        ours={_key(*key): _figures(ones) for key, ones in found.items()},
        peers={
            peer: {_key(*key): _mean([one.peers[i] for one in ones]) for key, ones in found.items()}
            for i, peer in enumerate(PEERS)
        },
        limit={
            _key(*key): {
                "definite": _mean([one.limit for one in ones]),
                "exponential": _mean([one.koopman for one in ones]),
            }
            for key, ones in found.items()
        },
        ratios=_ratios(found),
        bars=_bars(found),
        skipped=skipped,
    )


def scored(chances: Chances, budget_m: float) -> Scored:
    """Ours and the peers on one map."""
    began_s = time.process_time()
    tour = best_tour(Wanted(chances, (0.0, 0.0), budget_m, 2 * RADIUS_M), THOROUGH)
    seconds = time.process_time() - began_s
    if tour is None:
        raise RuntimeError("a map on which no tour was found")
    ground_m2, cell_m2 = swept_m2(budget_m, 2 * RADIUS_M), chances.cell_m**2
    tracks = (
        peers.spiral(budget_m),
        peers.spiral_and_home(budget_m),
        peers.concentric(budget_m),
        peers.greedy(chances, budget_m),
    )
    home_m = max(math.dist(tour.points[end], (0.0, 0.0)) for end in (0, -1))
    return Scored(
        ours=score(chances, tour.points),
        limit=definite_bound(chances.mass, cell_m2, ground_m2),
        koopman=exponential_bound(chances.mass, cell_m2, ground_m2),
        peers=tuple(score(chances, track) for track in tracks),
        closed=home_m < _SLACK_M and length_m(tour.points) <= budget_m + _SLACK_M,
        seconds=seconds,
    )


def _figures(ones: Sequence[Scored]) -> dict[str, float | int]:
    return {
        "maps": len(ones),
        "mean": _mean([one.ours for one in ones]),
        "least_of_limit": round(min(one.ours / one.limit for one in ones), 4),
        "cpu_s": round(_mean([one.seconds for one in ones]), 2),
    }


def _ratios(found: dict[tuple[str, int], list[Scored]]) -> dict[str, float | None]:
    """Means of the ratios of single maps."""
    ratios: dict[str, float | None] = {}
    for key, ones in found.items():
        ratios[f"{_key(*key)}: ours / limit"] = _mean([one.ours / one.limit for one in ones])
        for i, peer in enumerate(PEERS):
            ratios[f"{_key(*key)}: ours / {peer}"] = _mean([one.ours / one.peers[i] for one in ones])
        ratios[f"{_key(*key)}: limit / spiral"] = _mean([one.limit / one.peers[0] for one in ones])
    return ratios


def _bars(found: dict[tuple[str, int], list[Scored]]) -> dict[str, Bar]:
    bars: dict[str, Bar] = {}
    for (name, km), ones in found.items():
        if km in OF_LIMIT:
            of_limit = _mean([one.ours / one.limit for one in ones])
            bars[f"{_key(name, km)}: share of the limit"] = Bar(of_limit, at_least=OF_LIMIT[km])
        if km in OF_SPIRAL:
            for peer, said in SPIRALS.items():
                times = _mean([one.ours / one.peers[peer] for one in ones])
                bars[f"{_key(name, km)}: {said}"] = Bar(times, at_least=OF_SPIRAL[km])
    everything = [one for ones in found.values() for one in ones]
    bars["closed and within the budget"] = Bar(_mean([float(one.closed) for one in everything]), at_least=1.0)
    bars["most of any limit"] = Bar(max(one.ours / one.limit for one in everything), at_most=1.0)
    return bars


def _key(name: str, km: int) -> str:
    return f"{name} {km} km"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
