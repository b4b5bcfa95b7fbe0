from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from telemetry.alarms import RANK, Alarm, AlarmCode
from ui.sound.rank import ACT_NOW, sound_of
from ui.sound.tones import length_s
from ui.sound.turns import CALM_S, Turn, Turns

POSITION = Alarm(AlarmCode.POSITION_LOST, 0.0)
BATTERY = Alarm(AlarmCode.BATTERY_CRITICAL, 0.0)
LINK = Alarm(AlarmCode.LINK_LOST, 0.0)
LOW = Alarm(AlarmCode.BATTERY_LOW, 0.0)
POOR = Alarm(AlarmCode.POSITION_POOR, 0.0)
SILENCE = Turn()


def standing(*alarms: Alarm, muted: bool = False) -> Turns:
    turns = Turns(muted=muted)
    turns.show_alarms(alarms)
    return turns


def begins(turns: Turns, until_s: float) -> list[float]:
    """The seconds at which something begins when each sound is over before the next look."""
    found: list[float] = []
    for tenth in range(round(until_s * 10)):
        if turns.turn(tenth / 10).alarm is not None:
            found.append(tenth / 10)
        turns.ended()
    return found


def test_act_now_is_heard_every_three_seconds_danger_every_ten_attention_once():
    assert begins(standing(POSITION), 10.0) == [0.0, 3.0, 6.0, 9.0]
    assert begins(standing(LINK), 25.0) == [0.0, 10.0, 20.0]
    assert begins(standing(LOW), 60.0) == [0.0]


def test_it_is_silent_from_the_moment_it_is_seen():
    turns = standing(POSITION)
    assert turns.turn(0.0).alarm == POSITION
    turns.seen(AlarmCode.POSITION_LOST, 0.1)
    assert turns.turn(0.1) == Turn(hush=True)
    assert begins(turns, 20.0) == []


def test_it_is_silent_from_the_moment_it_is_over():
    turns = standing(LINK)
    turns.turn(0.0)
    turns.show_alarms(())
    assert turns.turn(0.1) == Turn(hush=True)
    assert turns.heard is None


def test_the_next_one_is_heard_when_the_worst_was_seen():
    turns = standing(LINK, LOW)
    assert turns.turn(0.0).alarm == LINK
    turns.ended()
    assert turns.turn(5.0) == SILENCE
    turns.seen(AlarmCode.LINK_LOST, 5.1)
    assert turns.turn(5.1).alarm == LOW


def test_a_worse_one_cuts_short_what_is_heard():
    turns = standing(LOW)
    turns.turn(0.0)
    turns.show_alarms((POSITION, LOW))
    assert turns.turn(0.1) == Turn(hush=True, alarm=POSITION)


def test_another_of_the_same_kind_waits_until_the_first_could_be_heard():
    turns = standing(BATTERY)
    turns.turn(0.0)
    turns.show_alarms((POSITION, BATTERY))
    assert turns.turn(0.5) == SILENCE
    assert turns.turn(CALM_S) == Turn(hush=True, alarm=POSITION)


def test_numbers_that_change_begin_nothing_anew():
    turns = standing(LOW)
    turns.turn(0.0)
    turns.show_alarms((Alarm(AlarmCode.BATTERY_LOW, 0.0, {"percent": 27}),))
    assert begins(turns, 30.0) == []


def test_what_was_seen_is_heard_again_when_it_is_raised_anew():
    turns = standing(LOW)
    turns.turn(0.0)
    turns.seen(AlarmCode.BATTERY_LOW, 0.1)
    turns.show_alarms(())
    turns.show_alarms((Alarm(AlarmCode.BATTERY_LOW, 90.0),))
    assert turns.turn(90.0).alarm is not None


def test_a_red_one_that_still_stands_is_heard_again_when_the_banner_shows_it_again():
    turns = Turns(again_s=60.0)
    turns.show_alarms((LINK, LOW))
    for code in (AlarmCode.LINK_LOST, AlarmCode.BATTERY_LOW):
        turns.turn(0.0)
        turns.seen(code, 0.0)
    assert turns.turn(59.9).alarm is None
    assert turns.turn(60.0).alarm == LINK
    turns.seen(AlarmCode.LINK_LOST, 60.0)
    assert turns.turn(60.1) == Turn(hush=True)
    assert begins(turns, 119.0) == []


