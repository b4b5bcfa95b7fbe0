"""What is wrong with an exercise, for whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.file import one_line
from maps.plain_error import PlainError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong in a file. `line` counts from 1; None: the file as a whole."""

    file: str
    line: int | None
    what: str  # which key, and the reason
    nearest: str | None = None  # the allowed word that is most like the one that stands there

    @property
    def said(self) -> str:
        """All of it in one line."""
        place = f"{self.file}: " if self.line is None else f"{self.file}: line {self.line}: "
        meant = "" if self.nearest is None else f'; the nearest allowed word is "{self.nearest}"'
        return one_line(f"{place}{self.what}{meant}")


class ExerciseError(PlainError):
    """An exercise that cannot be read, written or found: one line, the first of the troubles."""

    def __init__(self, said: str, troubles: tuple[Trouble, ...] = ()) -> None:
        self.troubles = troubles
        super().__init__(one_line(said))


def of_troubles(troubles: tuple[Trouble, ...]) -> ExerciseError:
    """The error that says these, in the order of their lines."""
    ordered = tuple(sorted(troubles, key=lambda trouble: trouble.line or 0))
    return ExerciseError(ordered[0].said, ordered)


def of_file(path: Path, what: str) -> ExerciseError:
    """The error of a file as a whole."""
    return of_troubles((Trouble(path.name, None, what),))
