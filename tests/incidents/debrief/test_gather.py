"""A performance is what the record and the truth have of it: a good crew is good, and each fault is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.codes import Clock, IncidentCode, Source
from incidents.debrief.gather import gathered
from incidents.journal import Journal, read_journal
from maps.area import Area
from maps.borders import nearest_on_border
from maps.geo import LatLon, moved
from missions.confirmation_register import add
from missions.confirmations import BORDER, FILE, Confirmation
from telemetry.events import EventCode
from tests.incidents.debrief.evening import BEGAN, Evening, Line, at, evening, true_lines, way, write_truth
from tests.training.score.exercises import DEER, FENCE, HOME, PERSON, exercise
from training.exercise.scenario import Drone, FireSource, Fuel, Rules, Work
from training.score.score import score

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.model import Fact
    from training.score.performance import Performance


@pytest.fixture(scope="module")
def flown(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    return evening(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def performance(flown: Evening) -> Performance:
    return gathered(flown.flown, flown.folder, read_journal(flown.folder), flown.data)


def did(made: Evening) -> Performance:
    return gathered(made.flown, made.folder, read_journal(made.folder), made.data)


def note(made: Evening, second: float, source: str, code: str, facts: dict[str, Fact]) -> None:
    with Journal(made.folder, BEGAN) as journal:
        journal.append(at(second), Clock.EXERCISE, source, code, facts)


def test_a_good_crew_has_everything_in_time(performance: Performance, flown: Evening):
    assert performance.airborne_s == 100.0
    assert performance.first_picture_s == 100.0  # live before the take-off
    assert performance.landed_s == pytest.approx(331.0)
    assert performance.landed_well
    assert performance.battery_at_landing_percent == 48.0
    assert (performance.broken, performance.ticks_missing, performance.overrides) == ((), (), ())
    assert score(flown.scenario, performance).points == 100


def test_targets_are_in_view_as_the_camera_passed_and_marked_as_exactly_as_they_were(
    performance: Performance,
):
    person, car, deer = performance.targets
    assert person.in_view_s == pytest.approx(169.0, abs=2.0)
    assert (person.marked_s, car.marked_s) == (170.0, 225.0)
    assert person.error_m == pytest.approx(3.0, abs=0.1)
    assert car.error_m == pytest.approx(6.0, abs=0.1)
    assert deer.marked_s is None
    assert deer.in_view_s is not None
    assert performance.false_marks == 0


def test_the_search_reached_what_a_sweep_of_the_field_reaches(performance: Performance):
    chance, bound = performance.found_chance, performance.found_bound
    assert chance == pytest.approx(0.7, abs=0.1)
    assert chance is not None
    assert bound is not None
    assert chance <= bound < 1.0


def test_an_alarm_is_seen_when_somebody_pressed(performance: Performance):
    (alarm,) = performance.alarms
    assert (alarm.code, alarm.raised_s, alarm.seen_s) == ("link_lost", 150.0, 154.0)


def test_an_alarm_that_nobody_pressed_counts_unless_it_was_soon_over(tmp_path: Path):
    made = evening(tmp_path)
    note(made, 200.0, Source.FLIGHT, EventCode.ALARM_RAISED, {"alarm": "battery_low"})
    note(made, 210.0, Source.FLIGHT, EventCode.ALARM_RAISED, {"alarm": "link_stale"})
    note(made, 213.0, Source.FLIGHT, EventCode.ALARM_CLEARED, {"alarm": "link_stale"})
    note(made, 50.0, Source.FLIGHT, EventCode.ALARM_RAISED, {"alarm": "position_poor"})  # on the ground
    assert [(one.code, one.seen_s) for one in did(made).alarms] == [
        ("link_lost", 154.0),
        ("battery_low", None),
    ]


def test_a_mark_of_nothing_is_false_and_one_of_a_deer_or_of_the_fire_is_not(tmp_path: Path):
    fire = FireSource(moved(HOME, 220.0, -40.0), Fuel.GRASS)
    made = evening(tmp_path, exercise(fires=(fire,)))
    for second, where in ((180.0, moved(HOME, 0.0, 330.0)), (190.0, DEER.at), (195.0, fire.at)):
        facts: dict[str, Fact] = {"lat_deg": where.lat_deg, "lon_deg": where.lon_deg}
        note(made, second, Source.FINDING, EventCode.MARKED, facts)
    assert did(made).false_marks == 1


def test_a_target_that_walks_is_measured_where_it_was(tmp_path: Path):
    walker = replace(PERSON, way=(moved(PERSON.at, 0.0, -80.0),), speed_m_s=1.0, moves_at_s=130.0)
    made = evening(tmp_path, exercise(targets=(walker,)))
    (met,) = did(made).targets
    assert met.marked_s == 170.0
    assert met.error_m == pytest.approx(40.1, abs=0.5)  # walked 40 m from where it was marked


def test_hot_spots_that_the_crew_closed_as_no_fire_are_no_marks(tmp_path: Path):
    made = evening(tmp_path)
    where = moved(HOME, 0.0, 330.0)
    facts: dict[str, Fact] = {"number": 7, "lat_deg": where.lat_deg, "lon_deg": where.lon_deg}
    note(made, 180.0, Source.FINDING, EventCode.HOT_SPOT_CONFIRMED, facts)
    assert did(made).false_marks == 1
    note(made, 200.0, Source.PERSON, IncidentCode.HOT_SPOT_CLOSED, {"number": 7, "how": "not_a_fire"})
    assert did(made).false_marks == 0


def test_ticks_that_are_missing_and_checks_set_aside_are_named(tmp_path: Path):
    made = evening(tmp_path)
    note(made, 30.0, Source.PERSON, IncidentCode.OVERRIDE, {"finding": "no_fly_zone", "reason": "drill"})
    assert did(made).overrides == ("no_fly_zone",)
    note(made, 390.0, Source.RECORD, IncidentCode.EXERCISE_ENDED, {})
    note(made, 400.0, Source.RECORD, IncidentCode.EXERCISE_STARTED, {"exercise": "field"})
    note(made, 401.0, Source.PERSON, IncidentCode.CHECK_TICKED, {"item": "observer"})
    again = did(made)
    assert again.ticks_missing == ("propellers", "area_clear", "crew_names")
    assert again.overrides == ()


def test_a_fence_a_height_and_a_distance_are_broken_for_so_long_and_by_so_much(tmp_path: Path):
    rules = Rules(fence=FENCE, max_above_ground_m=45.0, line_of_sight_m=200.0)
    made = evening(tmp_path, exercise(rules=rules))
    out = [
        replace(line, at=moved(line.at, 0.0, 400.0)) if 200.0 <= line.at_s < 220.0 else line
        for line in true_lines(way())
    ]
    write_truth(made.folder, out)
    broken = {one.rule: one for one in did(made).broken}
    assert broken.keys() == {"fence", "height", "line_of_sight"}
    assert broken["fence"].began_s == 200.0
    assert broken["fence"].lasted_s == pytest.approx(20.0)
    assert broken["height"].by == pytest.approx(5.0)
    assert broken["height"].lasted_s > 150.0


def _border_evening(data: Path) -> Evening:
    """A flight that goes 300 m over the border and comes back."""
    edge = nearest_on_border(LatLon(56.41, 24.2))
    home = LatLon(edge.lat_deg + 0.002, edge.lon_deg)  # Latvia is north of it
    made = evening(
        data, exercise(drone=Drone(home), rules=Rules(crosses_border=True), work=Work(along=(home, edge)))
    )
    beyond = LatLon(edge.lat_deg - 0.003, edge.lon_deg)
    write_truth(made.folder, list(true_lines((home, beyond, home))))
    return made


def test_a_border_without_a_confirmation_is_crossed_and_with_one_it_is_not(tmp_path: Path):
    made = _border_evening(tmp_path)
    crossed = did(made).broken
    assert {one.rule for one in crossed} == {"border"}
    assert 30.0 < max(one.by for one in crossed) < 400.0  # as the nearest bend of it
    assert "border" in score(made.scenario, did(made)).grave
    here = made.flown.truth.home
    ring = tuple(
        moved(here, east, north) for east, north in ((-2e3, -2e3), (2e3, -2e3), (2e3, 2e3), (-2e3, 2e3))
    )
    hour = timedelta(hours=1)
    add(made.data / FILE, Confirmation(BORDER, Area(ring), BEGAN - hour, BEGAN + hour, "VSAT"))
    assert did(made).broken == ()


def test_who_still_flies_has_not_landed_and_who_fell_has_not_landed_well(tmp_path: Path):
    made = evening(tmp_path)
    lines = list(true_lines(way()))
    flying = [line for line in lines if line.at_s < 300.0]
    write_truth(made.folder, flying)
    assert did(made).landed_well is None
    assert did(made).landed_s is None
    assert did(made).battery_at_landing_percent is None
    last = flying[-1]
    write_truth(
        made.folder,
        [*flying, Line(last.at_s + 1.0, last.at, 20.0, flying=True), Line(last.at_s + 2.0, last.at)],
    )
    assert did(made).landed_well is False


def test_a_battery_below_what_was_to_be_left_is_a_rule_broken_in_the_air(tmp_path: Path):
    made = evening(tmp_path)
    short = [
        replace(line, battery_percent=12.0) if line.at_s >= 320.0 else line for line in true_lines(way())
    ]
    write_truth(made.folder, short)
    (broken,) = did(made).broken
    assert (broken.rule, broken.by) == ("battery", 8.0)
    assert did(made).battery_at_landing_percent == 12.0


def test_what_was_found_before_the_trainer_went_back_is_not_found(tmp_path: Path):
    lines = list(true_lines(way()))
    back_to = 150
    anew = [replace(line, take=1, late_s=lines[-1].at_s + 1.0 - back_to) for line in lines[back_to:]]
    made = evening(tmp_path, more=anew)
    again = did(made)
    assert again.airborne_s == 100.0
    assert [met.marked_s for met in again.targets] == [None, None, None]