def test_muted_all_but_act_now_is_silent_also_in_the_middle_of_a_sound():
    turns = standing(LINK, LOW)
    turns.turn(0.0)
    turns.muted = True
    assert turns.turn(0.1) == Turn(hush=True)
    assert begins(turns, 30.0) == []
    assert begins(standing(POSITION, LINK, muted=True), 4.0) == [0.0, 3.0]


def test_ten_alarms_a_second_that_come_and_go_begin_at_most_one_sound_a_second():
    turns = Turns()
    begun = 0
    for tenth in range(600):
        turns.show_alarms((Alarm(AlarmCode.LINK_STALE, tenth / 10),) if tenth % 2 else ())
        begun += turns.turn(tenth / 10).alarm is not None
        turns.ended()
    assert begun <= 7  # of a minute: the same one raised anew waits ten seconds


# --- whatever happens ------------------------------------------------------------------------------

codes = st.sampled_from(RANK)
steps = st.lists(
    st.tuples(
        st.integers(0, 40).map(lambda tenths: tenths / 20),  # how long nothing happens
        st.one_of(
            st.tuples(st.just("raise"), codes),
            st.tuples(st.just("over"), codes),
            st.tuples(st.just("seen"), codes),
            st.tuples(st.just("mute"), st.booleans()),
        ),
    ),
    max_size=60,
)


@dataclass
class Room:
    """Where it is heard: stands beside the turns and knows what must be true."""

    turns: Turns = field(default_factory=Turns)
    stands: dict[AlarmCode, Alarm] = field(default_factory=dict[AlarmCode, Alarm])
    seen: set[AlarmCode] = field(default_factory=set[AlarmCode])
    heard: Alarm | None = None
    over_s: float = 0.0
    begun_s: list[float] = field(default_factory=list[float])

    def happens(self, what: str, which: AlarmCode | bool, now_s: float) -> None:
        match what, which:
            case "mute", bool():
                self.turns.muted = which
            case "raise", AlarmCode() if which not in self.stands:
                self.stands[which] = Alarm(which, now_s)
            case "over", AlarmCode():
                self.stands.pop(which, None)
                self.seen.discard(which)
            case "seen", AlarmCode() if which in self.stands:
                self.seen.add(which)
                self.turns.seen(which, now_s)
            case _:
                pass
        self.turns.show_alarms(tuple(self.stands[code] for code in RANK if code in self.stands))

    def look(self, now_s: float) -> None:
        if self.heard is not None and now_s >= self.over_s:
            self.heard = None
            self.turns.ended()
        hush, alarm = self.turns.turn(now_s)
        assert not hush or self.heard is not None
        if hush:
            self.heard = None
        if alarm is not None:
            assert self.heard is None, "two at once"
            assert alarm == self.worst
            self.begun_s.append(now_s)
            self.heard, self.over_s = alarm, now_s + length_s(sound_of(alarm))
        if self.heard is not None:
            assert self.heard in self.audible
        recent = [at_s for at_s in self.begun_s if now_s - at_s < CALM_S]
        assert len(recent) <= 3, "a storm"

    @property
    def audible(self) -> list[Alarm]:
        waiting = [self.stands[code] for code in RANK if code in self.stands and code not in self.seen]
        return [alarm for alarm in waiting if not self.turns.muted or sound_of(alarm) in ACT_NOW]

    @property
    def worst(self) -> Alarm | None:
        return next(iter(self.audible), None)


@given(steps)
def test_whatever_happens_one_is_heard_at_a_time_the_worst_unseen_and_muted_only_act_now(
    told: list[tuple[float, tuple[str, AlarmCode | bool]]],
):
    room, now_s = Room(), 0.0
    for wait_s, (what, which) in told:
        until_s = now_s + wait_s
        while now_s < until_s:
            now_s += 0.1
            room.look(now_s)
        room.happens(what, which, now_s)
        room.look(now_s)


@given(st.sets(codes, min_size=1))
def test_the_worst_that_stands_is_heard_within_a_second_whatever_was_heard_before(stand: set[AlarmCode]):
    room = Room()
    for code in reversed([code for code in RANK if code in stand]):
        room.happens("raise", code, 0.0)
        room.look(0.0)
    for tenth in range(1, 13):
        room.look(tenth / 10)
    worst = room.worst
    assert worst is not None
    assert room.begun_s[-1] <= CALM_S + 0.1
    assert room.heard in (worst, None)
