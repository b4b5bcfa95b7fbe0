"""The battery, cut into spare time, the way home and the reserve."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from maps.geo import AboveHome, Amsl, LatLon, moved
from missions.budget import BudgetWatch
from missions.energy import DroneProfile
from telemetry.state import Battery, Fix, Heartbeat, Home, SystemStatus, VehicleState, Wind

HOME = LatLon(56.38, 24.65)
PROFILE = DroneProfile()


def flying(percent: int, away_m: float) -> VehicleState:
    return VehicleState(
        heartbeat=Heartbeat("AUTO", armed=True, status=SystemStatus.ACTIVE, received_s=0.0),
        fix=Fix(moved(HOME, away_m, 0.0), Amsl(100.0), AboveHome(60.0), 8.0, 0.0, 90.0, 0.0),
        battery=Battery(12.4, 30.0, percent, 0, 0.0),
        home=Home(HOME, Amsl(40.0), 0.0),
    )


def test_nothing_is_promised_before_battery_position_and_home_are_known():
    assert BudgetWatch().budget(VehicleState(), 0.0) is None


def test_the_farther_away_the_less_can_be_spared():
    watch = BudgetWatch()
    near, far = watch.budget(flying(80, 50.0), 0.0), watch.budget(flying(80, 1_500.0), 0.0)
    assert near is not None
    assert far is not None
    assert far.home_s > near.home_s + 100
    assert far.spare_s < near.spare_s
    assert far.left_s == pytest.approx(near.left_s)


def test_wind_from_home_makes_the_way_home_longer():
    watch = BudgetWatch()
    calm = flying(80, 1_500.0)
    windy = replace(calm, wind=Wind(from_deg=270.0, speed_m_s=12.0, received_s=0.0))  # home lies in the west
    still, against = watch.budget(calm, 0.0), watch.budget(windy, 0.0)
    assert still is not None
    assert against is not None
    assert against.home_s > 2 * still.home_s


def test_an_almost_empty_battery_has_nothing_to_spare_but_shows_the_whole_way_home():
    budget = BudgetWatch().budget(flying(5, 2_000.0), 0.0)
    assert budget is not None
    assert budget.spare_s < 0.0
    assert budget.reserve_s == 0.0
    assert budget.home_s > 0.05 * PROFILE.endurance_s
    assert budget.short


def test_a_battery_that_drains_faster_than_promised_is_believed():
    watch = BudgetWatch()
    watch.budget(flying(100, 50.0), 0.0)
    budget = watch.budget(flying(90, 50.0), 60.0)  # ten percent in a minute
    assert budget is not None
    assert budget.full_s == pytest.approx(600.0)


def test_on_the_ground_there_is_no_way_home():
    state = replace(
        flying(100, 0.0),
        heartbeat=Heartbeat("GUIDED", armed=False, status=SystemStatus.STANDBY, received_s=0.0),
    )
    budget = BudgetWatch().budget(state, 0.0)
    assert budget is not None
    assert budget.home_s == 0.0
    assert budget.left_s == pytest.approx(PROFILE.endurance_s)


def test_a_drone_that_was_measured_is_counted_with_its_own_battery():
    state = flying(80, 1_000.0)
    small = BudgetWatch(DroneProfile(endurance_s=600.0)).budget(state, 0.0)
    assert small is not None
    assert small.full_s == pytest.approx(600.0)


def test_against_the_wind_the_way_home_counts_for_what_it_draws():
    windy = replace(flying(80, 1_500.0), wind=Wind(from_deg=270.0, speed_m_s=4.0, received_s=0.0))
    thrifty, thirsty = (BudgetWatch(DroneProfile(air_share=share)).budget(windy, 0.0) for share in (0.0, 0.3))
    assert thrifty is not None
    assert thirsty is not None
    assert thirsty.home_s > 1.5 * thrifty.home_s


def test_a_wind_that_lets_nobody_home_is_said_in_numbers_that_can_be_shown():
    storm = replace(flying(80, 1_500.0), wind=Wind(from_deg=270.0, speed_m_s=25.0, received_s=0.0))
    budget = BudgetWatch().budget(storm, 0.0, datetime(2026, 8, 22, 10, 0, tzinfo=UTC))
    assert budget is not None
    assert budget.spare_s < -80_000.0
    assert budget.turn_back_at is not None
