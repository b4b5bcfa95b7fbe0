"""The truth of the scenes: the same from the same seed, moving and cooling as it says."""

from __future__ import annotations

import math

import pytest

from maps.geo import distance_m
from tests.training.camera.looks import ORIGIN, scene_of
from training.camera.errors import CameraError
from training.camera.samples import SAMPLES, sample_scene
from training.camera.scene import burning, meadow_celsius, roof_celsius, truth
from training.camera.things import Kind, Thing, placed


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_same_seed_makes_the_same_scene_and_another_one_another(kind: str):
    assert sample_scene(kind, seed=3) == sample_scene(kind, seed=3)
    assert sample_scene(kind, seed=3).things != sample_scene(kind, seed=4).things


def test_an_unknown_scene_is_answered_with_those_there_are():
    with pytest.raises(CameraError, match=r'no scene "volcano": write one of mop-up, night-forest'):
        sample_scene("volcano")


def test_the_mop_up_has_forty_embers_from_15_kelvin_over_ground_to_600_degrees():
    scene = scene_of("mop-up")
    embers = [hot for hot in burning(scene, 0.0) if hot.kind is Kind.EMBER]
    assert len(embers) == 40
    assert min(hot.celsius for hot in embers) >= meadow_celsius(scene) + 15.0
    assert max(hot.celsius for hot in embers) <= 600.0
    assert max(hot.celsius for hot in embers) > 250.0


def test_stones_and_roofs_are_22_kelvin_over_ground_by_day_and_cool_at_night():
    day, night = scene_of("village"), scene_of("night-forest")
    assert roof_celsius(day) - meadow_celsius(day) == pytest.approx(22.0, abs=2.0)
    assert roof_celsius(night) < night.air_c
    stones = [hot.celsius for hot in truth(day, 0.0) if hot.kind is Kind.STONE]
    assert 8.0 < max(stones) - meadow_celsius(day) <= 22.0
    assert not [hot for hot in truth(night, 0.0) if hot.kind is Kind.STONE]


def test_an_ember_cools_to_a_third_of_its_excess_in_its_own_time():
    ember = Thing(Kind.EMBER, (0.0, 0.0), 1.0, 1.0, 323.0, cools_s=3600.0)
    assert placed(ember, 0.0, 23.0).celsius == pytest.approx(323.0)
    assert placed(ember, 3600.0, 23.0).celsius == pytest.approx(23.0 + 300.0 / math.e)


def test_people_walk_at_their_speed_and_come_back():
    walker = Thing(Kind.PERSON, (0.0, 0.0), 1.8, 0.5, 33.0, way=((0.0, 0.0), (0.0, 20.0)), speed_m_s=2.0)
    out, home = placed(walker, 5.0, 20.0), placed(walker, 20.0, 20.0)
    assert (out.east_m, out.north_m, out.heading_deg) == (0.0, 10.0, 0.0)
    assert (home.east_m, home.north_m) == pytest.approx((0.0, 0.0))
    assert placed(walker, 15.0, 20.0).heading_deg == pytest.approx(180.0)


def test_positions_of_the_truth_are_on_the_map_where_the_metres_say():
    for hot in truth(scene_of("mop-up"), 12.0):
        assert distance_m(ORIGIN, hot.at) == pytest.approx(
            math.hypot(hot.east_m, hot.north_m), rel=1e-3, abs=0.01
        )


def test_numbers_stay_with_their_things_over_time():
    scene = scene_of("village")
    then, later = truth(scene, 0.0), truth(scene, 60.0)
    assert [(hot.number, hot.kind) for hot in then] == [(hot.number, hot.kind) for hot in later]
    assert [hot.number for hot in then] == list(range(len(then)))
