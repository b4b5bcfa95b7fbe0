"""Charge, current and voltage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.station import HOME, Station
from training.battery import HOVER_A, Battery, flight_current_a, usable_share
from training.practice import BATTERY_MAH, practice_drone
from training.vehicle import EmbeddedDrone


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


@pytest.mark.parametrize(
    ("celsius", "share"), [(40.0, 1.0), (27.0, 1.0), (4.5, 0.75), (-18.0, 0.5), (-60.0, 0.3)]
)
def test_the_cold_keeps_charge_back_as_published(celsius: float, share: float):
    assert usable_share(celsius) == pytest.approx(share)
    assert usable_share(None) == 1.0


def test_a_cold_pack_sags_more_and_is_empty_sooner():
    warm, cold = Battery(BATTERY_MAH, sags=True), Battery(BATTERY_MAH, sags=True, cold_c=-15.0)
    for battery in (warm, cold):
        battery.step(1.0, HOVER_A, 1.0)
    assert warm.voltage_v(12.6) == pytest.approx(12.26, abs=0.05)
    assert cold.voltage_v(12.6) == pytest.approx(11.2, abs=0.1)


def test_a_pack_warms_itself_and_never_beyond_what_it_gives():
    battery = Battery(BATTERY_MAH, sags=True, cold_c=-15.0)
    celsius = list[float]()
    for _ in range(900):
        battery.step(1.0, HOVER_A, 1.0)
        celsius.append(battery.celsius or 0.0)
    assert celsius == sorted(celsius)
    assert celsius[-1] == pytest.approx(-2.0, abs=4.0)


def test_the_drone_tells_the_temperature_of_a_cold_battery_only():
    def told(drone: EmbeddedDrone) -> int:
        station = Station(drone)
        assert station.command(512, 147) == 0
        return station.last("BATTERY_STATUS").temperature

    assert told(practice_drone(HOME)) == 32767
    assert told(practice_drone(HOME, cold_c=-12.5)) == pytest.approx(-1250, abs=1)


def test_in_the_cold_the_voltage_warns_while_the_per_cent_still_look_good():
    station = Station(practice_drone(HOME, cold_c=-15.0))
    station.airborne(20.0)
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text.startswith("Battery 1 is low"), 1500.0)
    percent = station.drone.autopilot.battery.percent(BATTERY_MAH)
    assert 30 < percent < 70
    assert station.now_s < 1000.0  # a warm one hovers for 1500


def test_it_starts_with_the_charge_and_the_age_that_were_asked_for():
    battery = practice_drone(HOME, charge=0.6, capacity_share=0.8).autopilot.battery
    assert battery.capacity_mah == pytest.approx(0.8 * BATTERY_MAH)
    assert battery.used_mah == pytest.approx(0.4 * 0.8 * BATTERY_MAH)


def test_a_swapped_battery_is_full_and_as_cold_as_the_first():
    drone = practice_drone(HOME, charge=0.3, cold_c=-5.0)
    drone.autopilot.battery.celsius = 10.0
    assert drone.swap_battery()
    assert (drone.autopilot.battery.used_mah, drone.autopilot.battery.celsius) == (0.0, -5.0)
