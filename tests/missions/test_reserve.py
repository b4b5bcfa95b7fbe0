"""Home in a strong wind with the reserve still in the battery: planned so, and called so in the air."""

from __future__ import annotations

from functools import partial

import pytest

from maps.geo import AboveGround, AboveHome
from missions import commands
from missions.budget import BudgetWatch
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import check
from missions.energy import DroneProfile, WindAt, estimate
from missions.patterns.sweep import parallel
from tests.missions import shapes
from tests.missions.practice import HOME, connected, done
from training.copter import AIRSPEED_MAX_M_S
from training.vehicle import EmbeddedDrone
from training.weather import Wind

RESERVE_PERCENT = 100.0 * DroneProfile().reserve
WIND_M_S = 12.0


@pytest.mark.hazard("H30")
def test_a_plan_that_one_battery_flies_in_calm_asks_for_more_in_the_wind():
    plan = parallel(
        shapes.area([(0, 0), (420, 0), (420, 420), (0, 420)]), DEFAULT_CAMERA, AboveGround(60.0), home=HOME
    )
    assert estimate(plan, HOME).used_percent < 100.0 - RESERVE_PERCENT
    assert "several_batteries" not in {finding.code for finding in check(plan)}
    for from_deg in range(0, 360, 90):
        windy = WindAt(float(from_deg), WIND_M_S)
        needed = estimate(plan, HOME, wind=windy)
        assert needed.used_percent > estimate(plan, HOME).used_percent
        found = {finding.code: finding for finding in check(plan, wind=windy)}
        short = needed.used_percent > 100.0 - RESERVE_PERCENT
        assert ("several_batteries" in found or "out_of_reach" in found) == short
        if short:
            (said,) = (found[code] for code in ("several_batteries", "out_of_reach") if code in found)
            assert said.facts["reserve_percent"] == RESERVE_PERCENT


@pytest.mark.slow
@pytest.mark.hazard("H30")
@pytest.mark.parametrize("from_deg", [0.0, 180.0])
def test_called_home_when_nothing_is_to_spare_it_lands_with_its_reserve(from_deg: float):
    session = connected(
        EmbeddedDrone(HOME, ready=True, battery_mah=6000.0, wind=Wind(from_deg, WIND_M_S, 0.0))
    )
    for order in (
        partial(commands.set_mode, mode="GUIDED"),
        commands.arm,
        partial(commands.take_off, height=AboveHome(40.0)),
    ):
        done(session, order)
    while not ((fix := session.state.get().fix) and fix.above_home_m > 38.0):
        session.step()
    done(session, partial(commands.go_to, at=shapes.at(-50.0, 1200.0), height=AboveHome(40.0)))
    watching = BudgetWatch(DroneProfile(air_speed_m_s=AIRSPEED_MAX_M_S))
    while True:
        session.step()
        budget = watching.budget(session.state.get(), session.clock.monotonic_s())
        if budget is not None and budget.spare_s <= 0.0:
            break
    done(session, commands.return_home)
    while session.state.get().armed:
        session.step()
    state = session.state.get()
    assert state.battery is not None
    assert state.battery.percent is not None
    assert state.battery.percent == pytest.approx(RESERVE_PERCENT, abs=6.0)
