"""Following places: five of twelve, no glints, bounded, and numbers that stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from telemetry.georeference.view import View, in_picture, view
from telemetry.hot_spots.detection import Detection
from telemetry.hot_spots.hot_spot import HotSpot
from telemetry.hot_spots.track import Fixed, Sighting, fused
from telemetry.hot_spots.tracking import MOST_NEW, Tracker
from telemetry.thermal.frame import TruthLevel
from tests.telemetry.georeference.scenes import FLAT, FRAME, LENS, pose

START = datetime(2026, 7, 3, tzinfo=UTC)
SEEN = view(pose(), LENS, FLAT)
assert isinstance(SEEN, View)


def at(east_m: float, north_m: float, celsius: float = 90.0) -> Sighting:
    place = np.array([east_m, north_m])
    u, v = in_picture(SEEN, np.array([[east_m, north_m, 0.0]]))
    found = Detection(float(u[0]), float(v[0]), 3, celsius, at_least=False, level=TruthLevel.RAW)
    return Sighting(found, place, 0.1 * np.eye(2), np.eye(2), 1.5 * np.eye(2), 0.07, 0.02, confirms=True)


def step(tracker: Tracker, n: int, *sightings: Sighting) -> tuple[HotSpot, ...]:
    t_s = n / 10.0
    return tracker.step(sightings, SEEN, t_s, START + timedelta(seconds=t_s)).confirmed


def test_the_fifth_sighting_of_twelve_confirms_and_gives_the_number():
    tracker = Tracker(FRAME)
    seen = [step(tracker, n, *([at(3.0, 2.0)] if n in {0, 3, 6, 9, 11} else [])) for n in range(12)]
    assert [len(one) for one in seen] == [0] * 11 + [1]
    assert (seen[-1][0].number, seen[-1][0].sightings) == (1, 5)


def test_four_of_twelve_do_not():
    tracker = Tracker(FRAME)
    assert not any(step(tracker, n, *([at(3.0, 2.0)] if n % 4 == 0 else [])) for n in range(60))


def test_glints_all_over_the_picture_confirm_nothing_and_are_forgotten():
    tracker, rng = Tracker(FRAME), np.random.default_rng(6)
    for n in range(400):
        glints = [at(*rng.uniform((-20.0, -15.0), (20.0, 15.0))) for _ in range(2)]
        assert step(tracker, n, *glints) == ()
    assert len(tracker._tracks) < 100


def test_two_places_side_by_side_stay_two():
    tracker = Tracker(FRAME)
    for n in range(12):
        step(tracker, n, at(3.0, 2.0), at(4.4, 2.0))
    assert [spot.number for spot in tracker.spots()] == [1, 2]


def test_a_neighbour_that_comes_into_the_next_picture_first_does_not_take_the_number():
    tracker, known, neighbour = Tracker(FRAME), at(0.0, 2.0), at(4.0, 2.0, 70.0)
    for n in range(12):
        step(tracker, n, known)
    for n in range(400, 412):
        step(tracker, n, neighbour, *([known] if n >= 402 else []))
    temperatures = {spot.number: spot.temperature_c for spot in tracker.spots()}
    assert temperatures == {1: 90.0, 2: 70.0}


def test_what_is_nearer_together_than_a_crew_can_tell_is_one():
    tracker = Tracker(FRAME)
    for n in range(12):
        step(tracker, n, at(3.0, 2.0, 95.0), at(3.5, 2.0))
    (spot,) = tracker.spots()
    assert spot.temperature_c == 95.0


def test_a_flood_of_sightings_is_bounded():
    tracker, rng = Tracker(FRAME), np.random.default_rng(6)
    for n in range(8):
        step(tracker, n, *(at(*rng.uniform((-22.0, -18.0), (22.0, 18.0))) for _ in range(150)))
    assert sum(1 for one in tracker._tracks if not one.number) <= MOST_NEW


def test_passes_are_weighted_and_what_lasts_is_not_divided():
    good = Fixed(np.array([0.0, 0.0]), np.eye(2), np.eye(2))
    bad = Fixed(np.array([3.0, 0.0]), 5.0 * np.eye(2), np.eye(2))
    both = fused([good, bad])
    assert both.place[0] == pytest.approx(0.75)
    assert both.lasting == pytest.approx(np.eye(2))
    assert both.passing[0, 0] == pytest.approx(0.75**2 + 5 * 0.25**2)
