"""The exercises there are: listed, brought in, and made of the brigade's own fires; beside the window.

What reads and makes them is imported there: nobody needs it at a fire.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.model import IncidentError
from training.exercise.errors import ExerciseError
from training.exercise.scenario import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class ExerciseDesk(QObject):
    """One piece of work at a time."""

    listed = Signal(object)  # tuple[Scenario, ...]
    came = Signal(str)  # the id of one that is new here
    made = Signal(object)  # Made: an exercise of a real incident, and what its record did not tell
    failed = Signal(str)  # one line
    _ended = Signal(object)  # from the thread: what tells it in the window

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._beside = ThreadPoolExecutor(1, "exercises")
        self._ended.connect(self._on_ended)

    def look(self) -> None:
        """All that can be read; a line for each that cannot."""
        self._begin(lambda: None)

    def bring_in(self, path: Path) -> None:
        """A neighbour's file."""

        def work() -> Callable[[], None]:
            from training.exercise.exchange import import_exercise  # noqa: PLC0415 as above

            taken = import_exercise(path, self._data)
            return lambda: self.came.emit(taken.id)

        self._begin(work)

    def make_of(self, folder: Path) -> None:
        """The incident in this folder becomes an exercise of the brigade's own."""

        def work() -> Callable[[], None]:
            from incidents.exercises.from_incident import from_incident  # noqa: PLC0415 as above
            from training.exercise.scenario_file import write_exercise  # noqa: PLC0415
            from training.exercise.shelf import FOLDER  # noqa: PLC0415

            made = from_incident(folder)
            own = self._data / FOLDER
            own.mkdir(parents=True, exist_ok=True)
            write_exercise(made.scenario, own / f"{made.scenario.id}{SUFFIX}")
            return lambda: self.made.emit(made)

        self._begin(work)

    def close(self) -> None:
        """What is being worked out is waited for."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    def _begin(self, work: Callable[[], Callable[[], None] | None]) -> None:
        self._beside.submit(self._work, work)

    def _work(self, work: Callable[[], Callable[[], None] | None]) -> None:
        """On the thread: the work, and then all exercises anew."""
        from training.exercise.shelf import library, unreadable  # noqa: PLC0415 as above

        try:
            tell = work()
        except (ExerciseError, IncidentError) as error:
            said = str(error)
            self._ended.emit(lambda: self.failed.emit(said))
            return
        except OSError as error:
            said = f"{error.filename or self._data}: {error.strerror or error}"
            self._ended.emit(lambda: self.failed.emit(said))
            return
        scenarios, left_out = library(self._data), unreadable(self._data)
        self._ended.emit(lambda: self._tell(scenarios, left_out, tell))

    def _on_ended(self, tell: Callable[[], None]) -> None:
        tell()

    def _tell(self, scenarios: object, left_out: tuple[str, ...], tell: Callable[[], None] | None) -> None:
        self.listed.emit(scenarios)
        if left_out:
            self.failed.emit(left_out[0])
        if tell is not None:
            tell()
