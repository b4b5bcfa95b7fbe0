"""How hot the ground of a fire is."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from maps.geo import LatLon
from training.exercise.scenario import FireSource, Fuel, Weather
from training.fire.arrival import Arrival
from training.fire.front import front
from training.fire.fuel import BODIES
from training.fire.heat import excess_k, flame_share, flames
from training.fire.spread import arrival_times

HERE = LatLon(56.5, 24.6)
WIND = Weather(wind_from_deg=240.0, wind_m_s=5.0)


def spread(fuel: Fuel, until_s: float = 600.0, wind: Weather = WIND) -> Arrival:
    (found,) = arrival_times(
        (FireSource(HERE, fuel, radius_m=4.0),), wind, around=HERE, until_s=until_s, extent_m=300.0
    )
    return found


@pytest.mark.parametrize("fuel", [Fuel.GRASS, Fuel.CROP, Fuel.SHRUB])
def test_what_is_in_flames_is_as_much_as_the_burning_band(fuel: Fuel):
    arrival = spread(fuel, until_s=400.0)
    cells = float(flame_share(arrival, 300.0).sum()) * arrival.cell_m**2
    assert cells == pytest.approx(front(arrival, 300.0).flames.area, rel=0.15)


def test_where_nothing_has_burnt_it_is_as_warm_as_the_air():
    arrival = spread(Fuel.GRASS)
    far = np.isinf(arrival.seconds)
    assert far.any()
    assert not excess_k(arrival, 500.0)[far].any()
    assert not excess_k(arrival, -10.0).any()


def test_it_is_hot_where_the_front_is_and_cools_behind_it():
    arrival = spread(Fuel.SHRUB)
    seconds = arrival.seconds
    young, old = (seconds > 560.0) & (seconds < 590.0), seconds < 200.0
    found = excess_k(arrival, 590.0)
    assert found[young].mean() > 2.0 * found[old].mean() > 0.0
    assert found.max() <= BODIES[Fuel.SHRUB].burns_k


def test_burnt_ground_is_never_warmer_later():
    arrival = spread(Fuel.GRASS)
    old = arrival.seconds < 100.0
    assert (excess_k(arrival, 400.0)[old] < excess_k(arrival, 250.0)[old]).all()


def test_flames_are_longer_in_a_strong_wind_and_peat_has_none():
    breeze, storm = (
        spread(Fuel.GRASS),
        spread(Fuel.GRASS, 60.0, Weather(wind_m_s=12.0, humidity_percent=25.0)),
    )
    assert 0.3 < flames(breeze, 400.0).height_m.max() < 2.5
    assert flames(storm, 55.0).height_m.max() > 2.0 * flames(breeze, 400.0).height_m.max()
    peat = flames(spread(Fuel.PEAT), 300.0)
    assert len(peat.share)
    assert not peat.height_m.any()


def test_flames_stand_where_the_front_is():
    arrival = spread(Fuel.GRASS)
    found = flames(arrival, 400.0)
    band = front(arrival, 400.0).flames.buffer(3.0)
    assert band.covers(shapely.MultiPoint(np.stack([found.east_m, found.north_m], axis=1)))
