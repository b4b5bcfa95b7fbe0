"""The log of alarms: from raised to seen to over, and what is said of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from incidents import alarm_words
from incidents.alarm_log import alarm_log, worst_first
from incidents.model import Entry
from incidents.timeline import timeline
from incidents.words import LANGUAGES
from telemetry.alarms import AlarmCode
from telemetry.events import EventCode
from tests.incidents.alarms import FLIGHT, OF_FLIGHT, START

if TYPE_CHECKING:
    from incidents.alarm_log import LoggedAlarm
    from incidents.model import Fact

Told = tuple[float, str, dict[str, "Fact"]]


def log_of(*told: Told, flight: str = FLIGHT) -> tuple[LoggedAlarm, ...]:
    entries = [
        Entry(n, START + timedelta(seconds=seconds), "drone", "flight", code, {"flight": flight, **facts})
        for n, (seconds, code, facts) in enumerate(told, 1)
    ]
    return alarm_log(timeline(entries))


def raised(seconds: float, alarm: str, **facts: Fact) -> Told:
    return seconds, EventCode.ALARM_RAISED, {"alarm": alarm, **facts}


def seen(seconds: float, alarm: str, **facts: Fact) -> Told:
    return seconds, EventCode.ALARM_SEEN, {"alarm": alarm, **facts}


def over(seconds: float, alarm: str) -> Told:
    return seconds, EventCode.ALARM_CLEARED, {"alarm": alarm}


def test_each_alarm_stands_once_from_raised_to_over():
    late, lost, low = log_of(*OF_FLIGHT)
    assert (late.alarm, late.lasted_s, late.seen_at, late.is_red) == ("link_stale", 22.0, None, False)
    assert (lost.alarm, lost.lasted_s, lost.seen_after_s, lost.is_red) == ("link_lost", 18.5, 4.0, True)
    assert (lost.seen_by, low.seen_by, low.seen_as) == ("A. Kalna", None, "pilot")


def test_an_alarm_whose_end_is_missing_is_known_until_the_last_word_of_its_flight():
    low = log_of(*OF_FLIGHT)[-1]
    assert (low.cleared_at, low.lasted_s) == (None, None)
    assert low.known_until == START + timedelta(seconds=420)


def test_the_same_alarm_again_is_a_new_one_that_nobody_has_seen():
    first, again = log_of(
        raised(0, "link_lost"), seen(3, "link_lost"), over(9, "link_lost"), raised(20, "link_lost")
    )
    assert (first.seen_after_s, again.seen_after_s) == (3.0, None)


def test_the_first_press_counts():
    (low,) = log_of(raised(0, "battery_critical"), seen(5, "battery_critical"), seen(70, "battery_critical"))
    assert low.seen_after_s == 5.0


def test_a_press_of_an_older_program_is_counted_by_the_clock():
    (lost,) = log_of(raised(10, "link_lost"), seen(16, "link_lost"))
    assert (lost.seen_after_s, lost.seen_by, lost.seen_as) == (6.0, None, None)


def test_two_flights_do_not_end_each_others_alarms():
    first = log_of(raised(0, "link_lost"))
    other = log_of(over(5, "link_lost"), seen(6, "link_lost"), flight="another")
    assert first[0].cleared_at is None
    assert other == ()
    mixed = [
        Entry(1, START, "drone", "flight", EventCode.ALARM_RAISED, {"alarm": "link_lost", "flight": "one"}),
        Entry(2, START, "drone", "flight", EventCode.ALARM_CLEARED, {"alarm": "link_lost", "flight": "two"}),
    ]
    assert [one.cleared_at for one in alarm_log(timeline(mixed))] == [None]


def test_an_alarm_of_a_newer_program_is_named_as_it_stands_and_amber():
    (strange,) = log_of(raised(0, "propeller_loose"))
    assert alarm_words.name(strange, "en") == "propeller_loose"
    assert not strange.is_red


def test_entries_that_name_no_alarm_are_none():
    assert log_of((0.0, EventCode.ALARM_RAISED, {}), (1.0, EventCode.ALARM_SEEN, {"alarm": 7})) == ()


def test_in_flight_the_worst_standing_one_comes_first_and_the_past_ones_newest_first():
    past = (
        raised(0, "position_poor"),
        over(10, "position_poor"),
        raised(20, "link_stale"),
        over(24, "link_stale"),
    )
    log = log_of(*past, raised(30, "battery_low"), raised(40, "battery_critical"))
    standing = (AlarmCode.BATTERY_LOW, AlarmCode.BATTERY_CRITICAL)
    order = [one.alarm for one in worst_first(log, standing)]
    assert order == ["battery_critical", "battery_low", "link_stale", "position_poor"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alarm_has_a_name_a_length_and_who_saw_it(language: str):
    for code in AlarmCode:
        (one,) = log_of(raised(0, code), seen(250, code, by="A. Kalna"))
        assert "_" not in alarm_words.name(one, language)
        assert "4:10 min" in alarm_words.seen(one, language)
        assert "A. Kalna" in alarm_words.seen(one, language)
        assert alarm_words.lasted(one, language)


def test_what_is_said_of_a_press():
    lost = log_of(*OF_FLIGHT)
    assert [alarm_words.seen(one, "en") for one in lost] == [
        "not seen",
        "after 4 s, by A. Kalna",
        "after 9 s, by remote pilot",
    ]
