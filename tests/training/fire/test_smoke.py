"""Where the smoke goes and what it hides."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon
from training.exercise.scenario import FireSource, Fuel, Weather
from training.fire.arrival import Arrival
from training.fire.front import front
from training.fire.smoke import SmokeSource, hidden_from_above, plume, smoke_sources
from training.fire.spread import arrival_times

HERE = LatLon(56.5, 24.6)
WIND = Weather(wind_from_deg=270.0, wind_m_s=4.0)
SOURCE = SmokeSource(0.0, 0.0, 4.0, 30.0, 20_000.0)


def spread(fuel: Fuel, radius_m: float = 5.0) -> Arrival:
    (found,) = arrival_times(
        (FireSource(HERE, fuel, radius_m=radius_m),), WIND, around=HERE, until_s=300.0, extent_m=300.0
    )
    return found


def test_smoke_comes_from_the_burning_band():
    arrival = spread(Fuel.GRASS)
    band = front(arrival, 200.0).flames.buffer(12.0)
    found = smoke_sources(arrival, WIND, 200.0)
    assert 1 < len(found) <= 24
    assert all(band.covers(shapely.Point(it.east_m, it.north_m)) for it in found)


def test_fewer_pieces_give_off_the_same_smoke():
    arrival = spread(Fuel.SHRUB)
    many, few = (smoke_sources(arrival, WIND, 250.0, most=most) for most in (40, 5))
    assert len(few) <= 5 < len(many)
    assert sum(it.smoke_g_s for it in many) == pytest.approx(sum(it.smoke_g_s for it in few))
    assert sum(it.heat_kw for it in many) == pytest.approx(sum(it.heat_kw for it in few))


def test_a_running_grass_fire_gives_off_what_its_front_consumes():
    arrival = spread(Fuel.GRASS)
    kg_s = sum(it.heat_kw for it in smoke_sources(arrival, WIND, 250.0)) / 18_000.0
    grown = front(arrival, 251.0).area_m2 - front(arrival, 249.0).area_m2
    assert kg_s == pytest.approx(grown / 2.0 * 0.30, rel=0.2)


def test_damp_fuel_smokes_more():
    arrival = spread(Fuel.PINE)
    dry, damp = (
        sum(it.smoke_g_s for it in smoke_sources(arrival, replace(WIND, humidity_percent=h), 100.0))
        for h in (30.0, 90.0)
    )
    assert damp > 1.5 * dry


def test_before_a_fire_there_is_no_smoke():
    assert smoke_sources(spread(Fuel.GRASS), WIND, -5.0) == ()


@given(st.floats(0.0, 360.0), st.floats(1.0, 15.0), st.floats(5.0, 500.0))
def test_it_goes_with_the_wind(from_deg: float, wind_m_s: float, downwind_m: float):
    puff = plume(SOURCE, Weather(wind_from_deg=from_deg, wind_m_s=wind_m_s), downwind_m)
    towards = math.radians(from_deg + 180.0)
    assert puff.east_m == pytest.approx(downwind_m * math.sin(towards), abs=1e-6)
    assert puff.north_m == pytest.approx(downwind_m * math.cos(towards), abs=1e-6)
    assert 0.0 < puff.hides < 1.0


@given(st.floats(1.0, 15.0), st.floats(5.0, 400.0))
def test_it_rises_widens_and_thins(wind_m_s: float, downwind_m: float):
    weather = replace(WIND, wind_m_s=wind_m_s)
    near, far = plume(SOURCE, weather, downwind_m), plume(SOURCE, weather, downwind_m + 50.0)
    assert far.up_m >= near.up_m
    assert far.radius_m > near.radius_m
    assert far.hides < near.hides


def test_a_stronger_wind_lays_it_down():
    assert plume(SOURCE, replace(WIND, wind_m_s=10.0), 60.0).up_m < plume(SOURCE, WIND, 60.0).up_m / 2.0


def test_the_rise_is_that_of_the_published_formula():
    # F = 8.8e-6 * 0.6 * 20e6 W = 105.6 m4/s3; 1.6 * 105.6^(1/3) * 60^(2/3) / 4
    assert plume(SOURCE, WIND, 60.0).up_m == pytest.approx(1.6 * 4.727 * 15.326 / 4.0, rel=0.002)


def test_ground_downwind_is_hidden_and_ground_upwind_is_not():
    hidden = hidden_from_above(
        (SOURCE,), WIND, np.array([-50.0, 30.0, 300.0, 30.0]), np.array([0.0, 0, 0, 80.0])
    )
    assert hidden[0] < 1e-6
    assert hidden[1] == pytest.approx(plume(SOURCE, WIND, 30.0).hides)
    assert hidden[1] > hidden[2] > 0.0
    assert hidden[3] < 0.01


def test_a_barn_is_hidden_in_its_smoke():
    barn = spread(Fuel.BUILDING, radius_m=8.0)
    assert plume(smoke_sources(barn, WIND, 100.0)[0], WIND, 15.0).hides > 0.3
