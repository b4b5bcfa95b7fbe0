"""Feeds spoiled files to one reader, in a process of its own that nothing leaves; prints what happened.

`python -m tests.fuzz.worker FOLDER COUNT NAME...`: one line of JSON a name.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.fuzz.memory import forget_peak, peak_bytes, resident_bytes

STALLED_S = 20.0
WRITES = ("w", "a", "x", "+")
OUTSIDE = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "urllib.",
    "ftplib.",
)
CHANGES = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
)
TRAP = "trap.txt"  # what entities and links point at

if TYPE_CHECKING:
    from tests.fuzz.subjects import Subject


class StalledError(BaseException):
    """Not an Exception, so that nobody mistakes it for bad input."""


@dataclass(slots=True)
class Outcome:
    """What came of all spoiled files of one kind."""

    name: str
    runs: int = 0
    values: int = 0
    refused: int = 0
    uncaught: list[str] = field(default_factory=list[str])
    unclear: list[str] = field(default_factory=list[str])  # refusals that are no single plain line
    outside: list[str] = field(default_factory=list[str])  # what was written or fetched
    slowest_s: float = 0.0  # processor time of one file
    slowest: int = 0
    peak_bytes: int = 0  # the most that one file took above where it began


def main(folder: Path, count: int, names: list[str]) -> None:
    """Run and print."""
    os.environ["FIREDRONE_DATA"] = str(folder / "data")
    trap = folder / TRAP
    trap.write_text("secret")
    from tests.fuzz.subjects import subjects  # noqa: PLC0415 after the folder is set

    _guard(folder)
    for subject in subjects():
        if subject.name in names:
            sys.stdout.write(json.dumps(asdict(_run(subject, folder, trap, count))) + "\n")
            sys.stdout.flush()


def _run(subject: Subject, folder: Path, trap: Path, count: int) -> Outcome:
    place = folder / subject.name
    place.mkdir()
    outcome = Outcome(subject.name)
    _one(subject, place, trap, outcome, -1)  # imports and caches
    outcome = Outcome(subject.name)
    for number in range(count):
        _one(subject, place, trap, outcome, number)
    return outcome


def _one(subject: Subject, place: Path, trap: Path, outcome: Outcome, number: int) -> None:
    from tests.fuzz.subjects import OURS  # noqa: PLC0415

    path = subject.make(random.Random(f"{subject.name} {number}"), place, trap.as_uri())
    outcome.runs += 1
    signal.setitimer(signal.ITIMER_REAL, STALLED_S)
    forget_peak()  # what making the file took is not counted
    begun_bytes, begun_s = resident_bytes(), time.process_time()
    SEEN.clear()
    WATCHING.append(place)
    try:
        subject.take(path)
        outcome.values += 1
    except OURS as error:
        outcome.refused += 1
        said = str(error)
        if not said or not said.isprintable() or len(said) > 600:
            outcome.unclear.append(f"{number}: {said[:200]!r}")
    except (Exception, StalledError) as error:  # noqa: BLE001 that is what is looked for
        outcome.uncaught.append(f"{number}: {type(error).__name__}: {str(error)[:200]}")
    finally:
        WATCHING.clear()
        signal.setitimer(signal.ITIMER_REAL, 0)
    took_s = time.process_time() - begun_s
    outcome.peak_bytes = max(outcome.peak_bytes, peak_bytes() - begun_bytes)
    if took_s > outcome.slowest_s:
        outcome.slowest_s, outcome.slowest = took_s, number
    outcome.outside += [f"{number}: {what}" for what in SEEN]
    for left in place.iterdir():
        if left != path:
            outcome.outside.append(f"{number}: made {left.name}")
        left.unlink()


# --- what may not happen -------------------------------------------------------------------------

WATCHING: list[Path] = []  # the folder in which this run may do as it likes
SEEN: list[str] = []


def _guard(folder: Path) -> None:
    """Python tells of every file it opens and every socket it makes; this cannot be taken off again."""

    def stalled(*_: object) -> None:
        raise StalledError(f"more than {STALLED_S} s")

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if not WATCHING:
            return
        if event.startswith(OUTSIDE):
            SEEN.append(event)
            raise PermissionError(f"{event} by a reader of files")
        if event == "open":
            name, mode, flags = (*arguments, None, None, None)[:3]
            writes = any(sign in str(mode or "") for sign in WRITES) or (flags or 0) & (
                os.O_WRONLY | os.O_RDWR
            )
            if (writes and not _inside(name, WATCHING[0])) or str(name).endswith(TRAP):
                SEEN.append(f"opened {name} {mode}")
        elif event.startswith(CHANGES) and not _inside(arguments[0] if arguments else "", WATCHING[0]):
            SEEN.append(f"{event} {arguments}")

    signal.signal(signal.SIGALRM, stalled)
    sys.addaudithook(hear)


def _inside(name: object, folder: Path) -> bool:
    return isinstance(name, str | os.PathLike) and str(name).startswith(str(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
