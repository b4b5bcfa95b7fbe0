"""An exercise's file: what is written is read again, and what is wrong is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.geo import LatLon
from tests.training.exercise.any_exercise import SCENARIOS, WHOLE
from training.exercise.errors import ExerciseError, Trouble
from training.exercise.scenario import Scenario
from training.exercise.scenario_file import exercise_text, read_exercise, write_exercise
from training.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path

SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def written(tmp_path: Path, text: str, name: str = "exercise.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def refused(tmp_path: Path, text: str) -> ExerciseError:
    with pytest.raises(ExerciseError) as caught:
        read_exercise(written(tmp_path, text))
    return caught.value


def line_of(text: str, part: str) -> int:
    """Of the only line with this in it."""
    (number,) = [n for n, line in enumerate(text.split("\n"), 1) if part in line]
    return number


@SLOW
@given(SCENARIOS)
def test_what_is_written_is_read_again(tmp_path: Path, scenario: Scenario):
    path = tmp_path / "exercise.toml"
    write_exercise(scenario, path)
    assert read_exercise(path) == scenario


def test_what_is_as_without_saying_is_not_written(tmp_path: Path):
    scenario = read_exercise(written(tmp_path, WHOLE))
    assert scenario.id == "exercise"
    assert scenario.weather.wind_from_deg == 225.0
    text = exercise_text(scenario)
    assert "wind_from_deg" not in text
    assert "[rules]" not in text
    assert "seed" not in text


def test_lines_of_a_text_go_on_until_a_blank_one(tmp_path: Path):
    text = WHOLE.replace('en = "Search."', 'en = """\nSearch\nthe forest.\n\nTell us."""')
    assert read_exercise(written(tmp_path, text)).brief["en"] == "Search the forest.\n\nTell us."


def test_the_lines_of_the_alarm_stay_as_they_came(tmp_path: Path):
    text = WHOLE.replace('"Lost in the forest"', '"""\nNr.: 7\nType: "x" \\\\ y"""')
    scenario = read_exercise(written(tmp_path, text))
    assert scenario.alarm.text == 'Nr.: 7\nType: "x" \\ y'
    again = written(tmp_path, exercise_text(scenario))
    assert read_exercise(again).alarm == scenario.alarm


def test_a_place_in_arabia_is_written_with_its_letters(tmp_path: Path):
    text = (
        exercise_text(read_exercise(written(tmp_path, WHOLE)))
        .replace("56.38", "24.38")
        .replace("24.64", "56.64")
    )
    text = text.replace('"24.38', '"N 24.38').replace(", 56.64", ", E 56.64")
    scenario = read_exercise(written(tmp_path, text))
    assert scenario.at == LatLon(24.3829, 56.6479)
    assert read_exercise(written(tmp_path, exercise_text(scenario))) == scenario


@pytest.mark.parametrize(
    ("was", "becomes", "reason", "nearest"),
    [
        ("wind_m_s = 4", "wnd_m_s = 4", "weather.wnd_m_s is not known here", "wind_m_s"),
        ("[weather]", "[wether]", "wether is not known here", "weather"),
        ('land = "forest"', 'land = "forrest"', '"forrest" is no land', "forest"),
        ('fault = "link"', 'fault = "links"', 'faults[1].fault "links" is no fault', "link"),
        ('fault = "link"', 'fault = "gps"', '"gps" is no fault', None),
        ('kind = "person"', 'kind = "persn"', '"persn" is no kind of target', "person"),
        ("[[targets]]", "[[target]]", "target is not known here", "targets"),
        ("at_s = 120", "at_s = -5", "faults[1].at_s -5 cannot be: it is 0 to 7,200", None),
        ("at_s = 120", "at_s = 900", "900 is after the end: the exercise lasts 420 s", None),
        ("at_s = 120", 'at_s = "120"', "faults[1].at_s must be a number", None),
        ("at_s = 120", "at_s = nan", "nan cannot be", None),
        ("at_s = 120", "at_s = true", "must be a number", None),
        ("at_s = 120", 'inside = { at = "91.2, 24.6", radius_m = 50 }', "is not a latitude", None),
        ("wind_m_s = 4", "wind_m_s = 400", "400 cannot be: it is 0 to 30", None),
        ('home = "56.3820, 24.6479"', 'home = "91, 24.6"', "drone.home 91 is not a latitude", None),
        ('home = "56.3820, 24.6479"', 'home = "24.6479, 56.3820"', "lies in Arabia", None),
        ('home = "56.3820, 24.6479"', 'home = "48.2, 24.6"', "is 910 km from the scene: 10 km", None),
        ('home = "56.3820, 24.6479"', "home = [24.6, 56.3]", "must be a position in quotes", None),
        ('at = "56.3830, 24.6475"', 'at = "56.6830, 24.6475"', "targets[1].at is 33 km from", None),
        ('name = "person-1"', 'name = "Jānis & co"', "is no name", None),
        ('name = "person-1"', "name = 7", "must be a text in quotes", None),
        ("2026-08-14T17:10:00Z", "2026-08-14T17:10:00", "a time with its offset", None),
        ("lasts_s = 420", "lasts_s = 3", "3 cannot be: it is 60 to 7,200", None),
        ('    "56.3835, 24.6490",', '    "99, 24.6490",', "work.area[3] 99 is not a latitude", None),
        ('en = "Search."', 'english = "Search."', "brief.english is not known here", "en"),
        ('en = "Search."', 'en = ""', "brief.en says nothing", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_its_place(
    tmp_path: Path, was: str, becomes: str, reason: str, nearest: str | None
):
    assert WHOLE.count(was) == 1
    text = WHOLE.replace(was, becomes)
    error = refused(tmp_path, text)
    trouble = (
        error.troubles[0] if len(error.troubles) == 1 else next(t for t in error.troubles if reason in t.what)
    )
    assert trouble.line == line_of(text, becomes.strip())
    assert reason in trouble.what
    if nearest is not None:
        assert trouble.nearest == nearest
        assert f'the nearest allowed word is "{nearest}"' in trouble.said
    assert trouble.said.startswith(f"exercise.toml: line {trouble.line}: ")
    assert "\n" not in str(error)


def test_all_troubles_are_told_in_the_order_of_their_lines(tmp_path: Path):
    text = WHOLE.replace("at_s = 120", "at_s = -1").replace('land = "forest"', 'land = "wood"')
    error = refused(tmp_path, text)
    assert [trouble.line for trouble in error.troubles] == [3, line_of(text, "at_s = -1")]
    assert str(error) == error.troubles[0].said


def test_what_is_missing_is_told_where_it_should_stand(tmp_path: Path):
    text = WHOLE.replace('home = "56.3820, 24.6479"\n', "")
    (trouble,) = refused(tmp_path, text).troubles
    assert (trouble.line, trouble.what) == (
        line_of(text, "[drone]"),
        "drone.home is missing, and has to be said",
    )
    (trouble,) = refused(tmp_path, WHOLE.replace('at = "56.3829, 24.6479"\n', "")).troubles
    assert (trouble.line, trouble.what) == (1, "at is missing, and has to be said")


HERE = '"56.383, 24.647"'
PERSON = f'[[targets]]\nkind = "person"\nat = {HERE}\n'
TRUCK = '[[trucks]]\nunit = "A"\n'
FAULT = "[[faults]]\nat_s = 1\n"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (f'{PERSON}name = "person-1"', "is there twice"),
        (f'{PERSON}name = "a"\nspeed_m_s = 1', "has no way"),
        (f'{PERSON}name = "a"\nway = [{HERE}]', "no speed"),
        (f"{TRUCK}way = [{HERE}, {HERE}]\ndispatched_s = 60\narrives_s = 60", "is not after dispatched_s"),
        (f'{TRUCK}way = ["48.1, 11.5", {HERE}]\ndispatched_s = 0\narrives_s = 60', "80 km at most"),
        (f'{FAULT}fault = "gust"\n[faults.inside]\nat = {HERE}\nradius_m = 9', "is no fault"),
        (f'{FAULT}fault = "link"\ninside = {{ at = {HERE}, radius_m = 9 }}', "stands beside at_s"),
        ("[[weather_due]]\nat_s = 500\nwind_from_deg = 1\nwind_m_s = 2\ngust_m_s = 0", "is after the end"),
        ('[rules]\nfence = ["56.38, 24.64", "56.39, 24.65", "56.38, 24.65", "56.39, 24.64"]', "not an area"),
    ],
)
def test_what_does_not_go_together_is_told(tmp_path: Path, more: str, reason: str):
    text = f"{WHOLE}\n{more}\n"
    (trouble,) = refused(tmp_path, text).troubles
    assert reason in trouble.what
    assert trouble.line is not None
    assert trouble.line > WHOLE.count("\n")


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ('pattern = "orbit"', '"orbit" needs around in [work]'),
        ('pattern = "along"', '"along" needs along in [work]'),
        ('around = "56.3829, 24.6479"', '"parallel" is flown over area: leave around out'),
    ],
)
def test_a_pattern_needs_its_own_place(tmp_path: Path, pattern: str, reason: str):
    text = WHOLE.replace("[work]", f"[work]\n{pattern}")
    (trouble,) = refused(tmp_path, text).troubles
    assert reason in trouble.what
    assert trouble.line == line_of(text, pattern)


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path):
    error = refused(tmp_path, WHOLE.replace('land = "forest"', "land = forest"))
    assert error.troubles[0].line == 3
    assert "not TOML" in str(error)


@pytest.mark.parametrize("name", ["my exercise.toml", "a.txt", "vingrinājums.toml", f"{'a' * 90}.toml"])
def test_a_file_whose_name_is_none_is_refused(tmp_path: Path, name: str):
    with pytest.raises(ExerciseError, match="the name of an exercise is letters of English"):
        read_exercise(written(tmp_path, WHOLE, name))


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(ExerciseError, match=r"gone\.toml: cannot be read: No such file"):
        read_exercise(tmp_path / "gone.toml")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    scenario = read_exercise(written(tmp_path, WHOLE))
    with pytest.raises(ExerciseError, match=r"a\.toml: cannot be written: No such file"):
        write_exercise(scenario, tmp_path / "none" / "a.toml")


def test_not_asked_is_a_word(tmp_path: Path):
    text = f'{WHOLE}\n[rules]\nmax_above_ground_m = "none"\n'
    scenario = read_exercise(written(tmp_path, text))
    assert scenario.rules.max_above_ground_m is None
    assert 'max_above_ground_m = "none"' in exercise_text(scenario)


def test_a_fault_without_time_and_place_waits_for_the_hand(tmp_path: Path):
    fault = read_exercise(written(tmp_path, f'{WHOLE}\n[[faults]]\nfault = "motor"\n')).faults[1]
    assert (fault.fault, fault.at_s, fault.inside) == (Fault.MOTOR, None, None)


@SLOW
@given(st.data())
def test_a_spoiled_file_is_read_or_refused_in_plain_lines(tmp_path: Path, data: st.DataObject):
    lines = WHOLE.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    junk = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
        ["[[[[", '"""', "{a={a={", "[a]\n[a]", "9e999", "[[targets]]", "[weather.x]", "inf", "a.b.c = 1"]
    )
    lines[at] = lines[at][: data.draw(st.integers(0, 20))] + data.draw(junk)
    for trouble in troubles_of(written(tmp_path, "\n".join(lines))):
        assert trouble.said.isprintable()
        assert trouble.line is None or 1 <= trouble.line <= len(lines) + 12


def troubles_of(path: Path) -> tuple[Trouble, ...]:
    try:
        read_exercise(path)
    except ExerciseError as error:
        return error.troubles
    return ()
