from __future__ import annotations

from datetime import timedelta

import pytest

from incidents.model import Entry
from incidents.timeline import offsets_s, timeline
from tests.ui.review import story
from ui.review.lane_content import Lane, LaneName, lanes_of, offset_of, span_of, told


def lanes(*more: Entry, language: str = "en") -> dict[LaneName, Lane]:
    moments = timeline((*story.entries(), *more))
    return {lane.name: lane for lane in lanes_of(moments, language, lambda number: f"Flight {number}")}


def test_dispatch_says_what_happened_to_the_incident_and_when_the_first_truck_arrived():
    assert [dot.label for dot in lanes()[LaneName.DISPATCH].dots] == ["Alarm", "On scene", "Localised"]


@pytest.mark.parametrize(("language", "alarm"), [("lv", "Izsaukums"), ("lt", "Pranešimas")])
def test_labels_are_in_the_readers_language(language: str, alarm: str):
    assert lanes(language=language)[LaneName.DISPATCH].dots[0].label == alarm


def test_a_truck_is_out_from_leaving_until_it_is_back():
    first, second = lanes()[LaneName.TRUCKS].bars
    shift = timedelta(seconds=2.4)
    assert (first.label, first.row, first.end_known) == ("Subate 11", 0, True)
    assert first.start == story.ALARM + timedelta(minutes=2) + shift
    assert first.there_from == story.ALARM + timedelta(minutes=11) + shift
    assert first.end == story.ALARM + timedelta(minutes=62) + shift
    assert (second.label, second.row) == ("Rokiškis 3", 1)


def test_a_truck_that_nobody_saw_come_back_has_an_open_end():
    second = lanes()[LaneName.TRUCKS].bars[1]
    assert not second.end_known
    assert second.end == second.there_from


def test_a_second_call_of_a_truck_that_is_back_stands_on_the_first_row():
    later = Entry(
        90, story.ALARM + timedelta(minutes=80), story.CENTRE, "dispatch", "en_route", {"unit": "Zarasai 1"}
    )
    assert lanes(later)[LaneName.TRUCKS].bars[-1].row == 0


def test_each_flight_is_a_bar_and_each_finding_keeps_its_number():
    made = lanes()
    assert [(bar.label, bar.start, bar.end) for bar in made[LaneName.FLIGHT].bars] == [
        ("Flight 1", story.TAKE_OFF, story.LANDED)
    ]
    assert [(dot.number, dot.hot) for dot in made[LaneName.FINDINGS].dots] == [(1, True)]


def test_a_finding_without_a_number_is_counted():
    plain = Entry(91, story.TAKE_OFF + timedelta(seconds=99), "drone", "finding", "marked", {})
    assert [(dot.number, dot.hot) for dot in lanes(plain)[LaneName.FINDINGS].dots] == [(1, True), (2, False)]


def test_each_lane_says_by_how_much_its_clock_was_corrected():
    offsets = offsets_s(story.entries())
    by_name = {name: offset_of(lane, offsets) for name, lane in lanes().items()}
    assert by_name[LaneName.DISPATCH] == by_name[LaneName.TRUCKS] == 2.4
    assert by_name[LaneName.FLIGHT] == 0.0


def test_what_was_written_the_next_morning_does_not_stretch_the_axis():
    span = span_of(story.moments(), story.INCIDENT)
    assert span is not None
    assert span[0] == story.ALARM + timedelta(seconds=2.4)
    assert span[1] == story.ALARM + timedelta(minutes=62, seconds=2.4)
    assert "clock_offset" not in {moment.entry.code for moment in told(story.moments())}


def test_an_empty_record_has_empty_lanes():
    assert all(not lane.dots and not lane.bars for lane in lanes_of((), "en", str))
    assert span_of((), None) is None


def test_a_flight_whose_record_ends_in_the_air_is_known_until_then():
    up = story.TAKE_OFF + timedelta(hours=2)
    began, end = up - timedelta(minutes=1), up + timedelta(minutes=3)
    facts = {"flight": "second", "start": began.isoformat(), "end": end.isoformat()}
    more = (
        Entry(92, began, "drone", "flight", "flight_attached", facts),
        Entry(93, up, "drone", "flight", "took_off", {"flight": "second"}),
    )
    bar = lanes(*more)[LaneName.FLIGHT].bars[-1]
    assert (bar.start, bar.end, bar.end_known) == (up, end, False)
    span = span_of(timeline((*story.entries(), *more)), story.INCIDENT)
    assert span is not None
    assert span[1] == end
