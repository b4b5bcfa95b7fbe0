"""What has burnt at one moment."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import LatLon, moved
from training.exercise.scenario import FireSource, Fuel, Weather, WeatherDue
from training.fire.arrival import Arrival
from training.fire.front import burnt_by
from training.fire.rate import growth
from training.fire.spread import arrival_times, side_cells

HERE = LatLon(56.5, 24.6)
WIND = Weather(wind_from_deg=240.0, wind_m_s=5.0)
UNTIL_S = 600.0


def spread(*sources: FireSource, due: tuple[WeatherDue, ...] = (), weather: Weather = WIND) -> Arrival:
    (found,) = arrival_times(sources, weather, due, around=HERE, until_s=UNTIL_S, extent_m=300.0)
    return found


TURNING = spread(
    FireSource(HERE, Fuel.GRASS, radius_m=3.0),
    FireSource(moved(HERE, 40.0, -60.0), Fuel.GRASS, radius_m=3.0, starts_s=90.0),
    due=(WeatherDue(250.0, 320.0, 4.0, 0.5),),
)


@given(st.floats(-20.0, UNTIL_S), st.floats(0.0, 120.0))
@settings(max_examples=40, deadline=None)
def test_it_never_shrinks(at_s: float, later_s: float):
    then, later = burnt_by(TURNING, at_s), burnt_by(TURNING, min(UNTIL_S, at_s + later_s))
    assert then.difference(later).area < 0.01
    assert then.is_valid
    assert later.is_valid


def test_before_it_starts_there_is_nothing():
    assert burnt_by(TURNING, -1.0).is_empty


def test_area_and_perimeter_are_those_of_the_ellipse():
    at_s = 560.0
    found = burnt_by(spread(FireSource(HERE, Fuel.GRASS, radius_m=0.0)), at_s)
    shape = growth(Fuel.GRASS, WIND)
    assert found.area == pytest.approx(shape.area_m2_s2 * at_s**2, rel=0.03)
    half, flank = (shape.head_m_s + shape.back_m_s) / 2.0 * at_s, shape.flank_m_s * at_s
    unlike = ((half - flank) / (half + flank)) ** 2  # Ramanujan's perimeter
    around = math.pi * (half + flank) * (1.0 + 3.0 * unlike / (10.0 + math.sqrt(4.0 - 3.0 * unlike)))
    assert found.length == pytest.approx(around, rel=0.04)


def test_two_fires_meet_and_are_one():
    early, late = burnt_by(TURNING, 120.0), burnt_by(TURNING, UNTIL_S)
    assert len(early.geoms) == 2
    assert len(late.geoms) == 1


def test_north_is_up_and_east_is_right():
    (middle,) = (burnt_by(spread(FireSource(moved(HERE, 60.0, -90.0), Fuel.PEAT, radius_m=8.0)), 1.0),)
    assert middle.centroid.x == pytest.approx(60.0, abs=1.5)
    assert middle.centroid.y == pytest.approx(-90.0, abs=1.5)
    assert middle.area == pytest.approx(math.pi * 64.0, rel=0.15)


def test_what_is_not_burnt_in_the_midst_is_a_hole():
    bare = np.zeros((side_cells(300.0, 2.0),) * 2, np.bool_)
    bare[78:84, 78:84] = True
    (found,) = arrival_times(
        (FireSource(HERE, Fuel.GRASS),), Weather(wind_m_s=0.0), around=HERE, until_s=900.0, extent_m=300.0,
        bare=bare,
    )  # fmt: skip
    burnt = burnt_by(found, 900.0)
    assert not burnt.contains(shapely.Point(11.0, 11.0))
    assert sum(len(part.interiors) for part in burnt.geoms) == 1
