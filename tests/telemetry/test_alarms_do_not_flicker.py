"""Whatever the drone says: an alarm comes once, stays as long as it must, and the worst stands first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.alarms import (
    BATTERY_BACK_PERCENT,
    BATTERY_CRITICAL_PERCENT,
    BATTERY_LOW_PERCENT,
    CALM_S,
    HDOP_GOOD,
    HDOP_POOR,
    LINK_BACK_S,
    LOST_S,
    PATIENCE_S,
    RANK,
    STALE_S,
    AlarmCode,
    AlarmWatch,
    Severity,
)
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

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP_S = 0.25
AT_ONCE = (AlarmCode.LINK_LOST, AlarmCode.BATTERY_CRITICAL, AlarmCode.FENCE_BREACHED, AlarmCode.FAILSAFE)
TOLD = (AlarmCode.TWO_VEHICLES, AlarmCode.NOT_SIGNED, AlarmCode.RECORDING_FAILED, AlarmCode.DISK_LOW)


@dataclass(frozen=True, slots=True)
class Heard:
    """What one step of a flight says; everything is well unless said otherwise."""

    percent: int | None = 80
    hdop: float | None = 0.8
    fix_type: int = 6
    position_ok: bool = True
    breached: bool = False
    status: SystemStatus = SystemStatus.ACTIVE
    armed: bool = True
    silence_s: float = 0.0
    down: bool = False
    told: frozenset[AlarmCode] = field(default_factory=frozenset[AlarmCode])

    def at(self, now_s: float) -> VehicleState:
        return VehicleState(
            heartbeat=Heartbeat("AUTO", armed=self.armed, status=self.status, received_s=now_s),
            battery=Battery(12.0, 30.0, self.percent, 0, now_s),
            satellites=Satellites(self.fix_type, 14, self.hdop, 0.9, now_s),
            estimator=Estimator(831, position_ok=self.position_ok, received_s=now_s),
            fence=FenceStatus(breached=self.breached, breaches=0, received_s=now_s),
            link=LinkCounts(heard_s=now_s - self.silence_s, down=self.down),
        )


@dataclass(frozen=True, slots=True)
class Change:
    at_s: float
    raised: bool
    code: AlarmCode


def changes(watch: AlarmWatch, flight: Sequence[Heard]) -> list[Change]:
    made: list[Change] = []
    for step, heard in enumerate(flight):
        now_s = 100.0 + step * STEP_S
        for code in TOLD:
            watch.tell(code, {} if code in heard.told else None)
        made += [
            Change(now_s, said.code is EventCode.ALARM_RAISED, AlarmCode(str(said.facts["alarm"])))
            for said in watch.update(heard.at(now_s), now_s)
        ]
    return made


anything = st.builds(
    Heard,
    percent=st.none() | st.integers(0, 40),
    hdop=st.none() | st.floats(0.5, 3.0),
    fix_type=st.integers(0, 6),
    position_ok=st.booleans(),
    breached=st.booleans(),
    status=st.sampled_from([SystemStatus.ACTIVE, SystemStatus.CRITICAL]),
    armed=st.booleans(),
    silence_s=st.floats(0.0, 6.0),
    down=st.booleans(),
    told=st.frozensets(st.sampled_from(TOLD)),
)
held = st.tuples(anything, st.integers(1, 16)).map(lambda pair: [pair[0]] * pair[1])
flights = st.lists(held, min_size=1, max_size=12).map(lambda parts: [one for part in parts for one in part])


@given(flights)
def test_no_alarm_is_raised_twice_or_is_over_within_the_calm(flight: list[Heard]):
    made = changes(AlarmWatch(), flight)
    for code in RANK:
        own = [change for change in made if change.code is code]
        assert [change.raised for change in own] == [n % 2 == 0 for n in range(len(own))]
        raised = [change.at_s for change in own if change.raised]
        assert all(later - before >= CALM_S for before, later in pairwise(raised))
        assert all(after.at_s - before.at_s >= CALM_S for before, after in pairwise(own) if before.raised)


@given(flights)
def test_an_amber_alarm_changes_at_most_once_within_the_calm(flight: list[Heard]):
    made = changes(AlarmWatch(), flight)
    for code in RANK[RANK.index(AlarmCode.RECORDING_FAILED) + 1 :]:
        own = [change.at_s for change in made if change.code is code]
        assert all(later - before >= CALM_S for before, later in pairwise(own))


@given(flights)
def test_the_worst_true_one_is_always_first(flight: list[Heard]):
    watch = AlarmWatch()
    for step, heard in enumerate(flight):
        now_s = step * STEP_S
        watch.update(heard.at(now_s), now_s)
        places = [RANK.index(alarm.code) for alarm in watch.active]
        assert places == sorted(places)
        assert [alarm.severity for alarm in watch.active] == sorted(
            (alarm.severity for alarm in watch.active), reverse=True
        )
        assert set(true_at_once(heard)) <= {alarm.code for alarm in watch.active}


def true_at_once(heard: Heard) -> list[AlarmCode]:
    """The worst that this step says by itself, which nothing may hold back."""
    return [
        code
        for code, true in {
            AlarmCode.LINK_LOST: heard.down or heard.silence_s >= LOST_S + 0.001,
            AlarmCode.BATTERY_CRITICAL: heard.percent is not None
            and heard.percent < BATTERY_CRITICAL_PERCENT,
            AlarmCode.FENCE_BREACHED: heard.breached,
            AlarmCode.FAILSAFE: heard.armed and heard.status is SystemStatus.CRITICAL,
        }.items()
        if true
    ]


def battery_near(limit: int) -> st.SearchStrategy[Heard]:
    return st.integers(limit - 1, limit + BATTERY_BACK_PERCENT - 1).map(
        lambda percent: Heard(percent=percent)
    )


def silence_near(better_s: float, worse_s: float) -> st.SearchStrategy[Heard]:
    return st.floats(better_s + 0.01, worse_s + 0.4).map(lambda silence_s: Heard(silence_s=silence_s))


def many(one: st.SearchStrategy[Heard]) -> st.SearchStrategy[list[Heard]]:
    return st.lists(one, max_size=60)


@given(
    st.one_of(
        many(battery_near(BATTERY_LOW_PERCENT)),
        many(battery_near(BATTERY_CRITICAL_PERCENT)),
        many(st.floats(HDOP_GOOD + 0.01, HDOP_POOR + 0.3).map(lambda hdop: Heard(hdop=hdop))),
        many(silence_near(LINK_BACK_S, STALE_S)),
        many(silence_near(STALE_S, LOST_S)),
    )
)
def test_what_jitters_round_a_limit_changes_its_alarm_at_most_once(flight: list[Heard]):
    made = changes(AlarmWatch(), flight)
    assert len({change.code for change in made}) == len(made)
    assert all(change.raised for change in made)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (Heard(percent=5), AlarmCode.BATTERY_LOW),
        (Heard(hdop=9.0), AlarmCode.POSITION_POOR),
        (Heard(fix_type=0), AlarmCode.POSITION_POOR),
        (Heard(position_ok=False), AlarmCode.POSITION_LOST),
    ],
)
def test_one_bad_sample_raises_nothing_that_can_wait(bad: Heard, code: AlarmCode):
    watch = AlarmWatch()
    seconds = PATIENCE_S[code]
    short = [bad] * round(seconds / STEP_S)
    assert code not in {change.code for change in changes(watch, [*short, Heard(), *short, Heard()])}
    (raised,) = [change for change in changes(AlarmWatch(), [*short, bad]) if change.code is code]
    assert raised.at_s == 100.0 + seconds


@pytest.mark.hazard("H13")
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (Heard(silence_s=LOST_S), AlarmCode.LINK_LOST),
        (Heard(down=True), AlarmCode.LINK_LOST),
        (Heard(percent=14), AlarmCode.BATTERY_CRITICAL),
        (Heard(breached=True), AlarmCode.FENCE_BREACHED),
        (Heard(status=SystemStatus.CRITICAL), AlarmCode.FAILSAFE),
    ],
)
def test_what_asks_for_a_hand_at_once_is_raised_at_once_and_again_at_once(bad: Heard, code: AlarmCode):
    calm = [Heard()] * (1 + round(CALM_S / STEP_S))
    made = [change for change in changes(AlarmWatch(), [bad, *calm, bad]) if change.code is code]
    assert [change.raised for change in made] == [True, False, True]
    assert made[0].at_s == 100.0
    assert made[2].at_s == 100.0 + STEP_S * (1 + len(calm))


def test_nothing_that_must_come_at_once_is_made_to_wait():
    assert not set(AT_ONCE) & set(PATIENCE_S)
    watch = AlarmWatch()
    watch.update(Heard(silence_s=10.0, percent=1, breached=True, status=SystemStatus.CRITICAL).at(0.0), 0.0)
    assert {alarm.code for alarm in watch.active if alarm.severity is Severity.RED} == set(AT_ONCE)


def test_a_link_that_comes_a_word_at_a_time_is_late_once_and_not_found_by_each_word():
    seldom = [Heard(silence_s=(step % 9) * STEP_S) for step in range(200)]  # a word each 2.25 s
    assert [(change.code, change.raised) for change in changes(AlarmWatch(), seldom)] == [
        (AlarmCode.LINK_STALE, True)
    ]


def test_a_lost_link_is_found_when_it_is_not_even_late():
    watch = AlarmWatch()
    lost = replace(Heard(), silence_s=4.0)
    late = replace(Heard(), silence_s=3.0)
    made = changes(watch, [lost, *[late] * 20])
    assert AlarmCode.LINK_LOST in {alarm.code for alarm in watch.active}
    assert all(change.raised for change in made)
