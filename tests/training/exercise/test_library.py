"""The exercises that come with FireDrone: each is read, flown in its time, and said in three languages."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from shapely import LineString, Point

from incidents.alarm.alarm_text import read_alarm
from incidents.alarm.pattern_set import shipped_sets
from maps.area import Area, LocalFrame, to_polygon
from maps.borders import country_at, crosses_border, distance_to_border_m
from maps.geo import AboveGround, distance_m
from missions.drone import WindAt
from missions.energy import estimate
from missions.planner import plan_for
from missions.task import Around, Pattern, Task
from training.exercise import shelf
from training.exercise.scenario import Fuel, Scenario, TargetKind
from training.exercise.scenario_file import exercise_text, read_exercise
from training.exercise.scenario_form import LANGUAGES, PATTERNS_BY_PLACE
from training.fault import Fault

LIBRARY = {one.id: one for one in shelf.library()}
TEACHES = {
    "lost-in-forest": Fault.REMOTE,
    "position-loss": Fault.POSITION,
    "link-loss-hill": Fault.LINK,
    "battery-cold": Fault.BATTERY_DRAIN,
    "camera-freeze": Fault.CAMERA,
    "fence-breach": Fault.ASTRAY,
    "second-drone": Fault.TWIN,
}
GIVES_AWAY = ("second drone", "frozen", "freez", "camera", "satellite", "still carries", "drains", "link")
BESIDE_M = 40.0  # of a line that is flown along

each = pytest.mark.parametrize("one", LIBRARY.values(), ids=LIBRARY)


def test_there_are_at_least_thirteen_and_every_file_is_one_of_them():
    files = {path.stem for path in Path(shelf.__file__).with_name("library").glob("*.toml")}
    assert set(LIBRARY) == files
    assert len(files) >= 13


def test_every_failure_has_its_exercise():
    for name, fault in TEACHES.items():
        assert fault in {due.fault for due in LIBRARY[name].faults}, name
    assert LIBRARY["wrong-mission"].drone.aboard
    assert LIBRARY["wind-turns"].weather_due
    assert {Fuel.PEAT, Fuel.BUILDING, Fuel.GRASS, Fuel.CROP} <= {
        fire.fuel for one in LIBRARY.values() for fire in one.fires
    }


def test_faults_come_by_time_by_place_and_by_hand():
    faults = [due for one in LIBRARY.values() for due in one.faults]
    assert any(due.at_s is not None for due in faults)
    assert any(due.inside is not None for due in faults)
    assert any(due.at_s is None and due.inside is None for due in faults)


@each
def test_everything_is_said_in_three_languages(one: Scenario):
    for texts in (one.title, one.brief, one.trainer):
        assert set(texts) == set(LANGUAGES)
        assert len(set(texts.values())) == 3
        lengths = [len(text) for text in texts.values()]
        assert max(lengths) < 1.6 * min(lengths) + 10  # nothing is left out in one of them


@each
def test_the_brief_does_not_give_it_away(one: Scenario):
    told = f"{one.title['en']} {one.brief['en']}".casefold()
    assert [word for word in GIVES_AWAY if word in told] == []
    assert one.trainer["en"].startswith("Teaches: ")
    assert one.trainer["lv"].startswith("Māca: ")
    assert one.trainer["lt"].startswith("Moko: ")


@each
def test_the_alarm_is_read_as_the_exercise_means_it(one: Scenario):
    alarm = read_alarm(one.alarm.text, shipped_sets(), one.begins_at, "Europe/Riga")
    assert (alarm.what, alarm.where_in_words, alarm.number) == (
        one.alarm.what,
        one.alarm.where,
        one.alarm.number,
    )
    assert alarm.position is not None
    assert alarm.position.at is not None
    assert distance_m(alarm.position.at, one.at) < 15.0
    assert alarm.alarm_at is not None
    assert timedelta(0) < one.begins_at - alarm.alarm_at.at <= timedelta(minutes=40)
    assert {truck.unit for truck in one.trucks} == set(alarm.units)
    assert alarm.doubts == ()
    assert alarm.not_understood == ()


@each
def test_wanted_targets_stand_within_the_work(one: Scenario):
    wanted = [target for target in one.targets if target.wanted]
    assert wanted
    frame = LocalFrame(one.at)
    if one.work.area:
        ground = to_polygon(Area(one.work.area), frame)
    elif one.work.around is not None:
        ground = Point(frame.to_xy(one.work.around)).buffer(one.work.radius_m)
    else:
        ground = LineString([frame.to_xy(at) for at in one.work.along]).buffer(BESIDE_M)
    for target in wanted:
        assert all(ground.contains(Point(frame.to_xy(at))) for at in (target.at, *target.way)), target.name


@each
def test_a_hot_spot_to_be_found_burns_or_glows(one: Scenario):
    for target in one.targets:
        if target.kind is TargetKind.FIRE:
            assert target.celsius is not None


@each
def test_the_work_is_planned_and_flown_within_the_time(one: Scenario):
    assert 300.0 <= one.lasts_s <= 480.0
    work, wind = one.work, WindAt(speed_m_s=one.weather.wind_m_s, from_deg=one.weather.wind_from_deg)
    task = Task(
        pattern=Pattern(work.pattern),
        area=Area(work.area) if work.area else None,
        line=work.along,
        at=work.around,
        height=AboveGround(work.height_m),
        radius_m=work.radius_m if work.around is not None else None,
    )
    plan = plan_for(task, Around(home=one.drone.home, wind=wind))
    needed = estimate(plan, one.drone.home, wind=wind)
    assert 100.0 < needed.duration_s <= one.lasts_s - 120.0  # two minutes to plan, to send and to arm
    given_percent = 100.0 * one.drone.charge * one.drone.capacity_share
    assert needed.used_percent < given_percent - one.rules.battery_at_landing_percent


@each
def test_only_the_crossing_crosses(one: Scenario):
    places = [one.drone.home, *one.work.area, *one.work.along]
    countries = {country_at(at) for at in places}
    if one.id == "border-confirmed":
        assert countries == {"LV", "LT"}
        return
    assert len(countries) == 1
    assert None not in countries
    assert not any(crosses_border(a, b) for a, b in pairwise((*places, places[0])))
    assert all(distance_to_border_m(at) > 35.0 for at in places)


def test_both_sides_of_the_border_train():
    assert {country_at(one.at) for one in LIBRARY.values()} == {"LV", "LT"}
    assert all(distance_to_border_m(one.at) < 20_000.0 for one in LIBRARY.values())


@each
def test_trucks_drive_as_trucks_do(one: Scenario):
    assert one.trucks
    for truck in one.trucks:
        length_m = sum(distance_m(a, b) for a, b in pairwise(truck.way))
        assert 2.0 < length_m / (truck.arrives_s - truck.dispatched_s) < 28.0, truck.unit
        assert distance_m(truck.way[-1], one.at) < 350.0


@each
def test_a_fault_by_place_lies_on_the_way(one: Scenario):
    for due in one.faults:
        if due.inside is not None:
            frame = LocalFrame(one.at)
            spot = Point(frame.to_xy(due.inside.at)).buffer(due.inside.radius_m)
            assert to_polygon(Area(one.work.area), frame).intersects(spot)
            assert distance_m(due.inside.at, one.drone.home) > due.inside.radius_m


def test_the_night_is_dark_and_the_cold_is_cold():
    riga = ZoneInfo("Europe/Riga")
    assert LIBRARY["peat-fire-night"].begins_at.astimezone(riga).hour in {23, 0, 1}
    assert LIBRARY["battery-cold"].weather.air_c < -10.0


def test_a_mission_left_aboard_leads_elsewhere():
    one = LIBRARY["wrong-mission"]
    assert min(distance_m(a, b) for a in one.drone.aboard for b in one.work.area) > 300.0


@each
def test_what_is_shipped_can_be_written_again(tmp_path: Path, one: Scenario):
    path = tmp_path / f"{one.id}.toml"
    path.write_text(exercise_text(one), "utf-8")
    assert read_exercise(path) == one


def test_the_patterns_are_those_of_the_planner():
    assert {word for words in PATTERNS_BY_PLACE.values() for word in words} == {str(one) for one in Pattern}


def test_every_exercise_has_its_own_seed():
    assert len({one.seed for one in LIBRARY.values()}) == len(LIBRARY)
