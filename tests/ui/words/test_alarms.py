import pytest

from telemetry.alarms import Alarm, AlarmCode
from ui.words import alarms

FACTS = {"percent": 14, "age_s": 12.0, "satellites": 5, "hdop": 2.4, "mode": "RTL", "minutes_left": 28}


@pytest.mark.parametrize("code", AlarmCode)
def test_every_alarm_has_a_title_and_a_whole_sentence(code: AlarmCode):
    alarm = Alarm(code, 0.0, FACTS)
    assert alarms.title(alarm).isupper()
    sentence = alarms.sentence(alarm)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "?" not in sentence


@pytest.mark.parametrize("code", AlarmCode)
def test_an_alarm_without_its_facts_still_says_what_to_do(code: AlarmCode):
    assert alarms.sentence(Alarm(code, 0.0, {})).endswith(".")


def test_a_sentence_names_the_numbers():
    assert "14\u00a0%" in alarms.sentence(Alarm(AlarmCode.BATTERY_CRITICAL, 0.0, FACTS))
    assert "12\u00a0s" in alarms.sentence(Alarm(AlarmCode.LINK_LOST, 0.0, FACTS))
