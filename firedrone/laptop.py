"""Facts of a Linux laptop that its services and its kernel know: the clock, modems, screens, shared memory.

Nothing here needs Qt, an administrator or a network; what cannot be found out is None, and is no finding.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ui.sound.player import players_here

PORT_RULE = Path("/etc/udev/rules.d/70-firedrone.rules")
_ASK_S = 3.0
_SCREENS = Path("/sys/class/drm")
_SHARED = Path("/dev/shm")  # noqa: S108 where pictures go from process to process, not a place for files
_MODE = re.compile(r"(\d{3,5})x(\d{3,5})")


@dataclass(frozen=True, slots=True)
class Laptop:
    """What was found."""

    clock_synced: bool | None = None
    modems_sought: bool = False  # ModemManager tries every new serial port, and no rule keeps it from ours
    screens_px: tuple[tuple[int, int], ...] = ()  # of each that is connected, its best mode
    shared_free_bytes: int | None = None
    off_path: bool = False  # pipx put it where no terminal looks
    silent: bool = False  # nothing here plays the sound of an alarm


def look_at_laptop() -> Laptop:
    """Asks; writes nothing."""
    if sys.platform != "linux":
        return Laptop()
    return Laptop(
        clock_synced=clock_synced(_said("timedatectl", "show", "--property=NTPSynchronized", "--value")),
        modems_sought=_said("systemctl", "is-active", "ModemManager") == "active" and not PORT_RULE.exists(),
        screens_px=screens_px(_SCREENS),
        shared_free_bytes=shutil.disk_usage(_SHARED).free if _SHARED.is_dir() else None,
        off_path="pipx" in Path(sys.prefix).parts and shutil.which("firedrone") is None,
        silent=not players_here(),
    )


def clock_synced(said: str | None) -> bool | None:
    """None: this system does not know."""
    return {"yes": True, "no": False}.get(said or "")


def screens_px(folder: Path) -> tuple[tuple[int, int], ...]:
    """The kernel lists the modes of each connected screen, the best one first."""
    found: list[tuple[int, int]] = []
    for screen in sorted(folder.glob("card*-*")):
        if _read(screen / "status") != "connected":
            continue
        best = _MODE.match(_read(screen / "modes"))
        if best is not None:
            found.append((int(best[1]), int(best[2])))
    return tuple(found)


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")[:4096].strip()
    except OSError:
        return ""


def _said(program: str, *arguments: str) -> str | None:
    """The one line that a program of the system answers."""
    found = shutil.which(program)
    if found is None:
        return None
    try:
        ran = subprocess.run(  # noqa: S603 a fixed question to the system's own program
            [found, *arguments], check=False, capture_output=True, text=True, timeout=_ASK_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.stdout.strip()
