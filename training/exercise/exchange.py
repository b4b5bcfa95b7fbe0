"""Exercises between brigades: one file goes out, one comes in and stands beside our own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError, read_bytes
from maps.foreign.limits import MAX_TOML_BYTES
from telemetry.safe_files import replace_file
from training.exercise.errors import ExerciseError, of_file
from training.exercise.scenario import SUFFIX
from training.exercise.scenario_file import read_exercise, write_exercise
from training.exercise.shelf import FOLDER, files

if TYPE_CHECKING:
    from pathlib import Path

    from training.exercise.scenario import Scenario

MOST_OF_ONE_NAME = 100
_STEM_CHARS = 70  # of a long name, so that there is room for the number


def export_exercise(scenario: Scenario, path: Path) -> Path:
    """Write it to a file, or under its own name into a folder; the file that was written."""
    out = path / f"{scenario.id}{SUFFIX}" if path.is_dir() else path
    write_exercise(scenario, out)
    return out


def import_exercise(path: Path, data: Path) -> Scenario:
    """Take a file into the data folder, remarks and all, and return the exercise under its id there.

    The same exercise twice changes nothing. Another one with a name that is taken gets a number behind it:
    nothing is written over. ExerciseError tells what is wrong with the file; then nothing was taken in.
    """
    scenario = read_exercise(path)
    try:
        content = read_bytes(path, MAX_TOML_BYTES)
    except FormatError as error:
        raise ExerciseError(str(error)) from error
    known = {file.stem: file for file in files(data)}
    for name in _names(scenario.id):
        if name not in known:
            _keep(content, data / FOLDER / f"{name}{SUFFIX}")
            return replace(scenario, id=name)
        if _is_same(scenario, known[name]):
            return replace(scenario, id=name)
    raise of_file(path, f"there are {MOST_OF_ONE_NAME} of this name already: give the file another one")


def _names(name: str) -> tuple[str, ...]:
    return (name, *(f"{name[:_STEM_CHARS]}-{number}" for number in range(2, MOST_OF_ONE_NAME + 1)))


def _is_same(scenario: Scenario, known: Path) -> bool:
    """A file that cannot be read is another one, and stays as it is."""
    try:
        return replace(read_exercise(known), id=scenario.id) == scenario
    except ExerciseError:
        return False


def _keep(content: bytes, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
    except OSError as error:
        raise of_file(path, f"cannot be written: {error.strerror}") from error
