"""`firedrone sim` as a program of its own, for programs of others to talk to."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@contextmanager
def running_sim(speed: float = 10.0) -> Iterator[int]:
    """A drone at 56.2, 25.3 on a TCP port that the system chose; gives the port."""
    command = [sys.executable, "-m", "firedrone.cli", "sim", "--at", "56.2,25.3", "--json"]
    command += ["--listen", "tcp:127.0.0.1:0", "--speed", str(speed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            (address,) = json.loads(program.stdout.readline())["listening"]
            yield int(address.rpartition(":")[2])
        finally:
            program.terminate()
            assert program.wait(10) == 0


class Talk:
    """A program that is typed to and read from."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        assert program.stdin is not None
        assert program.stdout is not None
        self._in = program.stdin
        self._lines: SimpleQueue[str] = SimpleQueue()
        self.said: list[str] = []
        threading.Thread(target=self._read, args=(program.stdout,), daemon=True).start()

    def type(self, *lines: str) -> None:
        self._in.write("".join(line + "\n" for line in lines))
        self._in.flush()

    def wait_for(self, words: str, seconds: float = 20.0) -> None:
        """Until it has said these words."""
        until_s = time.monotonic() + seconds
        while time.monotonic() < until_s:
            try:
                line = self._lines.get(timeout=0.2)
            except Empty:
                continue
            self.said.append(line)
            if words in line:
                return
        raise AssertionError(f"never said {words!r}, but: {''.join(self.said)}")

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line)
