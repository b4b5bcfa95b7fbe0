"""When the front reaches each cell."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from maps.geo import LatLon, moved
from training.exercise.scenario import FireSource, Fuel, Weather, WeatherDue
from training.fire.arrival import Arrival
from training.fire.fuel import BEDS
from training.fire.ground import side_of
from training.fire.rate import Slope, growth
from training.fire.spread import arrival_times, side_cells

HERE = LatLon(56.5, 24.6)
WIND = Weather(wind_from_deg=240.0, wind_m_s=5.0)
POINT = FireSource(HERE, Fuel.GRASS, radius_m=0.0)


def spread(
    *sources: FireSource,
    weather: Weather = WIND,
    due: tuple[WeatherDue, ...] = (),
    until_s: float = 600.0,
    cell_m: float = 2.0,
    bare: NDArray[np.bool_] | None = None,
) -> Arrival:
    (found,) = arrival_times(
        sources, weather, due, around=HERE, until_s=until_s, cell_m=cell_m, extent_m=300.0, bare=bare
    )
    return found


def ahead_m(arrival: Arrival, towards_deg: float) -> NDArray[np.float64]:
    middles, heading = side_of(arrival), math.radians(towards_deg)
    return middles[None, :] * math.sin(heading) + middles[:, None] * math.cos(heading)


def burnt_m2(arrival: Arrival, at_s: float) -> float:
    return float(np.count_nonzero(arrival.seconds <= at_s)) * arrival.cell_m**2


@pytest.mark.parametrize("from_deg", [0.0, 17.0, 45.0, 199.0, 270.0])
@pytest.mark.parametrize(
    ("fuel", "wind_m_s"),
    [(Fuel.GRASS, 0.0), (Fuel.GRASS, 3.0), (Fuel.CROP, 8.0), (Fuel.SHRUB, 5.0), (Fuel.PINE, 8.0)],
)
def test_a_steady_wind_makes_the_published_ellipse(fuel: Fuel, wind_m_s: float, from_deg: float):
    weather = Weather(wind_from_deg=from_deg, wind_m_s=wind_m_s)
    shape = growth(fuel, weather)
    until_s = 130.0 / shape.head_m_s
    found = spread(replace(POINT, fuel=fuel), weather=weather, until_s=until_s)
    assert burnt_m2(found, until_s) == pytest.approx(shape.area_m2_s2 * until_s**2, rel=0.05)
    furthest = ahead_m(found, shape.towards_deg)[np.isfinite(found.seconds)].max()
    assert furthest == pytest.approx(130.0, rel=0.03)
    middles = side_of(found)
    exact = shape.seconds_to(middles[None, :], middles[:, None])
    burnt = np.isfinite(found.seconds)
    assert np.abs(found.seconds - exact)[burnt].mean() < 0.01 * until_s


def test_calm_is_a_circle():
    found = spread(POINT, weather=Weather(wind_m_s=0.0), until_s=2000.0)
    middles = side_of(found)
    away = np.hypot(middles[None, :], middles[:, None])
    burnt = np.isfinite(found.seconds)
    assert away[burnt].max() < away[~burnt].min() * 1.03


@given(st.floats(0.0, 360.0), st.floats(1.0, 9.0), st.sampled_from(sorted(BEDS)))
@settings(max_examples=25, deadline=None)
def test_it_goes_downwind(from_deg: float, wind_m_s: float, fuel: Fuel):
    weather = Weather(wind_from_deg=from_deg, wind_m_s=wind_m_s)
    until_s = 100.0 / growth(fuel, weather).head_m_s
    found = spread(replace(POINT, fuel=fuel), weather=weather, until_s=until_s)
    middles = side_of(found)
    burnt = np.isfinite(found.seconds)
    east, north = (float((side * burnt).sum()) for side in (middles[None, :], middles[:, None]))
    blown = math.degrees(math.atan2(east, north))
    off = (blown - from_deg - 180.0 + 180.0) % 360.0 - 180.0
    assert abs(off) < 2.0


def test_a_quarter_turn_of_the_wind_turns_the_fire():
    south = spread(POINT, weather=replace(WIND, wind_from_deg=180.0))
    west = spread(POINT, weather=replace(WIND, wind_from_deg=270.0))
    np.testing.assert_allclose(np.rot90(south.seconds, 1), west.seconds, rtol=1e-5)


def test_what_has_burnt_stays_burnt_when_the_wind_turns():
    turn = WeatherDue(200.0, 90.0, 7.0, 0.5)
    found = spread(POINT, due=(turn,))
    steady = spread(POINT)
    before = steady.seconds <= 200.0
    np.testing.assert_array_equal(found.seconds[before], steady.seconds[before])
    assert (found.seconds[~before] > 200.0 - 1e-3).all()


def test_after_a_turn_the_front_goes_on_from_where_it_was():
    turn = WeatherDue(300.0, 330.0, 6.0, 0.5)
    first = growth(Fuel.GRASS, WIND)
    second = growth(Fuel.GRASS, replace(WIND, wind_from_deg=330.0, wind_m_s=6.0))
    found = spread(POINT, due=(turn,), until_s=500.0)
    middles = side_of(found)
    around = np.linspace(0.0, 2.0 * math.pi, 1440, endpoint=False)
    half = (first.head_m_s + first.back_m_s) / 2.0
    ahead = (half * np.cos(around) + half - first.back_m_s) * 300.0
    aside = first.flank_m_s * np.sin(around) * 300.0
    heading = math.radians(first.towards_deg)
    east = ahead * math.sin(heading) + aside * math.cos(heading)
    north = ahead * math.cos(heading) - aside * math.sin(heading)
    exact = np.full(found.seconds.shape, np.inf)
    for x, y in zip(east, north, strict=True):  # every place of the front then is a fire of its own
        np.minimum(exact, 300.0 + second.seconds_to(middles[None, :] - x, middles[:, None] - y), out=exact)
    started = first.seconds_to(middles[None, :], middles[:, None])
    exact = np.where(started <= 300.0, started, exact)
    area = np.count_nonzero(exact <= 500.0) * found.cell_m**2
    assert burnt_m2(found, 500.0) == pytest.approx(area, rel=0.03)
    both = (exact <= 500.0) & np.isfinite(found.seconds)
    assert np.abs(found.seconds - exact)[both].mean() < 5.0


def test_many_small_changes_of_the_same_wind_change_nothing():
    same = tuple(WeatherDue(at, 240.0, 5.0, 0.5) for at in np.arange(5.0, 600.0, 7.0).tolist())
    often, once = spread(POINT, due=same), spread(POINT)
    assert burnt_m2(often, 600.0) == pytest.approx(burnt_m2(once, 600.0), rel=0.02)


def test_two_fires_of_a_kind_burn_what_the_first_of_them_reaches():
    other = FireSource(moved(HERE, 70.0, -20.0), Fuel.GRASS, radius_m=4.0, starts_s=60.0)
    both = spread(POINT, other)
    alone = np.minimum(spread(POINT).seconds, spread(other).seconds)
    np.testing.assert_array_equal(both.seconds, alone)


@given(st.floats(50.0, 500.0), st.floats(-100.0, 100.0), st.floats(-100.0, 100.0))
@settings(max_examples=15, deadline=None)
def test_a_fire_that_jumps_changes_nothing_before(at_s: float, east_m: float, north_m: float):
    turn = WeatherDue(220.0, 300.0, 4.0, 0.5)
    jumped = FireSource(moved(HERE, east_m, north_m), Fuel.GRASS, starts_s=at_s)
    before, after = spread(POINT, due=(turn,)), spread(POINT, jumped, due=(turn,))
    early = (before.seconds < at_s) | (after.seconds < at_s)
    np.testing.assert_array_equal(before.seconds[early], after.seconds[early])
    burnt = np.isfinite(before.seconds)
    assert (after.seconds[burnt] <= before.seconds[burnt] + 5.0).all()


def test_a_fire_that_began_before_the_exercise_is_as_large_as_its_age():
    old = spread(replace(POINT, starts_s=-300.0), until_s=100.0)
    new = spread(POINT, until_s=400.0)
    np.testing.assert_allclose(old.seconds + 300.0, new.seconds, atol=0.01)


def test_the_same_fire_has_the_same_bits():
    turn = WeatherDue(220.0, 300.0, 4.0, 0.5)
    assert spread(POINT, due=(turn,)).seconds.tobytes() == spread(POINT, due=(turn,)).seconds.tobytes()


@pytest.mark.parametrize("slanted", [False, True])
def test_a_road_stops_it(slanted: bool):
    bare = np.zeros((side_cells(300.0, 2.0),) * 2, np.bool_)
    rows = np.arange(len(bare))
    bare[rows, np.clip(rows // 2 + 65 if slanted else np.full_like(rows, 95), 0, len(bare) - 1)] = True
    steps = np.maximum.accumulate(bare, axis=1)  # the road and all that lies east of it
    found = spread(POINT, weather=Weather(wind_from_deg=270.0, wind_m_s=6.0), bare=bare)
    assert np.isfinite(found.seconds).any()
    assert np.isinf(found.seconds[steps]).all()


def test_it_burns_round_the_end_of_a_pond_later_than_it_would_without():
    bare = np.zeros((side_cells(300.0, 2.0),) * 2, np.bool_)
    bare[71:80, 85:90] = True
    wind = Weather(wind_from_deg=270.0, wind_m_s=3.0)
    with_pond = spread(POINT, weather=wind, bare=bare, until_s=1500.0)
    elsewhere = np.zeros_like(bare)
    elsewhere[0, 0] = True
    without = spread(POINT, weather=wind, until_s=1500.0, bare=elsewhere)
    behind = with_pond.seconds[75, 93]
    assert without.seconds[75, 93] < behind < np.inf
    np.testing.assert_array_equal(with_pond.seconds[:, :60], without.seconds[:, :60])


def test_fuels_and_slopes_have_a_spread_each():
    sources = (
        POINT,
        FireSource(HERE, Fuel.PEAT, radius_m=9.0),
        replace(POINT, slope_percent=30.0, slope_towards_deg=0.0),
        FireSource(HERE, Fuel.BUILDING, radius_m=8.0, starts_s=50.0),
        replace(POINT, starts_s=20.0),
    )
    found = arrival_times(sources, WIND, around=HERE, until_s=100.0)
    assert [it.fuel for it in found] == [Fuel.GRASS, Fuel.PEAT, Fuel.GRASS, Fuel.BUILDING]
    house = found[3]
    assert burnt_m2(house, 100.0) == pytest.approx(math.pi * 64.0, rel=0.15)
    assert house.seconds.min() == 50.0


def test_a_fire_smaller_than_a_cell_is_still_somewhere():
    found = spread(FireSource(moved(HERE, 1.0, 1.0), Fuel.PEAT, radius_m=0.2), until_s=10.0)
    assert np.count_nonzero(np.isfinite(found.seconds)) >= 1


def test_a_fire_runs_uphill_in_calm_air():
    calm = Weather(wind_m_s=0.0)
    found = spread(replace(POINT, slope_percent=50.0, slope_towards_deg=90.0), weather=calm, until_s=300.0)
    shape = growth(Fuel.GRASS, calm, Slope(50.0, 90.0))
    assert shape.head_m_s > growth(Fuel.GRASS, calm).head_m_s
    assert ahead_m(found, 90.0)[np.isfinite(found.seconds)].max() == pytest.approx(
        min(150.0, shape.head_m_s * 300.0), rel=0.03
    )


def test_a_square_of_a_million_cells_a_side_is_refused():
    with pytest.raises(ValueError, match="a square of"):
        side_cells(1e6, 1.0)
