from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from maps.geo import AboveGround, AboveHome
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import Finding, Severity
from missions.parameter import FLOAT, Parameter, ParameterError, told_by
from missions.patterns.sweep import parallel
from missions.preflight import preflight_parameters
from telemetry.framing import Framer
from telemetry.messages import mavlink
from telemetry.protocol import Peer
from tests.missions import shapes
from tests.missions.practice import HOME, Cut, connected, done, drone
from tests.telemetry.wire import Wire

WIRE = Wire()
PLAN = parallel(
    shapes.area([(0, 0), (120, 0), (120, 90), (0, 90)]), DEFAULT_CAMERA, AboveGround(40.0), home=HOME
)


def test_a_copter_as_delivered_has_no_failsafe_for_its_ground_station_nor_its_battery():
    assert _found({}) == {
        "gcs_failsafe_off": "FS_GCS_ENABLE",
        "battery_failsafe_off": "BATT_FS_LOW_ACT",
    }


def test_a_copter_that_is_set_up_has_no_finding_and_nothing_is_changed():
    vehicle = drone()
    for name, value in GOOD.items():
        vehicle.autopilot.parameters.store(name, value)
    aboard = vehicle.autopilot.parameters
    before = [p for p in aboard.between(0, len(aboard)) if p.name != "STAT_RUNTIME"]
    assert done(connected(vehicle), partial(preflight_parameters, plan=PLAN)) == ()
    assert [p for p in aboard.between(0, len(aboard)) if p.name != "STAT_RUNTIME"] == before


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("FS_GCS_ENABLE", 0.0, "gcs_failsafe_off"),
        ("FS_THR_ENABLE", 0.0, "radio_failsafe_off"),
        ("FS_EKF_ACTION", 0.0, "estimator_failsafe_off"),
        ("BATT_FS_LOW_ACT", 0.0, "battery_failsafe_off"),
        ("BATT_LOW_VOLT", 0.0, "battery_failsafe_off"),
        ("MAV_GCS_SYSID", 1.0, "gcs_failsafe_watches_another"),
        ("RTL_ALT", 500.0, "return_height_low"),
        ("RTL_ALT", 9000.0, "return_above_fence"),
    ],
)
def test_each_failsafe_that_is_off_is_found(name: str, value: float, code: str):
    assert list(_found({**GOOD, name: value})) == [code]


def test_a_fence_that_only_reports_is_found_where_the_plan_brings_none():
    bare = replace(PLAN, fence=None)
    assert list(_found({**GOOD, "FENCE_ACTION": 0.0}, bare)) == ["fence_action_off"]


def test_a_return_above_the_fence_is_red_and_names_both_heights():
    vehicle = drone()
    vehicle.autopilot.parameters.store("RTL_ALT", 9000.0)
    assert PLAN.fence is not None
    (worst, *_) = done(connected(vehicle), partial(preflight_parameters, plan=PLAN))
    assert (worst.code, worst.severity) == ("return_above_fence", Severity.RED)
    assert worst.facts == {"height_m": 90.0, "ceiling_m": float(PLAN.fence.ceiling)}


def test_names_and_units_of_other_versions_are_understood():
    """Newer: RTL_ALT_M in metres. Older: SYSID_MYGCS, FS_BATT_ENABLE."""
    told = {
        "FS_GCS_ENABLE": 1.0,
        "SYSID_MYGCS": 255.0,
        "FS_THR_ENABLE": 1.0,
        "FS_EKF_ACTION": 1.0,
        "FS_BATT_ENABLE": 2.0,
        "BATT_FS_CRT_ACT": 1.0,
        "FS_BATT_VOLTAGE": 10.5,
        "FS_BATT_MAH": 0.0,
        "FENCE_ENABLE": 1.0,
        "FENCE_ACTION": 1.0,
        "FENCE_TYPE": 5.0,
        "FENCE_ALT_MAX": 60.0,
        "RTL_ALT_M": 20.0,
    }
    assert _answers(told) == ()


def test_a_failsafe_the_vehicle_does_not_have_is_unknown_and_not_taken_as_off():
    vehicle = _Without(drone(), b"FS_EKF_ACTION")
    for name, value in GOOD.items():
        vehicle.drone.autopilot.parameters.store(name, value)
    (found,) = done(connected(vehicle), partial(preflight_parameters, plan=PLAN))
    assert found == Finding("failsafe_unknown", Severity.AMBER, None, {"name": "FS_EKF_ACTION"})


def test_a_vehicle_that_does_not_answer_is_no_vehicle_without_findings():
    session = connected(cut := Cut(drone()))
    cut.left = 0
    with pytest.raises(ParameterError):
        done(session, preflight_parameters, within_s=6.0)


GOOD = {"FS_GCS_ENABLE": 1.0, "BATT_FS_LOW_ACT": 2.0, "BATT_FS_CRT_ACT": 1.0, "RTL_ALT": 3000.0}


def _found(values: dict[str, float], plan=PLAN) -> dict[str, object]:
    vehicle = drone()
    for name, value in values.items():
        vehicle.autopilot.parameters.store(name, value)
    findings = done(connected(vehicle), partial(preflight_parameters, plan=plan))
    return {finding.code: finding.facts.get("name") for finding in findings}


def _answers(told: dict[str, float]) -> tuple[Finding, ...]:
    talk = preflight_parameters(Peer(1, 1, "ardupilotmega"), replace(PLAN, takeoff_height=AboveHome(30.0)))
    next(talk)
    for name, value in told.items():
        message = WIRE.heard(mavlink.MAVLink_param_value_message(name.encode(), value, FLOAT, 900, 65535))
        assert told_by(message, Peer(1, 1, "")) == Parameter(name, pytest.approx(value), FLOAT)
        try:
            talk.send(message)
        except StopIteration as stopped:
            return stopped.value
    raise AssertionError("it still asks")


class _Without:
    """The embedded drone without one of its parameters."""

    def __init__(self, vehicle, name: bytes) -> None:
        self.drone = vehicle
        self._name = name

    def step(self, now_s: float, received: bytes) -> bytes:
        kept = b"".join(frame for frame in Framer().feed(received) if self._name not in frame)
        return self.drone.step(now_s, kept)
