"""What is wrong with a row of a table or an object of a map file, in a line for the one who can mend it."""

from __future__ import annotations

from dataclasses import dataclass

from maps.foreign.file import one_line


@dataclass(frozen=True, slots=True)
class Problem:
    """`where` is the row as a spreadsheet counts, or the object. `left_out`: the place is not on the map."""

    where: str
    what: str
    left_out: bool = False

    def __str__(self) -> str:
        return one_line(f"{self.where}: {self.what}" + (" (left out)" if self.left_out else ""))


class RowError(Exception):
    """A row that cannot be kept. The text says what is wrong in it."""
