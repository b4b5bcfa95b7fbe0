"""A task as a file: kept with an incident, sent to a neighbour, planned again over his ground and wind."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, cast

import msgspec
from msgspec import Meta, Struct

from maps.area import AreaError
from maps.foreign.file import FormatError, one_line
from maps.foreign.json_file import read_json
from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.places_json import AreaJson, AtJson, area_in, area_out, at_in, at_out
from missions.plan import PlanError
from missions.task import Pattern, Task
from missions.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = "firedrone-task"
VERSION: Final = 1  # the newest we read
PLACES: Final = ("area", "line", "at", "no_fly", "parts")  # of a task: where. All else is how
NOT_KEPT: Final = ("chances",)  # a map of its own, from a file of its own
MOST_PLACES: Final = 10_000  # of a line that is flown along

Distance = Annotated[float, Meta(ge=1.0, le=20_000.0)]


class TaskOptions(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """How a task is to be flown: all of it that is no place, in the words of files."""

    pattern: Pattern = Pattern.PARALLEL
    above_ground_m: Annotated[float, Meta(ge=1.0, le=500.0)] = 60.0
    camera: Annotated[str, Meta(max_length=80)] = DEFAULT_CAMERA.name
    overlap: Annotated[float, Meta(ge=-1.0, le=0.95)] = 0.2
    speed_m_s: Annotated[float, Meta(ge=0.5, le=30.0)] = 8.0
    person: Annotated[str, Meta(max_length=40)] | None = None
    heading_deg: Annotated[float, Meta(ge=-360.0, le=360.0)] | None = None
    radius_m: Distance | None = None
    offset_m: Annotated[float, Meta(ge=-1000.0, le=1000.0)] = 0.0
    both_sides: bool = False
    passes: Annotated[int, Meta(ge=1, le=2)] = 1
    object_height_m: Annotated[float, Meta(ge=0.0, le=300.0)] = 0.0
    hold_s: Annotated[float, Meta(ge=1.0, le=36_000.0)] | None = None
    batteries: Annotated[int, Meta(ge=1, le=20)] = 1
    stay_inside: bool = True


class _File(TaskOptions, frozen=True):
    format: Literal["firedrone-task"]
    version: Literal[1]
    area: AreaJson | None = None
    line: Annotated[tuple[AtJson, ...], Meta(max_length=MOST_PLACES)] = ()
    at: AtJson | None = None
    no_fly: tuple[AreaJson, ...] = ()
    parts: tuple[AreaJson, ...] = ()


def option_name(field: str) -> str:
    """What a field of a task is called in files: with its unit."""
    return {"height": "above_ground_m"}.get(field, field)


def read_task(path: Path) -> Task:
    """PlanError or FormatError: file, place in it, what to do."""
    document = read_json(path)
    if not isinstance(document, dict) or cast("dict[str, Any]", document).get("format") != FORMAT:
        raise FormatError(path, "", "not a task of FireDrone's")
    try:
        return task_of(document)
    except PlanError as error:
        raise PlanError(one_line(f"{path.name}: {error}")) from error


def write_task(task: Task, path: Path) -> None:
    """The way back. PlanError when it cannot be written."""
    text = json.dumps(document_of(task), indent=1, allow_nan=False, ensure_ascii=False)
    write_whole(path, text + "\n")


def task_of(document: Any) -> Task:
    """PlanError names the place in the document, as `$.at.lat_deg`."""
    version = cast("dict[str, Any]", document).get("version") if isinstance(document, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise PlanError(f"written by a newer FireDrone (version {version}): update this one")
    try:
        file = msgspec.convert(document, _File)
        return task_with(
            {name: getattr(file, name) for name in OPTIONS},
            area=None if file.area is None else area_in(file.area),
            line=tuple(at_in(at) for at in file.line),
            at=None if file.at is None else at_in(file.at),
            no_fly=tuple(area_in(area) for area in file.no_fly),
            parts=tuple(area_in(area) for area in file.parts),
        )
    except (msgspec.ValidationError, AreaError) as error:
        raise PlanError(str(error)) from error


def document_of(task: Task) -> dict[str, Any]:
    """The way back from `task_of`. All is said, so that other defaults do not change a task that was kept."""
    file = _File(
        format=FORMAT,
        version=VERSION,
        area=None if task.area is None else area_out(task.area),
        line=tuple(at_out(at) for at in task.line),
        at=None if task.at is None else at_out(task.at),
        no_fly=tuple(area_out(area) for area in task.no_fly),
        parts=tuple(area_out(area) for area in task.parts),
        **options_of(task),
    )
    return msgspec.to_builtins(file)


def options_of(task: Task) -> dict[str, Any]:
    """How it is to be flown, by the names of files."""
    return {
        option_name(field.name): getattr(task, field.name)
        for field in fields(Task)
        if field.name not in (*PLACES, *NOT_KEPT)
    }


def task_with(options: dict[str, Any], **places: Any) -> Task:
    """A task of these options, by the names of files. PlanError for a camera that nobody here knows."""
    named = {field.name: option_name(field.name) for field in fields(Task)}
    task = Task(**places, **{name: options[key] for name, key in named.items() if key in options})
    if task.camera not in CAMERAS:
        raise PlanError(f'"{task.camera[:40]}" is not a camera; known are {", ".join(CAMERAS)}')
    return task


OPTIONS: Final = tuple(field.name for field in msgspec.structs.fields(TaskOptions))
