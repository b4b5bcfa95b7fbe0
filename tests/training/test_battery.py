"""Charge, current and voltage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.battery import HOVER_A, Battery, flight_current_a


def test_an_hour_of_current_is_its_charge():
    battery = Battery(5000.0)
    for _ in range(3600):
        battery.step(1.0, 0.99, 1.0)
    assert battery.used_mah == pytest.approx(990.0)
    assert battery.percent(5000.0) == 80


@pytest.mark.parametrize(
    ("lean_tan", "climb_m_s", "recorded_a"),
    [(0.0, 0.0, 28.1), (0.0, 2.5, 30.6), (0.577, 0.0, 30.5), (0.0, -1.5, 26.85), (0.0, -0.5, 27.75)],
)
def test_it_draws_the_recorded_current(lean_tan: float, climb_m_s: float, recorded_a: float):
    assert flight_current_a(lean_tan, climb_m_s) == pytest.approx(recorded_a, abs=0.2)


@given(st.lists(st.floats(0.0, 600.0), min_size=2, max_size=20))
def test_a_sagging_voltage_only_falls(seconds: list[float]):
    battery = Battery(3300.0, sags=True)
    voltages: list[float] = []
    for piece_s in seconds:
        battery.step(piece_s, HOVER_A, 1.0)
        voltages.append(battery.voltage_v(12.6))
    assert voltages == sorted(voltages, reverse=True)
    assert all(0.0 <= voltage < 12.6 for voltage in voltages)


def test_without_sag_the_voltage_stands_still_as_recorded():
    battery = Battery(3300.0)
    battery.step(300.0, HOVER_A, 1.0)
    assert battery.voltage_v(12.6) == 12.6


def test_it_is_never_less_than_empty():
    battery = Battery(100.0, sags=True)
    battery.step(1000.0, 50.0, 10.0)
    assert battery.percent(100.0) == 0
    assert battery.percent(0.0) == 0
