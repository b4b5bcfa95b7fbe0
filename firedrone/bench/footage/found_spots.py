"""Hot spots of made-up scenes, found from the air by the product: how many, which are false, how far off."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np

from firedrone.bench.footage.part import Part
from firedrone.bench.footage.search_flight import (
    LENS,
    START,
    FlatGround,
    SearchPlan,
    bound_m,
    fly,
    scene_of,
)
from firedrone.bench.result import Bar, ratio
from maps.area import LocalFrame
from maps.geo import distance_m
from telemetry.georeference.error_model import circle_m
from telemetry.georeference.lens import lens_of_width
from telemetry.hot_spots.detect import threshold
from telemetry.hot_spots.detection import HOT, NIGHT
from telemetry.hot_spots.hot_spot import SpotState
from telemetry.hot_spots.tracking import ONE_PLACE_M
from telemetry.observer import Observer, Wishes
from telemetry.thermal.frame import celsius
from training.camera.lens import look
from training.camera.scene import truth
from training.camera.things import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from firedrone.bench.footage.search_flight import Shot
    from telemetry.hot_spots.detection import HotRule
    from telemetry.hot_spots.hot_spot import HotSpot
    from training.camera.scene import HotTruth

    Floats = NDArray[np.float64]

_TO_PUT_OUT = frozenset({Kind.EMBER, Kind.FLAME})
EDGE = 0.04  # of the picture: nearer to its edge nobody is expected to see anything for sure
LOOKS, SHARE = 12, 0.5  # a truth counts that was seen hot in half of at least so many pictures
AROUND_PX = 2  # of its middle, its hottest pixel is looked for
_MOVES_M = np.arange(-8.0, 8.01, 0.5)
BEYOND_M = 3.0  # the size of a fire, beside the error of its place
LEAST_RECALL, MOST_OF_BOUND = 0.9, 1.2
QUICK = (SearchPlan(seed=1), SearchPlan(seed=2, pitch_deg=-60.0))
FULL = (
    *(SearchPlan(seed=seed) for seed in (1, 2, 3, 4)),
    *(SearchPlan(seed=seed, pitch_deg=-60.0) for seed in (5, 6, 7)),
    *(SearchPlan(seed=seed, pitch_deg=-45.0, rows_m=(-60.0, -20.0, 20.0, 60.0)) for seed in (8, 9)),
    *(SearchPlan(scene="night-forest", seed=seed) for seed in (1, 2, 3)),
)


@dataclass(slots=True)
class Sight:
    """How a truth showed itself."""

    hot: HotTruth
    looks: int = 0
    over: int = 0  # of those, with a pixel over the threshold that hangs together with nothing hotter

    @property
    def expected(self) -> bool:
        """By a crew that has to put it out."""
        return self.hot.kind in _TO_PUT_OUT and self.looks >= LOOKS and self.over >= SHARE * self.looks


@dataclass(frozen=True, slots=True)
class Found:
    """Of one flight."""

    scene: str
    seed: int
    pitch_deg: float
    pictures: int
    expected: int
    recalled: int
    confirmed: int
    false: int
    twice: int  # near something hot that is confirmed already
    off_m: tuple[float, ...]  # of each other one, from its truth
    bound_m: float  # 19 of 20 single sightings are nearer


def run(*, full: bool, tell: Callable[[str], None]) -> Part:
    """Two flights, or twelve."""
    found: list[Found] = []
    for plan in FULL if full else QUICK:
        one = searched(plan)
        found.append(one)
        far_m = float(np.percentile(one.off_m, 95.0)) if one.off_m else 0.0
        tell(
            f"{plan.scene} {plan.seed}, {plan.pitch_deg:.0f}°: {one.recalled} of {one.expected} found, "
            f"{one.false} false, 95 % within {far_m:.1f} m (one look: {one.bound_m:.1f} m)"
        )
    return judged(found)


def judged(found: Sequence[Found]) -> Part:
    """Errors of all flights together, each as a share of what one look may be off from there."""
    expected = sum(one.expected for one in found)
    shares = [off / one.bound_m for one in found for off in one.off_m]
    recall = ratio(sum(one.recalled for one in found), expected)
    off = float(np.percentile(shares, 95.0)) if shares else None
    figures = {
        f"{one.scene} {one.seed}, {one.pitch_deg:.0f} deg": {
            **{name: value for name, value in asdict(one).items() if name != "off_m"},
            "off_p50_m": median(one.off_m) if one.off_m else None,
            "off_p95_m": float(np.percentile(one.off_m, 95.0)) if one.off_m else None,
        }
        for one in found
    }
    return Part(
        ours={"hot spots": figures},
        limit={"one look, p95, m": {f"{one.pitch_deg:.0f} deg": one.bound_m for one in found}},
        ratios={"error of a place / of one look, p95": off},
        bars={
            "hot spots found, of those seen hot": Bar(recall, at_least=LEAST_RECALL),
            "confirmed where nothing is hot": Bar(float(sum(one.false for one in found)), at_most=0.0),
            "error of a place / of one look, p95": Bar(off, at_most=MOST_OF_BOUND),
        },
    )


def searched(plan: SearchPlan) -> Found:
    """One flight, with a new observer."""
    night = plan.scene.startswith("night")
    rule = NIGHT if night else HOT
    wishes = Wishes(
        lens=lens_of_width(LENS.hfov_deg, LENS.width_px, LENS.height_px),
        rule=rule,
        night=night,
        heights=FlatGround(),
    )
    observer = Observer(wishes)
    sights: dict[int, Sight] = {}
    confirmed: tuple[HotSpot, ...] = ()
    pictures, least_c = 0, 0.0
    for shot in fly(plan):
        observer.hear(shot.told)
        looked = observer.frame(shot.frame)
        pictures += 1
        least_c = _note(sights, shot, plan, rule)
        if looked is not None:
            confirmed = tuple(spot for spot in looked.changes.spots if spot.state is SpotState.CONFIRMED)

    def hot_then(at: datetime) -> list[HotTruth]:
        then_s = (at - START).total_seconds()
        return [one for one in truth(scene_of(plan.scene, plan.seed)[0], then_s) if one.celsius >= least_c]

    return graded(plan, sights.values(), confirmed, hot_then, pictures)


def graded(
    plan: SearchPlan,
    sights: Iterable[Sight],
    confirmed: Sequence[HotSpot],
    hot_then: Callable[[datetime], list[HotTruth]],
    pictures: int,
) -> Found:
    """Which of what was to be seen is among the confirmed, and which of those are not true.

    What moves is asked for where it was when a spot was seen last: somebody who walks by is no glint.
    """
    hot = hot_then(max((spot.last_at for spot in confirmed), default=START))
    reach_m = [circle_m(spot.ellipse, 0.95) + BEYOND_M for spot in confirmed]
    pairs = paired(_metres(confirmed, plan), np.array([(one.east_m, one.north_m) for one in hot]), reach_m)
    off_m = [distance_m(confirmed[spot].at, hot[number].at) for spot, number in pairs.items()]
    alone = [number for number in range(len(confirmed)) if number not in pairs]
    beside = sum(
        any(distance_m(confirmed[n].at, one.at) <= reach_m[n] for one in hot_then(confirmed[n].last_at))
        for n in alone
    )
    places = [hot[number] for number in pairs.values()]
    expected = [sight.hot for sight in sights if sight.expected]
    recalled = sum(
        any(math.dist((one.east_m, one.north_m), (at.east_m, at.north_m)) <= ONE_PLACE_M for at in places)
        for one in expected
    )
    return Found(
        plan.scene,
        plan.seed,
        plan.pitch_deg,
        pictures,
        len(expected),
        recalled,
        len(confirmed),
        len(alone) - beside,
        beside,
        tuple(off_m),
        bound_m(plan),
    )


def paired(spots: Floats, hot: Floats, reach_m: Sequence[float]) -> dict[int, int]:
    """Which spot is which truth (by their rows), one for one, each within the reach of its spot.

    The places of a flight are off together by some metres, and truths lie nearer to each other than that: so
    all are moved by what brings most of them onto a truth, before the nearest are taken; and one gives way to
    another that has nothing else (an augmenting path), as rows differ in their errors.
    """
    if not len(spots) or not len(hot):
        return {}
    off: Floats = np.linalg.norm(spots[:, None] - hot[None], axis=2)
    moves = np.array([(east, north) for east in _MOVES_M for north in _MOVES_M])
    after: Floats = np.linalg.norm(spots[None, :, None] + moves[:, None, None] - hot[None, None], axis=3)
    cost = np.minimum(after.min(axis=2), BEYOND_M).sum(axis=1) + 1e-3 * np.linalg.norm(moves, axis=1)
    moved: Floats = after[int(cost.argmin())]
    wanted = [
        [number for number in np.argsort(moved[spot]).tolist() if off[spot, number] <= reach_m[spot]]
        for spot in range(len(spots))
    ]
    holder: dict[int, int] = {}

    def place(spot: int, asked: set[int]) -> bool:
        for number in wanted[spot]:
            if number in asked:
                continue
            asked.add(number)
            if number not in holder or place(holder[number], asked):
                holder[number] = spot
                return True
        return False

    for spot in np.argsort(moved.min(axis=1)).tolist():
        place(spot, set())
    return {spot: number for number, spot in holder.items()}


def _metres(confirmed: Sequence[HotSpot], plan: SearchPlan) -> Floats:
    """East and north of the scene's origin."""
    frame = LocalFrame(scene_of(plan.scene, plan.seed)[0].origin)
    return np.array([frame.to_xy(spot.at) for spot in confirmed]).reshape(-1, 2)


