"""One fault of the program itself: what, where in its source, how often; no word of a person is in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

OUR_PACKAGES = ("firedrone", "ui", "incidents", "missions", "training", "telemetry", "maps")
MOST_FRAMES = 60  # of a recursion without end
NOWHERE = "?"


class Within(StrEnum):
    """What it happened in, which says what goes on without it."""

    WINDOW = "window"
    WORK = "work"  # a thread beside the window: what it did stopped
    LINK = "link"
    RECORD = "record"
    PICTURE = "picture"  # the process of a picture: it is started again
    BEFORE = "before"  # the last run ended by it


# The threads without which a flight is blind, or leaves no record; see telemetry/.
_THREADS = {"firedrone-link": Within.LINK, "recorder": Within.RECORD}


@dataclass(frozen=True, slots=True)
class Frame:
    """One step of the way to it."""

    file: str  # from the package on: ui/map/canvas.py
    line: int
    function: str


@dataclass(frozen=True, slots=True)
class ProgramFault:
    """The same fault at the same place is one, however often it comes."""

    within: Within
    kind: str  # the class of the exception, or what ended
    place: str  # ui/map/canvas.py:120, the last step in our own source
    frames: tuple[Frame, ...]
    cause: str  # the interpreter's own words; empty where a person's could be among them
    first_at: datetime
    times: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """Equal for what is the same fault."""
        return self.within, self.kind, self.place


def fault_of(
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
    within: Within,
    at: datetime,
) -> ProgramFault:
    """Keeps nothing of `error` alive."""
    frames = _frames(trace)
    ours = [frame for frame in frames if frame.file.partition("/")[0] in OUR_PACKAGES]
    nearest = (ours or list(frames))[-1:]
    place = f"{nearest[0].file}:{nearest[0].line}" if nearest else NOWHERE
    return ProgramFault(within, kind.__name__, place, frames, _cause(error), at)


def within_thread(name: str | None) -> Within:
    """What stopped with the thread of this name."""
    return _THREADS.get(name or "", Within.WORK)


# Their texts are made by Python from names in the source; those of all others may quote what was typed.
_PYTHONS_OWN = (
    AttributeError,
    TypeError,
    NameError,
    IndexError,
    ZeroDivisionError,
    OverflowError,
    MemoryError,
    RecursionError,
)
_MOST_CAUSE = 200


def _cause(error: BaseException | None) -> str:
    if isinstance(error, OSError):
        return error.strerror or ""  # the system's words, without the file
    if type(error) in _PYTHONS_OWN:
        return " ".join(str(error).split())[:_MOST_CAUSE]
    return ""


def _frames(trace: TracebackType | None) -> tuple[Frame, ...]:
    """The outermost first; of very many the outer and the inner ones."""
    found: list[Frame] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(Frame(short_file(code.co_filename), trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    half = MOST_FRAMES // 2
    return tuple(found if len(found) <= MOST_FRAMES else found[:half] + found[-half:])


def short_file(path: str) -> str:
    """From our package on, or from the library's; never the folders of a person's computer."""
    parts = Path(path.replace("\\", "/")).parts
    for number in range(len(parts) - 1, -1, -1):
        if parts[number] in ("site-packages", "dist-packages"):
            return "/".join(parts[number + 1 :])
        if parts[number] in OUR_PACKAGES and number < len(parts) - 1:
            return "/".join(parts[number:])
    return parts[-1] if parts else NOWHERE
