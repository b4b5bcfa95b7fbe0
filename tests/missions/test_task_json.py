from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.foreign.file import FormatError
from maps.geo import AboveGround
from missions.camera_model import CAMERAS
from missions.plan import PlanError
from missions.task import Pattern, Task
from missions.task_json import (
    NOT_KEPT,
    OPTIONS,
    PLACES,
    document_of,
    option_name,
    read_task,
    task_of,
    write_task,
)
from tests.missions import shapes
from tests.missions.plans import areas_with_a_hole, places

if TYPE_CHECKING:
    from collections.abc import Callable

tasks = st.builds(
    Task,
    pattern=st.sampled_from(Pattern),
    area=st.none() | areas_with_a_hole(),
    line=st.lists(places, max_size=5).map(tuple),
    at=st.none() | places,
    no_fly=st.lists(areas_with_a_hole(), max_size=2).map(tuple),
    height=st.floats(1, 500).map(AboveGround),
    camera=st.sampled_from(sorted(CAMERAS)),
    overlap=st.floats(-1.0, 0.9),
    speed_m_s=st.floats(0.5, 30),
    heading_deg=st.none() | st.floats(-360, 360),
    radius_m=st.none() | st.floats(1, 5000),
    offset_m=st.floats(-1000, 1000),
    both_sides=st.booleans(),
    passes=st.integers(1, 2),
    object_height_m=st.floats(0, 300),
    hold_s=st.none() | st.floats(1, 36_000),
    batteries=st.integers(1, 20),
    stay_inside=st.booleans(),
)
TASK = Task(Pattern.SECTOR, at=shapes.at(10.0, 20.0), height=AboveGround(45.0), passes=2, radius_m=300.0)


def test_a_task_is_read_as_it_was_written(tmp_path: Path, sized: Callable[[int, int], int]):
    @settings(max_examples=sized(60, 5000), suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(tasks)
    def run(task: Task) -> None:
        write_task(task, tmp_path / "task.json")
        assert read_task(tmp_path / "task.json") == task

    run()


def test_everything_a_task_says_is_in_its_file():
    """What is added to tasks must be added to their files, or this fails."""
    assert {option_name(f.name) for f in fields(Task)} == {*OPTIONS, *PLACES, *NOT_KEPT}
    assert task_of(document_of(TASK)) == TASK


def test_a_file_says_everything_so_that_other_defaults_do_not_change_it():
    assert document_of(Task()).keys() == {"format", "version", *OPTIONS, *PLACES}


def test_a_short_file_written_by_hand_is_a_task():
    assert task_of({"format": "firedrone-task", "version": 1}) == Task()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 2}, "newer FireDrone"),
        ({"pattern": "spiral"}, "spiral"),
        ({"camera": "box"}, '"box" is not a camera; known are thermal-640'),
        ({"above_ground_m": 0}, r"\$.above_ground_m"),
        ({"overlap": 1.0}, r"\$.overlap"),
        ({"at": {"lat_deg": 91, "lon_deg": 24}}, r"\$.at.lat_deg"),
        ({"area": {"ring": []}}, "at least 3"),
        ({"extra": 1}, "extra"),
        ({"passes": 1.5}, r"\$.passes"),
        ({"format": "firedrone-plan"}, "not a task"),
    ],
)
def test_a_wrong_task_is_refused_with_the_place(tmp_path: Path, change: dict[str, Any], said: str):
    path = tmp_path / "task.json"
    path.write_text(json.dumps(document_of(TASK) | change))
    with pytest.raises((PlanError, FormatError), match=said) as caught:
        read_task(path)
    assert str(caught.value).startswith("task.json: ")
    assert "\n" not in str(caught.value)