def _note(sights: dict[int, Sight], shot: Shot, plan: SearchPlan, rule: HotRule) -> float:
    """What this picture shows of each truth. The threshold, in °C."""
    scene, _ = scene_of(plan.scene, plan.seed)
    counts = shot.frame.counts
    least = threshold(counts, rule)
    all_hot = truth(scene, shot.told.now_s)
    seen = look(LENS, shot.camera, scene.origin)
    pixels, ahead = seen.pixels_of(np.array([(one.east_m, one.north_m, 0.0) for one in all_hot]))
    across, along = EDGE * LENS.width_px, EDGE * LENS.height_px
    _, together = cv2.connectedComponents((counts >= least).astype(np.uint8), connectivity=8)
    shown: dict[int, tuple[int, Sight]] = {}  # by what hangs together: the hottest pixel, and whose it is
    for one, (u, v), far in zip(all_hot, pixels.tolist(), ahead.tolist(), strict=True):
        if far <= 0.0 or not (across <= u <= LENS.width_px - across and along <= v <= LENS.height_px - along):
            continue
        sight = sights.setdefault(one.number, Sight(one))
        sight.looks += 1
        part = np.s_[int(v) - AROUND_PX : int(v) + AROUND_PX + 1, int(u) - AROUND_PX : int(u) + AROUND_PX + 1]
        hottest = int(counts[part].max())
        label = int(together[part].flat[int(counts[part].argmax())])
        if hottest >= least and (label not in shown or shown[label][0] < hottest):
            shown[label] = hottest, sight
    for _, sight in shown.values():
        sight.over += 1
    return celsius(least)
