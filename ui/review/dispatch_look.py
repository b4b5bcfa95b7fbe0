"""What is seen of a dispatch file before it is taken in, and of a mapping that is being made for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.dispatch.preview import Choices

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.dispatch.guess import Guessed
    from incidents.dispatch.profiles import Profile
    from incidents.dispatch.record import Dispatch


@dataclass(frozen=True, slots=True)
class Look:
    """A file by the mapping that fits. Without `dispatch`, `error` says why in one line."""

    path: Path
    choices: Choices = field(default_factory=Choices)
    dispatch: Dispatch | None = None
    error: str = ""
    profiles: tuple[str, ...] = ()  # that fit, when a person has to choose
    sheets: tuple[str, ...] = ()  # of a workbook with several
    can_map: bool = False  # it is a table, and somebody may say what its columns mean
    incident_number: str | None = None  # of the incident that is open

    @property
    def number(self) -> str | None:
        """Whose rows are wanted: as somebody chose, else those of the open incident."""
        return self.choices.number or self.incident_number


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file, and the first thing that stands in it."""

    name: str
    example: str


@dataclass(frozen=True, slots=True)
class MappingLook:
    """The columns of a file with the guesses to begin with."""

    path: Path
    columns: tuple[Column, ...]
    guessed: Guessed


@dataclass(frozen=True, slots=True)
class Tried:
    """A mapping as it is chosen now, and what the file says by it; `error` where it says nothing."""

    profile: Profile
    dispatch: Dispatch | None
    error: str = ""
