"""A process that falls without a word leaves Python's dump of its threads, found at the next start."""

from __future__ import annotations

import faulthandler
import logging
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

from ui.crash.program_fault import ProgramFault, Within, short_file

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
FILE = "hard-crash.txt"
MOST_BYTES = 200_000


class HardCrashFile:
    """Open from the start of the program to its end: a process that falls can open nothing any more."""

    def __init__(self, data: Path) -> None:
        self._path = data / "logs" / FILE
        self._file: IO[bytes] | None = None
        self.left = ""  # by the last run; empty: it ended well

    def begin(self) -> None:
        """Read what the last run left, and watch this one. Without a folder nothing is watched."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a+b")  # appended to: two windows may share it
            self._file.seek(0)
            self.left = self._file.read(MOST_BYTES).decode("utf-8", "replace")
            self._file.truncate(0)
        except OSError as error:
            log.warning("a fall of the whole program would leave no trace: %s", error.strerror)
            return
        faulthandler.enable(self._file)

    def end(self) -> None:
        """The program ends well."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None


def last_fault(left: str) -> ProgramFault | None:
    """What the dump of a last run says, as a fault like any other; None: there is none."""
    if not left.strip():
        return None
    steps = [line for line in left.splitlines() if line.startswith('  File "')]
    file, _, rest = (steps[0] if steps else "").removeprefix('  File "').partition('", line ')
    number = rest.partition(" in ")[0]
    place = f"{short_file(file)}:{number}" if number.isdigit() else "?"
    heads = (line for line in left.splitlines() if line.startswith(("Fatal Python error: ", "Windows fatal")))
    kind = next(heads, "").partition(": ")[2][:60] or "ended at once"
    return ProgramFault(Within.BEFORE, kind, place, (), "", datetime.now(UTC))
