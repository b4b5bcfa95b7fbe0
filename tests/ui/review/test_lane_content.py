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


def tracked(*events: tuple[str, str, float], drone: str = "") -> tuple[Lane, ...]:
    """Lanes of the story with what tracks tell besides; minutes after the alarm."""
    more = [
        Entry(
            100 + n,
            story.ALARM + timedelta(minutes=minutes),
            f"track:{unit}",
            "flight" if drone else "truck",
            code,
            {"unit": unit} if not drone else {"flight": unit},
        )
        for n, (code, unit, minutes) in enumerate(events)
    ]
    if drone:
        begins, ends = story.ALARM + timedelta(minutes=20), story.ALARM + timedelta(minutes=30)
        facts = {"name": drone, "kind": "drone", "end": ends.isoformat()}
        more.append(Entry(99, begins, f"track:{drone}", "flight", "track_imported", facts))
    return lanes_of(timeline((*story.entries(), *more)), "en", lambda number: f"Flight {number}")


def test_what_a_track_tells_of_a_truck_stands_on_its_bar():
    trucks = tracked(("truck_stopped", "SUBATE-11", 10.0), ("truck_moved_on", "SUBATE-11", 50.0))[1]
    bar = next(bar for bar in trucks.bars if bar.label == "Subate 11")
    assert bar.seen_from == story.ALARM + timedelta(minutes=10)
    assert bar.seen_until == story.ALARM + timedelta(minutes=50)
    assert bar.there_from == story.ALARM + timedelta(minutes=11, seconds=2.4)
    assert len(trucks.bars) == 2


def test_a_truck_that_dispatch_does_not_know_has_a_bar_of_its_own():
    trucks = tracked(("truck_left", "AC-9", 3.0), ("truck_stopped", "AC-9", 10.0))[1]
    bar = next(bar for bar in trucks.bars if bar.label == "AC-9 · GPS")
    assert (bar.there_from, bar.end_known) == (story.ALARM + timedelta(minutes=10), False)


def test_another_drone_is_a_bar_that_says_it_was_recorded_elsewhere():
    flights = tracked(drone="Mavic")[2]
    ours, other = sorted(flights.bars, key=lambda bar: bar.label)
    assert ours.label == "Flight 1"
    assert other.label == "Mavic · recorded elsewhere"
    assert (other.start, other.end_known) == (story.ALARM + timedelta(minutes=20), False)


def test_another_drones_bar_is_as_long_as_it_was_in_the_air_where_that_is_known():
    flights = tracked(("took_off", "Mavic", 21.0), ("landed", "Mavic", 29.0), drone="Mavic")[2]
    other = next(bar for bar in flights.bars if bar.label.startswith("Mavic"))
    assert other.start == story.ALARM + timedelta(minutes=21)
    assert (other.end, other.end_known) == (story.ALARM + timedelta(minutes=29), True)
    assert [bar.label for bar in flights.bars if bar is not other] == ["Flight 1"]


def test_the_lanes_reach_to_the_end_of_a_track():
    begins, ends = story.ALARM + timedelta(hours=2), story.ALARM + timedelta(hours=3)
    track = Entry(99, begins, "track:x", "truck", "track_imported", {"end": ends.isoformat()})
    span = span_of(timeline((*story.entries(), track)), story.INCIDENT)
    assert span is not None
    assert span[1] == ends
