"""What a person should look at in an alarm text before it becomes an incident."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.model import IncidentError
from incidents.words import sentence
from maps.foreign.file import one_line


class AlarmError(IncidentError):
    """An alarm text, or a file of patterns, that cannot be used: what, where, and what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(one_line(what))


@dataclass(frozen=True, slots=True)
class Doubt:
    """`row`: the line of the text, from 1; None: the text as a whole."""

    row: int | None
    code: str
    about: str = ""  # the words or the figures it is about

    @property
    def what(self) -> str:
        """In plain English, for the command line."""
        return self.said("en")

    def said(self, language: str) -> str:
        """In the reader's language."""
        return sentence(language, f"flag_{self.code}", {"about": self.about})
