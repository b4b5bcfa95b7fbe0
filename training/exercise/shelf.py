"""All exercises there are: those that come with FireDrone, and beside them the brigade's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from training.exercise.errors import ExerciseError
from training.exercise.scenario import SUFFIX
from training.exercise.scenario_file import read_exercise
from training.exercise.values import nearest

if TYPE_CHECKING:
    from training.exercise.scenario import Scenario

FOLDER: Final = "exercises"  # in the data folder
MOST_OWN: Final = 500
_SHIPPED: Final = Path(__file__).parent / "library"


def library(data: Path | None = None) -> tuple[Scenario, ...]:
    """All that can be read, by their ids; `data` is the data folder with the brigade's own."""
    return tuple(scenario for path in files(data) if (scenario := _read_or_none(path)) is not None)


def find(wanted: str | Path, data: Path | None = None) -> Scenario:
    """By its id, or the file at a path. ExerciseError tells what there is, or what is wrong in it."""
    return read_exercise(file_of(wanted, data))


def file_of(wanted: str | Path, data: Path | None = None) -> Path:
    """Where it lies. An id goes before a file of the same name in the working folder."""
    known = {path.stem: path for path in files(data)}
    if str(wanted) in known:
        return known[str(wanted)]
    path = Path(wanted)
    if path.suffix.lower() == SUFFIX:
        return path
    meant = nearest(str(wanted), known)
    raise ExerciseError(f'there is no exercise "{str(wanted)[:60]}"; the nearest one is "{meant}"')


def unreadable(data: Path) -> tuple[str, ...]:
    """A line for each of the brigade's own that is left out, and why."""
    return tuple(said for path in _own(data) if (said := _why_not(path)) is not None)


def files(data: Path | None = None) -> tuple[Path, ...]:
    """Their files by name. One of the brigade's own with the name of one of ours goes before it."""
    by_id = {path.stem: path for path in sorted(_SHIPPED.glob(f"*{SUFFIX}"))}
    if data is not None:
        by_id |= {path.stem: path for path in _own(data)}
    return tuple(by_id[name] for name in sorted(by_id))


def is_shipped(path: Path) -> bool:
    """Whether it came with FireDrone."""
    return path.parent == _SHIPPED


def _own(data: Path) -> list[Path]:
    folder = data / FOLDER
    return sorted(folder.glob(f"*{SUFFIX}"))[:MOST_OWN] if folder.is_dir() else []


def _read_or_none(path: Path) -> Scenario | None:
    try:
        return read_exercise(path)
    except ExerciseError:
        return None  # `unreadable` says why


def _why_not(path: Path) -> str | None:
    try:
        read_exercise(path)
    except ExerciseError as error:
        return str(error)
    return None
