"""Keeps one ArduPilot SITL from a process of its own: freezes it, ends it, and outlives none of us.

The keeper's pipe closes however our program ends, also when it is killed, and then the SITL ends as well. On
Linux the kernel ends the SITL should the keeper itself be killed. A parent's death signal alone would not do:
it follows the thread that started the child, not the program, and other systems have none.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import FrameType

LOG = "sitl.log"  # all that it prints
TAIL_BYTES = 2000
LOOK_S = 0.05
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Word(Enum):
    """What the keeper is told."""

    FREEZE = "freeze"
    GO_ON = "go on"
    END = "end"


@dataclass(frozen=True, slots=True)
class Begun:
    """It runs, under this process id."""

    pid: int


@dataclass(frozen=True, slots=True)
class Ended:
    """It ended. `code` is negative for a signal; None: it could not be started. `last_words` end its log."""

    code: int | None
    last_words: str
    asked: bool = False  # we ended it


Said = Begun | Ended


def keep(pipe: Connection, command: list[str], folder: str, patience_s: float) -> None:
    """The keeper's process: runs `command` in `folder` until it ends, or we do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the program's to answer
    signal.signal(signal.SIGTERM, _leave)
    log = Path(folder, LOG)
    with log.open("wb") as printed:
        try:
            child = _begin(command, folder, printed.fileno())
        except OSError as error:
            _say(pipe, Ended(None, error.strerror or str(error)))
            return
    try:
        _say(pipe, Begun(child.pid))
        asked = _watch(child, pipe)
    finally:
        _end(child, patience_s)
    _say(pipe, Ended(child.returncode, tail(log), asked))


def tail(log: Path) -> str:
    """The last lines that it printed."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - TAIL_BYTES))
            text = file.read(TAIL_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-8:])


def _begin(command: list[str], folder: str, printed: int) -> subprocess.Popen[bytes]:
    die_with_us = _die_with_us if sys.platform == "linux" else None
    return subprocess.Popen(  # noqa: S603 the program that the user named
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=printed,
        stderr=printed,
        preexec_fn=die_with_us,  # noqa: PLW1509 this process has one thread
    )


def _die_with_us() -> None:
    """In the child, before it becomes the SITL."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _watch(child: subprocess.Popen[bytes], pipe: Connection) -> bool:
    """True: it is to end; False: it did by itself."""
    while child.poll() is None:
        try:
            word = pipe.recv() if pipe.poll(LOOK_S) else None
        except (EOFError, OSError):  # nobody is there any more
            return True
        match word:
            case Word.FREEZE:
                _signal(child, "SIGSTOP")
            case Word.GO_ON:
                _signal(child, "SIGCONT")
            case Word.END:
                return True
            case _:
                pass
    return False


def _end(child: subprocess.Popen[bytes], patience_s: float) -> None:
    """Asked to, then killed. A frozen one hears nothing: it goes on first."""
    if child.poll() is not None:
        return
    child.terminate()
    _signal(child, "SIGCONT")
    try:
        child.wait(patience_s)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _signal(child: subprocess.Popen[bytes], name: str) -> None:
    number = getattr(signal, name, None)  # Windows has neither
    if number is not None and child.poll() is None:
        os.kill(child.pid, number)


def _say(pipe: Connection, said: Said) -> None:
    with contextlib.suppress(OSError):
        pipe.send(said)


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
