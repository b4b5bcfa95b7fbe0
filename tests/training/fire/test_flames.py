"""Where the flames stand and how long they are."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from maps.geo import LatLon
from training.exercise.scenario import FireSource, Fuel, Weather
from training.fire.arrival import Arrival
from training.fire.flames import flame_share, flames
from training.fire.front import front
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


def test_before_the_fire_comes_nothing_is_in_flames():
    arrival = spread(Fuel.GRASS)
    assert not flame_share(arrival, -10.0).any()
    assert not flame_share(arrival, 500.0)[np.isinf(arrival.seconds)].any()


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
