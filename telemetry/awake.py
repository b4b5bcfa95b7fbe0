"""Keeps the laptop awake while motors may turn: a sleeping ground station neither hears nor records.

Whatever holds the sleep back ends with this program, also when it is killed.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import subprocess
import sys
from typing import Protocol

log = logging.getLogger(__name__)

END_S = 2.0
# SetThreadExecutionState: until further notice, the system and its screen are needed.
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x8000_0000, 0x1, 0x2


class Holder(Protocol):
    """Holds sleep back from its making until `release`."""

    def release(self) -> None: ...


class Awake:
    """Asked for again and again, it holds once. A computer that cannot be held awake is said once."""

    def __init__(self) -> None:
        self._holder: Holder | None = None
        self._tried = False

    @property
    def held(self) -> bool:
        """False as well where this computer offers no way to hold sleep back."""
        return self._holder is not None

    def keep(self, wanted: bool) -> None:
        """Hold sleep back from now on, or let it come."""
        if not wanted:
            self._tried = False
            if self._holder is not None:
                self._holder.release()
                self._holder = None
        elif self._holder is None and not self._tried:
            self._tried = True
            self._holder = hold()
            if self._holder is None:
                log.warning("this computer cannot be kept from sleeping; do not close its lid in flight")


def hold() -> Holder | None:
    """Hold sleep back by what this system has; None where it has nothing, or refuses."""
    try:
        if sys.platform == "win32":
            return _Windows()
        command = inhibitor()
        return _Child(command) if command is not None else None
    except OSError as error:
        log.warning("sleep cannot be held back: %s", error)
        return None


def inhibitor() -> list[str] | None:
    """The command that holds sleep back as long as it runs; None where there is none.

    It waits at its standard input, whose other end is ours: it ends when this program does, in whatever way.
    """
    if sys.platform == "darwin":
        return ["caffeinate", "-di", "cat"] if shutil.which("caffeinate") else None
    if shutil.which("systemd-inhibit") is None or not os.path.isdir("/run/systemd/system"):  # noqa: PTH112 as sd_booted(3)
        return None
    why = "A drone is armed"
    return [
        "systemd-inhibit",
        "--what=sleep:idle:handle-lid-switch",
        "--who=FireDrone",
        f"--why={why}",
        "cat",
    ]


class _Child:
    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 our own words
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def release(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class _Windows:
    def __init__(self) -> None:
        self._set(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def release(self) -> None:
        self._set(_CONTINUOUS)

    def _set(self, state: int) -> None:
        library = getattr(ctypes, "windll")  # noqa: B009 only there on Windows
        if not library.kernel32.SetThreadExecutionState(state):
            raise OSError("Windows refused")
