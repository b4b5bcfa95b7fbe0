"""Alarms stand while they are true, come worst first, and do not flicker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telemetry.alarms import CALM_S, RANK, AlarmCode, AlarmWatch, Severity
from telemetry.events import EventCode
from telemetry.state import (
    Battery,
    Estimator,
    FenceStatus,
    Heartbeat,
    LinkCounts,
    Satellites,
    SystemStatus,
    VehicleState,
)

CALM = VehicleState(
    heartbeat=Heartbeat("AUTO", armed=True, status=SystemStatus.ACTIVE, received_s=0.0),
    battery=Battery(12.4, 30.0, 80, 500, 0.0),
    satellites=Satellites(6, 14, 0.8, 0.9, 0.0),
    estimator=Estimator(831, position_ok=True, received_s=0.0),
    link=LinkCounts(heard_s=0.0),
)


def codes(watch: AlarmWatch) -> list[AlarmCode]:
    return [alarm.code for alarm in watch.active]


def test_nothing_is_wrong_when_nothing_is_wrong():
    watch = AlarmWatch()
    assert watch.update(CALM, 0.5) == []
    assert watch.active == ()


@pytest.mark.parametrize(
    ("age_s", "code"),
    [(1.9, None), (2.0, AlarmCode.LINK_STALE), (3.4, AlarmCode.LINK_STALE), (3.5, AlarmCode.LINK_LOST)],
)
def test_silence_is_stale_at_two_seconds_and_lost_at_three_and_a_half(age_s: float, code: AlarmCode | None):
    watch = AlarmWatch()
    watch.update(CALM, age_s)
    assert codes(watch)[:1] == ([code] if code else [])


def test_a_vehicle_never_heard_is_not_lost():
    watch = AlarmWatch()
    watch.update(VehicleState(), 100.0)
    assert watch.active == ()


def test_a_battery_around_its_limit_does_not_flicker():
    watch = AlarmWatch()
    said = [
        event.code
        for second, percent in enumerate([31, 29, 29, 29, 30, 31, 29, 32, 30, 31, 32, 29])
        for event in watch.update(
            replace(CALM, battery=Battery(12.0, 30.0, percent, 0, second), link=LinkCounts(heard_s=second)),
            second,
        )
    ]
    assert said == [EventCode.ALARM_RAISED]


def test_a_charge_that_is_not_told_any_more_is_not_a_better_one():
    watch = AlarmWatch()
    watch.update(replace(CALM, battery=Battery(11.0, 30.0, 10, 0, 0.0)), 0.0)
    raised = codes(watch)
    assert AlarmCode.BATTERY_CRITICAL in raised
    for second in (1.0, 5.0, 9.0):
        state = replace(CALM, battery=Battery(11.0, 30.0, None, 0, second), link=LinkCounts(heard_s=second))
        assert watch.update(state, second) == []
    assert codes(watch) == raised
    charged = replace(CALM, battery=Battery(12.6, 0.1, 100, 0, 10.0), link=LinkCounts(heard_s=10.0))
    watch.update(charged, 10.0)
    watch.update(replace(charged, link=LinkCounts(heard_s=13.0)), 13.0)
    assert codes(watch) == []


def test_an_alarm_goes_when_its_cause_was_away_long_enough():
    watch = AlarmWatch()
    breached = replace(CALM, fence=FenceStatus(breached=True, breaches=1, received_s=0.0))
    watch.update(breached, 0.0)
    watch.update(CALM, 0.5)
    assert codes(watch) == [AlarmCode.FENCE_BREACHED]
    (cleared,) = watch.update(replace(CALM, link=LinkCounts(heard_s=CALM_S)), CALM_S)
    assert (cleared.code, cleared.facts) == (EventCode.ALARM_CLEARED, {"alarm": "fence_breached"})


def test_the_worst_comes_first_and_is_red():
    watch = AlarmWatch()
    bad = replace(
        CALM,
        battery=Battery(11.0, 30.0, 10, 0, 0.0),
        estimator=Estimator(37, position_ok=False, received_s=0.0),
    )
    for now_s in (1.0, 3.0):
        watch.update(replace(bad, link=LinkCounts(heard_s=now_s)), now_s)
    assert codes(watch) == [AlarmCode.POSITION_LOST, AlarmCode.BATTERY_CRITICAL, AlarmCode.BATTERY_LOW]
    assert [alarm.severity for alarm in watch.active] == [Severity.RED, Severity.RED, Severity.AMBER]


def test_a_lost_position_on_the_ground_is_no_alarm():
    watch = AlarmWatch()
    on_ground = Heartbeat("STABILIZE", armed=False, status=SystemStatus.STANDBY, received_s=0.0)
    watch.update(
        replace(CALM, heartbeat=on_ground, estimator=Estimator(37, position_ok=False, received_s=0.0)), 0.0
    )
    assert watch.active == ()


def test_an_alarm_remembers_since_when_and_tells_the_newest_numbers():
    watch = AlarmWatch()
    watch.update(CALM, 2.5)
    watch.update(CALM, 3.0)
    alarm = watch.active[0]
    assert alarm.since_s == 2.5
    assert alarm.facts == {"age_s": 3.0}


def test_a_recorder_that_cannot_write_is_an_alarm_until_it_can():
    watch = AlarmWatch()
    watch.tell(AlarmCode.RECORDING_FAILED, {})
    watch.update(CALM, 0.0)
    assert codes(watch) == [AlarmCode.RECORDING_FAILED]
    watch.tell(AlarmCode.RECORDING_FAILED, None)
    watch.update(replace(CALM, link=LinkCounts(heard_s=CALM_S)), CALM_S)
    assert watch.active == ()


@pytest.mark.hazard("H13")
def test_a_port_that_is_gone_is_a_lost_link_before_the_silence_is_long():
    watch = AlarmWatch()
    watch.update(replace(CALM, link=LinkCounts(heard_s=0.0, down=True)), 0.1)
    assert codes(watch) == [AlarmCode.LINK_LOST]
    assert watch.active[0].facts == {"age_s": 0.1, "down": True}


def test_a_port_that_was_never_there_is_no_lost_drone():
    watch = AlarmWatch()
    watch.update(VehicleState(link=LinkCounts(down=True)), 10.0)
    assert watch.active == ()


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        (AlarmCode.TWO_VEHICLES, Severity.RED),
        (AlarmCode.OTHER_VEHICLE, Severity.RED),
        (AlarmCode.NOT_SIGNED, Severity.RED),
        (AlarmCode.DISK_LOW, Severity.AMBER),
    ],
)
def test_what_the_state_does_not_show_is_told_with_its_numbers(code: AlarmCode, severity: Severity):
    watch = AlarmWatch()
    watch.tell(code, {"minutes_left": 12})
    watch.update(CALM, 0.0)
    (alarm,) = watch.active
    assert (alarm.code, alarm.severity, alarm.facts) == (code, severity, {"minutes_left": 12})


def test_every_alarm_has_its_place_among_the_others():
    assert set(RANK) == set(AlarmCode)
    assert len(RANK) == len(AlarmCode)
