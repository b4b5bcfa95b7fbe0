from __future__ import annotations

import pytest

from telemetry.alarms import RANK, Alarm, AlarmCode, Severity
from ui.sound.rank import ACT_NOW, Sound, can_be_muted, every_s, rank, sound_of


def sounds() -> dict[AlarmCode, Sound]:
    return {code: sound_of(Alarm(code, 0.0)) for code in AlarmCode}


def test_three_alarms_mean_act_now_and_they_are_the_three_that_are_ranked_worst():
    act_now = {code for code, sound in sounds().items() if sound in ACT_NOW}
    assert act_now == set(RANK[:3])
    assert len({sounds()[code] for code in act_now}) == 3


def test_nothing_else_is_heard_in_spite_of_being_muted():
    assert [sound for sound in Sound if not can_be_muted(sound)] == [
        Sound.POSITION,
        Sound.BATTERY,
        Sound.FENCE,
    ]


@pytest.mark.parametrize("code", AlarmCode)
def test_the_colour_of_the_banner_and_the_sound_say_the_same(code: AlarmCode):
    red = Alarm(code, 0.0).severity is Severity.RED
    assert red is (rank(sounds()[code]) > rank(Sound.ATTENTION))


def test_the_worse_comes_again_the_sooner_and_attention_only_once():
    assert every_s(Sound.POSITION) == 3.0
    assert every_s(Sound.DANGER) == 10.0
    assert every_s(Sound.ATTENTION) is None


def test_there_are_no_more_sounds_than_alarms_use():
    assert set(sounds().values()) == set(Sound)
