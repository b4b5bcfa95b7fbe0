from __future__ import annotations

from dataclasses import replace

import pytest

from missions.budget import FlightBudget
from telemetry.alarms import Alarm, AlarmCode
from telemetry.state import Estimator, Heartbeat, SystemStatus, VehicleState
from ui.fly.situation import FlyButton, Phase, phase, situation

ENOUGH = FlightBudget(600.0, 120.0, 300.0, 1500.0)
OVER = FlightBudget(-5.0, 120.0, 300.0, 1500.0)


def flying(mode: str = "AUTO") -> VehicleState:
    return VehicleState(heartbeat=Heartbeat(mode, armed=True, status=SystemStatus.ACTIVE, received_s=0.0))


def standing() -> VehicleState:
    return VehicleState(
        heartbeat=Heartbeat("GUIDED", armed=False, status=SystemStatus.STANDBY, received_s=0.0)
    )


def test_on_the_ground_the_next_step_is_to_take_off_once_there_is_a_plan():
    assert situation(standing(), (), None, plan_ready=False).next is None
    assert situation(standing(), (), None, plan_ready=True).next is FlyButton.TAKE_OFF


def test_in_the_air_the_next_step_is_to_mark():
    assert situation(flying(), (), ENOUGH, plan_ready=True).next is FlyButton.MARK


@pytest.mark.parametrize("code", [AlarmCode.BATTERY_LOW, AlarmCode.BATTERY_CRITICAL])
def test_when_the_battery_calls_the_next_step_is_to_come_home(code: AlarmCode):
    assert situation(flying(), (Alarm(code, 0.0),), ENOUGH, plan_ready=True).next is FlyButton.HOME


def test_when_no_minute_is_left_to_stay_the_next_step_is_to_come_home():
    assert situation(flying(), (), OVER, plan_ready=True).next is FlyButton.HOME


@pytest.mark.parametrize(
    ("code", "step"),
    [
        (AlarmCode.POSITION_LOST, FlyButton.LAND),
        (AlarmCode.FENCE_BREACHED, FlyButton.HOME),
        (AlarmCode.LINK_LOST, None),
        (AlarmCode.FAILSAFE, None),
    ],
)
def test_the_next_step_is_what_the_sentence_of_the_worst_alarm_says(code: AlarmCode, step: FlyButton | None):
    alarms = (Alarm(code, 0.0), Alarm(AlarmCode.BATTERY_LOW, 0.0))
    assert situation(flying(), alarms, ENOUGH, plan_ready=True).next is step


def test_without_a_position_it_cannot_come_home():
    lost = replace(flying(), estimator=Estimator(167, position_ok=False, received_s=0.0))
    assert situation(lost, (), ENOUGH, plan_ready=True).no_position


def test_other_alarms_do_not_send_it_home():
    poor = (Alarm(AlarmCode.POSITION_POOR, 0.0),)
    assert situation(flying(), poor, ENOUGH, plan_ready=True).next is FlyButton.MARK


@pytest.mark.parametrize("mode", ["RTL", "LAND"])
def test_on_the_way_down_there_is_nothing_to_do_next(mode: str):
    assert situation(flying(mode), (), OVER, plan_ready=True).next is None


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("AUTO", Phase.FLYING),
        ("LOITER", Phase.WAITING),
        ("BRAKE", Phase.WAITING),
        ("RTL", Phase.COMING_HOME),
        ("SMART_RTL", Phase.COMING_HOME),
        ("LAND", Phase.LANDING),
        ("MODE 42", Phase.FLYING),
    ],
)
def test_the_mode_says_what_the_drone_is_doing(mode: str, expected: Phase):
    assert phase(flying(mode)) is expected


def test_before_it_was_heard_nothing_is_known():
    assert phase(VehicleState()) is Phase.NOT_HEARD
