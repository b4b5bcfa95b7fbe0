"""The truth that crews are graded against is what the pictures show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import distance_m, moved
from telemetry.thermal.frame import celsius
from tests.training.scene.made import PLACE, TRUCK, burning, coarse_land, exercise, spread, target
from training.camera.lens import Lens
from training.camera.pose import CameraPose
from training.camera.view import ThermalView
from training.exercise.scenario import Fuel, Land, TargetKind
from training.exercise.whereabouts import target_at
from training.scene.fuels import BURNING
from training.scene.scene_of import scene_of
from training.scene.truth import Truth, truth_at

if TYPE_CHECKING:
    from maps.geo import LatLon
    from training.exercise.scenario import Scenario

SMALL = Lens(160, 128, 32.0)
NUMBER = 1


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(list(TargetKind)),
    east=st.floats(-60.0, 60.0),
    north=st.floats(-60.0, 60.0),
    to_east=st.floats(-40.0, 40.0),
    now_s=st.floats(0.0, 400.0),
)
def test_straight_down_a_target_is_in_the_picture_where_the_truth_says(
    kind: TargetKind, east: float, north: float, to_east: float, now_s: float
):
    way = () if kind is TargetKind.FIRE else (moved(PLACE, east + to_east, north + 20.0),)
    scenario = exercise(targets=(target(kind, east, north, way=way, speed_m_s=0.9, moves_at_s=30.0),))
    (thing,) = truth_at(scenario, (), now_s)
    off_px = _off_px(scenario, thing.at, now_s)
    assert off_px <= 2.0


@pytest.mark.parametrize("now_s", [0.0, 61.5, 119.0, 300.0])
def test_a_truck_is_in_the_picture_where_the_truth_says(now_s: float):
    scenario = exercise(trucks=(TRUCK,))
    truck = truth_at(scenario, (), now_s)[0]
    assert _off_px(scenario, truck.at, now_s) <= 2.0


def test_a_truck_leaves_when_it_is_sent_and_is_there_on_time():
    truth = Truth(exercise(trucks=(TRUCK,)), ())
    for now_s, share in ((0.0, 0.0), (20.0, 0.0), (70.0, 0.5), (120.0, 1.0), (500.0, 1.0)):
        expected = moved(PLACE, -400.0 + share * 440.0, -60.0)
        assert distance_m(truth.at(now_s)[0].at, expected) < 0.5


def test_its_crew_is_there_after_it_and_beside_it():
    truth = Truth(exercise(trucks=(TRUCK,)), ())
    assert [thing.name for thing in truth.at(119.0)] == ["Subate 11"]
    truck, *crew = truth.at(130.0)
    assert [thing.kind for thing in crew] == [TargetKind.PERSON] * 3
    assert all(distance_m(truck.at, one.at) < 20.0 for one in crew)
    assert not any(thing.wanted for thing in (truck, *crew))


def test_who_walks_sets_off_on_time_and_stays_at_the_end():
    there = moved(PLACE, 60.0, 0.0)
    walker = target(TargetKind.PERSON, way=(there,), speed_m_s=1.0, moves_at_s=30.0)
    truth = Truth(exercise(targets=(walker,)), ())
    at = {now_s: truth.at(now_s)[0].at for now_s in (0.0, 29.0, 60.0, 90.0, 900.0)}
    assert distance_m(at[0.0], PLACE) == pytest.approx(0.0, abs=0.01)
    assert distance_m(at[29.0], PLACE) == pytest.approx(0.0, abs=0.01)
    assert distance_m(at[60.0], PLACE) == pytest.approx(30.0, abs=0.1)
    assert distance_m(at[90.0], there) == pytest.approx(0.0, abs=0.1)
    assert distance_m(at[900.0], there) == pytest.approx(0.0, abs=0.1)


@settings(max_examples=60, deadline=None)
@given(
    way=st.lists(st.tuples(st.floats(-300.0, 300.0), st.floats(-300.0, 300.0)), max_size=4),
    speed_m_s=st.floats(0.0, 3.0),
    moves_at_s=st.floats(0.0, 100.0),
    now_s=st.floats(0.0, 900.0),
)
def test_the_record_of_an_exercise_and_its_picture_have_a_target_at_the_same_place(
    way: list[tuple[float, float]], speed_m_s: float, moves_at_s: float, now_s: float
):
    stops = tuple(moved(PLACE, east, north) for east, north in way)
    walker = target(TargetKind.ANIMAL, 5.0, 7.0, way=stops, speed_m_s=speed_m_s, moves_at_s=moves_at_s)
    (shown,) = truth_at(exercise(targets=(walker,)), (), now_s)
    assert distance_m(shown.at, target_at(walker, now_s)) < 0.1


@settings(max_examples=30, deadline=None)
@given(east=st.floats(-20.0, 60.0), north=st.floats(-60.0, 60.0), now_s=st.floats(5.0, 250.0))
def test_where_the_truth_says_that_it_burns_the_picture_is_hot_and_elsewhere_it_is_not(
    east: float, north: float, now_s: float
):
    scenario, arrivals = exercise(Land.BOG), (spread(),)
    truth = Truth(scenario, arrivals)
    around = [moved(PLACE, east + e, north + n) for e in (-0.6, 0.0, 0.6) for n in (-0.6, 0.0, 0.6)]
    ages = [truth.burnt_s(at, now_s) for at in around]
    view = ThermalView(scene_of(scenario, arrivals), coarse_land(Land.BOG), SMALL)
    counts = view.scenery(CameraPose(moved(PLACE, east, north), 30.0, 0.0, -90.0), now_s, NUMBER)
    shown_c = celsius(float(np.median(counts[63:66, 79:82])))
    if all(age is None for age in ages):
        assert shown_c < 30.0
    if all(age is not None and 0.5 < age < BURNING[Fuel.GRASS].flame_s - 0.5 for age in ages):
        assert shown_c > 300.0


def test_a_fire_is_in_the_truth_once_it_burns_and_where_it_burns_last():
    scenario, arrivals = exercise(Land.BOG), (spread(),)
    truth = Truth(scenario, arrivals)
    assert truth.at(-5.0) == ()
    (fire,) = truth.at(100.0)
    assert (fire.name, fire.kind, fire.wanted) == ("fire 1", TargetKind.FIRE, False)
    assert fire.celsius == pytest.approx(BURNING[Fuel.GRASS].flame_c, abs=1.0)
    burnt_s = truth.burnt_s(fire.at, 100.0)
    assert burnt_s is not None
    assert 0.0 <= burnt_s <= BURNING[Fuel.GRASS].flame_s
    assert distance_m(fire.at, PLACE) == pytest.approx(30.0, abs=6.0)


def test_a_source_that_no_spread_is_of_burns_where_it_is():
    truth = Truth(exercise(Land.BOG, fires=(burning(Fuel.PEAT),)), ())
    assert truth.burnt_s(PLACE, 0.0) == pytest.approx(100.0, abs=20.0)
    assert truth.burnt_s(moved(PLACE, 12.0, 0.0), 5_000.0) is None


def test_a_source_that_spreads_is_not_there_twice():
    source = burning(Fuel.GRASS, starts_s=0.0)
    things = truth_at(exercise(Land.BOG, fires=(source,)), (spread(),), 60.0)
    assert [thing.name for thing in things] == ["fire 1"]


def _off_px(scenario: Scenario, at: LatLon, now_s: float) -> float:
    """From the middle of a picture taken over `at` to the middle of what the exercise's things change."""
    land, scene = coarse_land(scenario.land), scene_of(scenario, ())
    bare = replace(scene, things=tuple(thing for thing in scene.things if thing.since_s > 0.0))
    pose = CameraPose(at, 60.0, 0.0, -90.0)
    with_it = ThermalView(scene, land, SMALL).scenery(pose, now_s, NUMBER).astype(int)
    without = ThermalView(bare, land, SMALL).scenery(pose, now_s, NUMBER).astype(int)
    rows, columns = np.nonzero(np.abs(with_it - without) > 12)
    assert len(rows)
    return float(np.hypot(columns.mean() + 0.5 - 80.0, rows.mean() + 0.5 - 64.0))
