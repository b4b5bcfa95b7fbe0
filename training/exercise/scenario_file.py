"""An exercise as a file: read from TOML and written as TOML. docs/exercises.md tells how to write one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from maps.foreign.file import FormatError, read_text
from maps.foreign.limits import MAX_TOML_BYTES
from maps.foreign.toml_file import read_toml
from telemetry.safe_files import replace_file
from training.exercise.errors import ExerciseError, Trouble, of_file, of_troubles
from training.exercise.form import Found
from training.exercise.key_lines import key_lines, line_of
from training.exercise.scenario import SUFFIX
from training.exercise.scenario_form import SCENARIO
from training.exercise.sense import senseless

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from training.exercise.key_lines import Place
    from training.exercise.scenario import Scenario

_ID: Final = re.compile(r"\w[\w-]{0,79}", re.ASCII)


def read_exercise(path: Path) -> Scenario:
    """The exercise in a file; its id is the file's name without the suffix.

    ExerciseError tells all that is wrong, each with its line and the nearest allowed word.
    """
    if path.suffix.lower() != SUFFIX or not _ID.fullmatch(path.stem):
        raise of_file(path, f"the name of an exercise is letters of English, digits, - and _, and {SUFFIX}")
    try:
        tables = read_toml(path)
        wrong: list[Found] = []
        scenario: Scenario | None = SCENARIO.read(tables, (), wrong, id=path.stem)
        if scenario is not None:
            wrong += senseless(scenario)
        if scenario is None or wrong:
            lines = key_lines(read_text(path, MAX_TOML_BYTES))
            raise of_troubles(tuple(_trouble(path, lines, found) for found in wrong))
    except FormatError as error:
        raise ExerciseError(str(error), (_of_format(error),)) from error
    return scenario


def write_exercise(scenario: Scenario, path: Path) -> None:
    """ExerciseError when it cannot be written; what was there before is then still there."""
    try:
        replace_file(path, exercise_text(scenario).encode())
    except OSError as error:
        raise of_file(path, f"cannot be written: {error.strerror}") from error


def exercise_text(scenario: Scenario) -> str:
    """The file of an exercise; its id is not in it, for that is the name of the file."""
    return "\n".join(SCENARIO.write(scenario)) + "\n"


def _trouble(path: Path, lines: Mapping[Place, int], found: Found) -> Trouble:
    what = f"{_named(found.place)} {found.what}"
    return Trouble(path.name, line_of(lines, found.place), what, found.nearest)


def _named(place: Place) -> str:
    """As a person counts: targets[1].at is that of the first target."""
    said = ""
    for part in place:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return said.removeprefix(".")


def _of_format(error: FormatError) -> Trouble:
    line = re.search(r"line (\d+)", f"{error.place} {error.what}")
    return Trouble(error.file.name, int(line[1]) if line else None, error.what)
