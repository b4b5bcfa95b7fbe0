from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.geo import AboveGround
from missions.plan import PlanError
from missions.task import Pattern, Task
from missions.templates import (
    MOST_NAME_CHARS,
    applied,
    delete_template,
    rename_template,
    save_template,
    template_named,
    templates,
)
from tests.missions import shapes
from tests.missions.test_task_json import tasks

TASK = Task(Pattern.PARALLEL, height=AboveGround(45.0), overlap=0.5, speed_m_s=4.0, batteries=2)
AREA = shapes.area(shapes.BOX)


def test_those_that_come_with_firedrone_are_whole_and_have_a_name_in_each_language(tmp_path: Path):
    found, lines = templates(tmp_path)
    assert lines == ()
    assert len(found) >= 5
    for template in found:
        assert template.shipped
        assert set(template.names) == {"en", "lv", "lt"}
        assert len({template.name(language) for language in ("en", "lv", "lt")}) == 3
        assert template.options["pattern"] is template.task.pattern
        assert template.task.lens.thermal


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(tasks, st.text(max_size=80))
def test_a_saved_template_flies_another_place_in_the_same_way(tmp_path: Path, task: Task, name: str):
    for left in tmp_path.iterdir():
        left.unlink()
    if not "".join(sign for sign in name if sign.isprintable()).strip():
        with pytest.raises(PlanError, match="a template needs a name"):
            save_template(tmp_path, name, task)
        return
    saved = save_template(tmp_path, name, task)
    found = template_named(tmp_path, saved.code)
    again = applied(found, Task(area=AREA, heading_deg=30.0))
    assert (again.area, again.heading_deg, again.line, again.at) == (AREA, 30.0, (), None)
    assert applied(found, task) == task
    assert len(found.name()) <= MOST_NAME_CHARS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(min_size=1, max_size=50))
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str):
    folder = tmp_path / "data" / "templates"
    try:
        code = save_template(folder, name, TASK).code
    except PlanError:
        return
    assert (folder / f"{code}.toml").is_file()
    assert code.replace("-", "").isalnum()
    assert code.isascii()
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    delete_template(folder, code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kūdras purvs, naktī!", "kudras-purvs-nakti"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "template-con"),
        ("com1", "template-com1"),
        ("Ш火", "template"),
        (" x" * 60, "x-x-x-x-x-x-x-x-x-x-x-x-x-x-x-x-x-x-x-x"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(tmp_path: Path, name: str, code: str):
    assert save_template(tmp_path, name, TASK).code == code
    assert [path.name for path in tmp_path.iterdir()] == [f"{code}.toml"]


def test_saving_under_the_same_name_takes_its_place_and_another_name_gets_its_own_file(tmp_path: Path):
    save_template(tmp_path, "Peat", TASK)
    assert save_template(tmp_path, "Peat", Task(speed_m_s=3.0)).code == "peat"
    assert save_template(tmp_path, "Pēat", TASK).code == "peat-2"
    assert template_named(tmp_path, "peat").task.speed_m_s == 3.0


def test_what_was_said_goes_before_the_template(tmp_path: Path):
    save_template(tmp_path, "Peat", TASK)
    task = applied(template_named(tmp_path, "PEAT"), Task(area=AREA, speed_m_s=9.0), ["speed_m_s"])
    assert (task.area, task.speed_m_s, task.overlap, task.batteries) == (AREA, 9.0, 0.5, 2)


def test_the_brigades_own_goes_before_ours_and_deleting_it_brings_ours_back(tmp_path: Path):
    (tmp_path / "roof-fire-360.toml").write_text('name = "Our roofs"\npattern = "orbit"\nradius_m = 25\n')
    assert template_named(tmp_path, "roof-fire-360").name("lv") == "Our roofs"
    delete_template(tmp_path, "Our roofs")
    assert template_named(tmp_path, "roof-fire-360").shipped
    with pytest.raises(PlanError, match="came with FireDrone and stays"):
        delete_template(tmp_path, "roof-fire-360")


def test_renaming_moves_the_file_and_of_ours_makes_a_copy(tmp_path: Path):
    save_template(tmp_path, "Peat", TASK)
    assert rename_template(tmp_path, "peat", "Purvs").code == "purvs"
    assert [path.name for path in tmp_path.iterdir()] == ["purvs.toml"]
    copied = rename_template(tmp_path, "Jumta ugunsgrēks 360", "Mūsu jumti")
    assert (copied.code, copied.shipped) == ("musu-jumti", False)
    assert template_named(tmp_path, "roof-fire-360").shipped


def test_an_unknown_name_is_told_what_there_is(tmp_path: Path):
    with pytest.raises(PlanError, match=r'no template "\.\./x"; known are fire-edge, missing'):
        template_named(tmp_path, "../x")
    with pytest.raises(PlanError, match="no template"):
        delete_template(tmp_path, "../x")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("above_ground_m = 0", "hand.toml: above_ground_m: Expected `float` >= 1.0: left out"),
        ('above_ground_m = "high"', "hand.toml: above_ground_m: Expected `float`, got `str`: left out"),
        ("above_ground_m = nan", "hand.toml: above_ground_m: Expected `float` >= 1.0: left out"),
        ('pattern = "spiral"', "hand.toml: pattern: Invalid enum value 'spiral': left out"),
        ('camera = "box"', 'hand.toml: camera: "box" is not a camera; known are '),
        ("colour = 1", "hand.toml: colour is nothing a template says: left out"),
        ("heading_deg = 20", "hand.toml: heading_deg is nothing a template says: left out"),
    ],
)
def test_a_slip_in_a_file_edited_by_hand_costs_that_line_alone(tmp_path: Path, line: str, said: str):
    (tmp_path / "hand.toml").write_text(f'name = "By hand"\nspeed_m_s = 3\n{line}\n')
    found, lines = templates(tmp_path)
    (hand,) = (template for template in found if template.code == "hand")
    assert (hand.name(), hand.task.speed_m_s, hand.task.height) == ("By hand", 3.0, 60.0)
    assert len(lines) == 1
    assert lines[0].startswith(said)


def test_a_file_that_is_no_toml_costs_itself_alone(tmp_path: Path):
    (tmp_path / "broken.toml").write_text("speed_m_s = ")
    save_template(tmp_path, "Peat", TASK)
    found, lines = templates(tmp_path)
    assert "peat" in [template.code for template in found]
    assert [line.partition(" ")[0] for line in lines] == ["broken.toml:"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PlanError, match="cannot be made"):
        save_template(tmp_path / "file" / "templates", "Peat", TASK)
