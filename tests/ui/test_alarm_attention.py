"""What was seen leaves, what is red comes back, what nobody saw stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from telemetry.alarms import RANK, Alarm, AlarmCode, Severity
from ui.alarm_attention import AGAIN_S, REACTION_S, AlarmAttention

LOST = Alarm(AlarmCode.LINK_LOST, 10.0, {"age_s": 12.0})
FENCE = Alarm(AlarmCode.FENCE_BREACHED, 11.0)
LOW = Alarm(AlarmCode.BATTERY_LOW, 4.0, {"percent": 28})


def looking_at(*alarms: Alarm) -> AlarmAttention:
    made = AlarmAttention()
    made.show(alarms, 0.0)
    return made


def test_one_that_nobody_has_seen_stays():
    attention = looking_at(LOST, LOW)
    assert attention.waiting(0.0) == (LOST, LOW)
    assert attention.waiting(100_000.0) == (LOST, LOW)
    assert attention.next_s(0.0) is None


def test_one_that_was_seen_gives_way_to_the_next():
    attention = looking_at(LOST, LOW)
    assert attention.see(0.0) is LOST
    assert attention.waiting(0.0) == (LOW,)
    assert attention.see(1.0) is LOW
    assert attention.waiting(1.0) == ()
    assert attention.see(2.0) is None


def test_a_red_one_that_still_stands_comes_back_before_the_amber_one_that_waits():
    attention = looking_at(LOST, LOW)
    attention.see(0.0)
    assert attention.next_s(10.0) == AGAIN_S - 10.0
    assert attention.waiting(AGAIN_S - 0.1) == (LOW,)
    assert attention.waiting(AGAIN_S) == (LOST, LOW)


def test_a_red_one_comes_back_as_often_as_it_is_seen():
    attention = looking_at(LOST)
    attention.see(0.0)
    assert attention.see(AGAIN_S) is LOST
    assert attention.waiting(AGAIN_S + 1.0) == ()
    assert attention.waiting(2 * AGAIN_S) == (LOST,)


def test_an_amber_one_that_was_seen_stays_away_as_long_as_it_stands():
    attention = looking_at(LOW)
    attention.see(0.0)
    attention.show((Alarm(AlarmCode.BATTERY_LOW, 4.0, {"percent": 20}),), 1.0)
    assert attention.waiting(100 * AGAIN_S) == ()
    assert attention.next_s(0.0) is None


def test_one_that_was_over_and_is_raised_again_is_new():
    attention = looking_at(LOST)
    attention.see(0.0)
    attention.show((), 1.0)
    attention.show((LOST,), 1.0)
    assert attention.waiting(1.0) == (LOST,)


def test_each_red_one_comes_back_at_its_own_time():
    attention = looking_at(FENCE, LOST)
    attention.see(0.0)
    attention.see(20.0)
    assert attention.next_s(20.0) == AGAIN_S - 20.0
    assert attention.waiting(AGAIN_S) == (FENCE,)
    assert attention.next_s(AGAIN_S) == 20.0


def test_one_that_came_under_the_finger_is_not_taken_as_seen():
    attention = looking_at(LOW)
    attention.show((LOST, LOW), 10.0)
    assert attention.see(10.0 + REACTION_S / 2) is LOW
    assert attention.waiting(11.0) == (LOST,)
    assert attention.see(11.0) is LOST


def test_one_that_could_be_read_is_seen():
    attention = looking_at(LOW)
    attention.show((LOST, LOW), 10.0)
    assert attention.see(10.0 + REACTION_S) is LOST


def test_where_the_one_before_is_over_a_press_for_it_is_for_none():
    attention = looking_at(LOST, LOW)
    attention.show((LOW,), 10.0)
    assert attention.see(10.1) is None
    assert attention.see(10.0 + REACTION_S) is LOW


@given(
    st.lists(
        st.tuples(st.sets(st.sampled_from(RANK)), st.floats(0.0, 200.0), st.booleans()),
        max_size=40,
    )
)
def test_nothing_red_is_out_of_sight_for_longer_than_a_minute(
    steps: list[tuple[set[AlarmCode], float, bool]],
):
    attention, now_s = AlarmAttention(), 0.0
    pressed: dict[AlarmCode, float] = {}
    for standing, wait_s, press in steps:
        now_s += wait_s
        alarms = tuple(Alarm(code, 1.0) for code in RANK if code in standing)
        attention.show(alarms, now_s)
        pressed = {code: at_s for code, at_s in pressed.items() if code in standing}
        if press and (seen := attention.see(now_s)) is not None:
            pressed[seen.code] = now_s
        waiting = [alarm.code for alarm in attention.waiting(now_s)]
        assert waiting == sorted(waiting, key=RANK.index)
        for alarm in alarms:
            if alarm.code not in waiting:
                assert now_s - pressed[alarm.code] < AGAIN_S or alarm.severity is Severity.AMBER
