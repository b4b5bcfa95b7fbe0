"""What failed, as a file that may be sent to strangers: no names, places, addresses, keys or passwords in it.

Nothing is cleaned afterwards; only what cannot hold them is taken in: the steps through the source, texts
that Python itself makes, versions, which settings are given (not what they say), and the log without what
was filled into its lines.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING, cast

import msgspec

from ui.crash.program_fault import short_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from firedrone.settings import Settings
    from ui.crash.program_fault import ProgramFault

FOLDER = "fault-reports"
LIBRARIES = (
    "PySide6-Essentials",
    "pymavlink",
    "numpy",
    "shapely",
    "pyproj",
    "av",
    "SQLAlchemy",
    "cryptography",
)
# Settings whose value is one of a few words or a measure, and tells nobody who or where somebody is.
PLAIN_SETTINGS = frozenset({"theme", "language", "scale_percent", "raw", "hfov_deg", "threshold_c"})
MOST_HARD_LINES = 200


def write_report(
    data: Path, faults: Sequence[ProgramFault], settings: Settings, lines: Sequence[str], hard_crash: str = ""
) -> Path:
    """A new file in the data folder. OSError when it cannot be written."""
    now = datetime.now(UTC)
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"firedrone-fault-{now:%Y%m%d-%H%M%S}.txt"
    text = report(faults, settings, lines, now, hard_crash)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as opened:
        opened.write(text)
    return path


def report(
    faults: Sequence[ProgramFault],
    settings: Settings,
    lines: Sequence[str],
    at: datetime,
    hard_crash: str = "",
) -> str:
    """The whole text, for people: it is short enough to be read before it is sent."""
    parts = [
        (
            "FireDrone: what failed",
            [f"written {at:%Y-%m-%d %H:%M} UTC", "no names, places, addresses or keys"],
        ),
        ("Versions", _versions()),
        *((f"Fault {number}", _fault(fault)) for number, fault in enumerate(faults, 1)),
        ("The last run ended by", hard_crash_lines(hard_crash)),
        ("Settings", list(_settings(msgspec.to_builtins(settings)))),
        ("Last lines of the log, without what was filled in", list(lines)),
    ]
    return "\n".join("\n".join([title, "-" * len(title), *said, ""]) for title, said in parts if said)


def hard_crash_lines(dump: str) -> list[str]:
    """Python's own dump of a process that fell, with files from the package on; nothing else of it."""
    return [line for one in dump.splitlines()[:MOST_HARD_LINES] if (line := _dumped(one)) is not None]


def _dumped(line: str) -> str | None:
    """`  File "/long/way/ui/map/canvas.py", line 12 in paint`, or a heading that Python writes itself."""
    if line.startswith('  File "'):
        file, _, rest = line.removeprefix('  File "').partition('", line ')
        number, _, function = rest.partition(" in ")
        is_plain = number.isdigit() and function.replace("<", "").replace(">", "").isidentifier()
        return f"  {short_file(file)}:{number} {function}" if is_plain else None
    starts = ("Fatal Python error: ", "Windows fatal exception: ", "Current thread ", "Thread 0x")
    if not line.startswith(starts):
        return None
    head, is_thread, _ = line.partition(" (most recent call first)")
    return f"{head.partition(' [')[0]}:" if is_thread else line[:80]


def _versions() -> list[str]:
    return [
        f"FireDrone {_version('firedrone')}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}",
        f"put together as a folder: {'yes' if getattr(sys, 'frozen', False) else 'no'}",
        *(f"{name} {_version(name)}" for name in LIBRARIES),
    ]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


def _fault(fault: ProgramFault) -> list[str]:
    cause = fault.cause or "(its text is left out: it may quote what somebody typed)"
    often = f"{fault.times} time(s) since {fault.first_at:%H:%M:%S} UTC"
    return [
        f"{fault.kind} in {fault.place} ({fault.within}), {often}",
        f"  {cause}",
        *(f"  {frame.file}:{frame.line} {frame.function}" for frame in fault.frames),
    ]


def _settings(values: Mapping[str, object], above: str = "") -> Iterator[str]:
    for name, value in sorted(values.items()):
        if isinstance(value, Mapping) and not above:
            yield from _settings(cast("Mapping[str, object]", value), f"{name}.")
        elif name in PLAIN_SETTINGS or isinstance(value, bool):
            yield f"{above}{name} = {value}"
        else:
            yield f"{above}{name}: {'given' if value else 'not given'}"
