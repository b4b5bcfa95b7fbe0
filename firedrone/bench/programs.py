"""Programs of their own that a bench starts, talks to and measures."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
END_S = 5.0
_SCHEDULED = 2  # CPUCLOCK_SCHED: the time it ran, in nanoseconds


def said_by(
    module: str, arguments: Sequence[str], surroundings: Mapping[str, str], within_s: float
) -> dict[str, Any]:
    """What a module of ours, run to its end as a program, says as JSON in its last line."""
    done = subprocess.run(  # noqa: S603 our own module
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=within_s,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


class Talk:
    """A running program that is typed to and read from."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        if program.stdin is None or program.stdout is None:
            raise ValueError("a program can be talked to through pipes only")
        self.program = program
        self._in = program.stdin
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._reader = threading.Thread(target=self._read, args=(program.stdout,), daemon=True)
        self._reader.start()

    def type(self, line: str) -> None:
        """Nothing happens if the program has ended."""
        try:
            self._in.write(line + "\n")
            self._in.flush()
        except OSError:
            return

    def line(self, seconds: float) -> str | None:
        """The next line it says; None: none in time, or it has ended."""
        try:
            return self._lines.get(timeout=max(0.0, seconds))
        except Empty:
            return None

    def wait_for(self, words: re.Pattern[str], seconds: float) -> re.Match[str] | None:
        """Where these words stand in a line that it says; None if they never come."""
        until_s = time.monotonic() + seconds
        while (left_s := until_s - time.monotonic()) > 0:
            line = self.line(left_s)
            if line is None:
                return None
            if found := words.search(line):
                return found
        return None

    def end(self) -> None:
        """Its stdin is closed; a program that does not end by itself is ended. Safe to call twice."""
        with suppress(OSError):
            self._in.close()
        try:
            self.program.wait(END_S)
        except subprocess.TimeoutExpired:
            self.program.kill()
            self.program.wait()
        _end_children(self.program.pid)
        self._reader.join()

    def _read(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self._lines.put(line)
        self._lines.put(None)


@contextmanager
def running(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> Generator[Talk]:
    """Started in `cwd`, ended with the block. What it says on stderr is not heard."""
    talk = Talk(
        subprocess.Popen(  # noqa: S603 commands of benches, no input of a user
            command,
            cwd=cwd,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    )
    try:
        yield talk
    finally:
        talk.end()


def _end_children(pid: int) -> None:
    """A program may leave some behind (MAVProxy does); they are of the session that it was started in."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def cpu_s(pid: int) -> float | None:
    """Seconds of processor that a program and its children have used; None where the system does not tell."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        # The clock of another process (clock_getcpuclockid(3) on Linux): what /proc/stat samples a hundred
        # times a second hardly sees a program that works for a millisecond at a time.
        own_s = time.clock_gettime(~pid << 3 | _SCHEDULED)
    except OSError:
        return None
    return own_s + sum(cpu_s(int(child)) or 0.0 for child in children)


def is_installed(package: str) -> bool:
    """Whether a peer is there to be measured."""
    return find_spec(package) is not None
