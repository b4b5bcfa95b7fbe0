"""The way from a temperature to counts and back ends where it began, through air and reflections too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.thermal.planck import Air, Planck, Surroundings, black_body_counts, kelvin_table, transmission

SENSOR = Planck(r1=15_000.0, r2=0.0125, b=1430.0, f=1.0, o=-6200.0)
PLACES = st.builds(
    Surroundings,
    st.floats(0.5, 1.0),
    st.floats(0.0, 100.0),
    st.floats(-40.0, 60.0),
    st.floats(-30.0, 50.0),
    st.floats(0.0, 1.0),
    st.floats(-30.0, 50.0),
    st.floats(0.6, 1.0),
)


@given(PLACES, st.floats(0.0, 120.0))
def test_what_the_sensor_sees_of_an_object_is_read_as_the_object(where: Surroundings, celsius: float):
    """Built up here from what radiates, taken apart there."""
    through = transmission(where, Air())
    seen = where.emissivity * through * black_body_counts(SENSOR, celsius)
    seen += (1 - where.emissivity) * through * black_body_counts(SENSOR, where.reflected_c)
    seen += (1 - through) * black_body_counts(SENSOR, where.air_c)
    seen = where.window_transmission * seen
    seen += (1 - where.window_transmission) * black_body_counts(SENSOR, where.window_c)
    assert kelvin_table(SENSOR, where, Air())[round(seen)] - 273.15 == pytest.approx(celsius, abs=0.1)


@given(PLACES)
def test_more_counts_are_never_colder(where: Surroundings):
    table = kelvin_table(SENSOR, where, Air())
    assert np.isfinite(table).all()
    assert (np.diff(table) >= 0.0).all()


@given(PLACES)
def test_air_lets_no_more_through_the_further_it_is(where: Surroundings):
    assert 0.01 <= transmission(where, Air()) <= 1.0
    assert transmission(Surroundings(0.95, 0.0), Air()) == pytest.approx(1.0)


def test_80_m_of_summer_air_by_hand():
    """Water 17.1 x 0.5 g, its root 2.93; 1.9 exp(8.94 x 0.0001) - 0.9 exp(8.94 x 0.0069)."""
    assert transmission(Surroundings(0.95, 80.0), Air()) == pytest.approx(0.944, abs=0.002)


NO_SENSORS = [(0.0,) * 5, (1.0, 1.0, 1.0, 1.0, float("nan")), (-1.0, 1.0, 1.0, 1.0, 0.0)]


@pytest.mark.parametrize("numbers", NO_SENSORS)
def test_constants_that_no_sensor_has_are_a_wrong_call(numbers: tuple[float, ...]):
    with pytest.raises(ValueError, match="Planck"):
        kelvin_table(Planck(*numbers), Surroundings(0.95), Air())
