"""What lies between two moments, how exactly it is known, and which entries say so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.metrics import ASKED_FIRST, Interval, intervals, measured
from incidents.model import Entry, Incident
from incidents.timeline import timeline

if TYPE_CHECKING:
    from incidents.model import Fact

ALARM = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
CENTRE = "dispatch:lv_excel"


def story(*told: tuple[float, str, dict[str, Fact]]) -> tuple[Entry, ...]:
    """Minutes after the alarm, the code, and facts; `clock` among them says by whose clock."""
    return tuple(
        Entry(n, ALARM + timedelta(minutes=minutes), str(facts.pop("clock", "drone")), "flight", code, facts)
        for n, (minutes, code, facts) in enumerate(told, 1)
    )


def called(**facts: Fact) -> tuple[float, str, dict[str, Fact]]:
    return 0.0, "call_received", {"clock": CENTRE, **facts}


def one(name: str, *told: tuple[float, str, dict[str, Fact]], incident: Incident | None = None) -> Interval:
    return next(found for found in measured(timeline(story(*told)), incident) if found.name == name)


def test_the_first_picture_is_the_first_one_from_the_air():
    told = (called(), (8, "snapshot", {}), (12, "took_off", {}), (13, "snapshot", {}))
    assert one("alarm_to_first_picture_s", *told).seconds == 13 * 60
    assert one("airborne_to_first_picture_s", *told).seconds == 60


def test_where_video_is_live_before_the_take_off_the_take_off_is_the_first_picture():
    told = (called(), (8, "video_live", {"stream": "visible"}), (12, "took_off", {}))
    found = one("alarm_to_first_picture_s", *told)
    assert (found.seconds, found.end and found.end.n) == (720, 3)


def test_a_stream_that_froze_on_the_ground_shows_nothing_from_the_air():
    streams: list[tuple[float, str, dict[str, Fact]]] = [
        (8, "video_live", {"stream": "visible"}),
        (9, "video_frozen", {"stream": "visible"}),
    ]
    assert one("alarm_to_first_picture_s", called(), *streams, (12, "took_off", {})).seconds is None


def test_water_before_the_hot_spot_was_not_for_it():
    told = (called(), (5, "water_on_fire", {}), (20, "hot_spot_confirmed", {"number": 1}))
    assert one("first_hot_spot_to_water_s", *told).seconds is None
    assert one("first_hot_spot_to_water_s", *told, (26, "water_on_fire", {})).seconds == 360


def test_the_last_hot_spot_may_be_seen_after_the_fire_was_localised():
    told = ((40, "under_control", {}), (20, "hot_spot_confirmed", {}), (55, "hot_spot_seen", {}))
    assert one("under_control_to_last_hot_spot_s", *told).seconds == 900


def test_flights_that_look_again_are_counted_and_added_up():
    flights: list[tuple[float, str, dict[str, Fact]]] = [
        (minutes, code, {}) for minutes, code in ((10, "took_off"), (20, "landed"), (50, "took_off"),
                                                  (58, "landed"), (70, "took_off"), (74, "landed"))
    ]  # fmt: skip
    found = one("rechecks_total_s", (40, "under_control", {}), *flights)
    assert (found.count, found.seconds) == (2, 12 * 60)
    assert one("rechecks_total_s", *flights).count is None


def test_no_flight_after_it_was_localised_is_none_and_not_zero_seconds():
    found = one("rechecks_total_s", (40, "under_control", {}))
    assert (found.count, found.seconds) == (0, None)


def test_the_doubts_of_both_ends_add_up():
    minute = {"precision_s": 30.0}
    told = (called(**minute), (11, "on_scene", {"clock": CENTRE, **minute}), (12, "took_off", {}))
    assert one("alarm_to_airborne_s", *told).uncertainty_s == 30
    assert one("alarm_to_on_scene_s", *told).uncertainty_s == 60


def test_the_spread_of_a_corrected_clock_counts_between_two_clocks_only():
    told = (
        called(),
        (11, "on_scene", {"clock": CENTRE}),
        (12, "took_off", {}),
        (90, "clock_offset", {"of": CENTRE, "offset_s": 4.0, "spread_s": 7.0, "clock": "laptop"}),
    )
    assert one("alarm_to_airborne_s", *told).uncertainty_s == 7
    assert one("alarm_to_on_scene_s", *told).uncertainty_s == 0


@pytest.mark.parametrize(("second", "doubt_s"), [(0, 30.0), (20, 0.0)])
def test_an_alarm_typed_in_whole_minutes_is_good_to_half_of_one(second: int, doubt_s: float):
    alarm = ALARM.replace(second=second)
    told = ((0.5, "incident_created", {"alarm_at": alarm.isoformat()}), (12.0, "took_off", {}))
    incident = Incident("x", ALARM, "Fire", "Here", alarm_at=alarm)
    found = one("alarm_to_airborne_s", *told, incident=incident)
    assert (found.uncertainty_s, found.start and found.start.n) == (doubt_s, 1)


def test_what_was_not_recorded_is_none_and_names_the_end_that_is_there():
    found = one("alarm_to_airborne_s", called())
    assert (found.seconds, found.uncertainty_s, found.end) == (None, None, None)
    assert found.start is not None
    assert set(intervals(()).values()) == {None}


def test_what_a_chief_asks_first_is_among_them():
    assert set(ASKED_FIRST) <= intervals(()).keys()


def test_where_nobody_said_that_a_truck_was_there_its_track_does():
    told = (called(), (9, "truck_stopped", {"unit": "1"}))
    assert one("alarm_to_on_scene_s", *told).seconds == 540
    assert one("alarm_to_on_scene_s", *told, (11, "on_scene", {})).seconds == 660
