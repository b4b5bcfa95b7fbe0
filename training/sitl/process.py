"""One ArduPilot SITL at work: begun in an empty folder of its own, watched, frozen, ended."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self

from telemetry.own_process import start_process
from training.sitl.errors import NotPossibleError, SitlError
from training.sitl.keeper import Begun, Ended, Word, keep
from training.sitl.launch import command_line, write_defaults

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

    from training.sitl.keeper import Said
    from training.sitl.launch import Launch

BEGINS_WITHIN_S = 20.0
PATIENCE_S = 5.0  # between asking it to end and killing it
CAN_FREEZE = sys.platform != "win32"


class SitlProcess:
    """Begun at once. SitlError: it cannot be, with what it said."""

    def __init__(self, launch: Launch, *, patience_s: float = PATIENCE_S) -> None:
        self.launch = launch
        self.folder = Path(tempfile.mkdtemp(prefix="firedrone-sitl-"))
        self.frozen = False
        self._patience_s = patience_s
        self._begun = threading.Event()
        self._pid: int | None = None
        self._ended: Ended | None = None
        self._keeper: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._ear: threading.Thread | None = None
        try:
            write_defaults(self.folder, launch.parameters)
            self._begin()
        except (OSError, SitlError) as error:
            self.stop()
            if isinstance(error, SitlError):
                raise
            raise SitlError(f"{launch.program} cannot be started: {error.strerror or error}") from error

    @property
    def pid(self) -> int | None:
        """Its process id, while it runs."""
        return self._pid if self.running else None

    @property
    def running(self) -> bool:
        return self._begun.is_set() and self._ended is None

    @property
    def ended(self) -> Ended | None:
        """How it ended; None: it runs."""
        return self._ended

    def why_ended(self) -> str | None:
        """One sentence for people. None: it runs, or we ended it."""
        return None if self._ended is None or self._ended.asked else _why(self.launch, self._ended)

    def freeze(self) -> None:
        """Its time stands still. NotPossibleError on Windows: SIM_SPEEDUP cannot be 0."""
        if not CAN_FREEZE:
            raise NotPossibleError(
                "an ArduPilot SITL cannot be frozen on Windows: let the drone hover instead"
            )
        self._tell(Word.FREEZE)
        self.frozen = True

    def resume(self) -> None:
        """Its time goes on where it stood."""
        self._tell(Word.GO_ON)
        self.frozen = False

    def stop(self) -> None:
        """Ask it to end, kill it after a while, clear its folder. Safe to call twice."""
        self._tell(Word.END)
        if self._keeper is not None:
            self._keeper.join(self._patience_s + PATIENCE_S)
            if self._keeper.is_alive():  # it hangs itself: the kernel takes the SITL with it
                self._keeper.kill()
                self._keeper.join(PATIENCE_S)
        if self._ear is not None:
            self._ear.join(PATIENCE_S)
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.stop()

    def _begin(self) -> None:
        command = command_line(self.launch)
        self._keeper, self._pipe = start_process(
            "SITL keeper", keep, command, str(self.folder), self._patience_s
        )
        self._ear = threading.Thread(
            target=self._hear, args=(self._pipe,), name="firedrone-sitl", daemon=True
        )
        self._ear.start()
        self._begun.wait(BEGINS_WITHIN_S)
        if self._ended is not None and self._ended.code is None:
            raise SitlError(_why(self.launch, self._ended))
        if not self._begun.is_set():
            raise SitlError(f"{self.launch.program} did not start within {BEGINS_WITHIN_S:.0f} s")

    def _hear(self, pipe: Connection) -> None:
        with contextlib.suppress(EOFError, OSError):
            while self._ended is None:
                said: Said = pipe.recv()
                if isinstance(said, Begun):
                    self._pid = said.pid
                else:
                    self._ended = said
                self._begun.set()
        if self._ended is None:
            self._ended = Ended(-9, "what watched over it was ended")
        self._begun.set()

    def _tell(self, word: Word) -> None:
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                self._pipe.send(word)


def _why(launch: Launch, ended: Ended) -> str:
    if ended.code is None:
        how = "cannot be started"
    elif ended.code < 0:
        how = f"was ended by signal {-ended.code}"
    else:
        how = f"ended with code {ended.code}"
    words = " / ".join(ended.last_words.splitlines()[-3:])
    return f"the ArduPilot SITL {launch.program} {how}" + (f": {words}" if words else "; it said nothing")
