"""One program of the system at a time: begun without waiting, ended when told, never left behind."""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

_MOST_SAID = 20_000  # of what it prints, in bytes: the rest is not kept
_GOODBYE_MS = 1_000


class Child(QObject):
    """`ended` comes once for each `run`, except for one that was stopped."""

    ended = Signal(bool, str)  # whether it did what it was begun for, and what it said: why, if it did not

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_hung)

    @property
    def runs(self) -> bool:
        return self._process is not None

    def run(self, command: Sequence[str], text: str = "", *, patience_s: float) -> None:
        """`text` goes to its standard input. The one before is stopped."""
        self.stop()
        process = QProcess(self)
        process.setProgram(command[0])
        process.setArguments(list(command[1:]))
        process.setProcessEnvironment(_environment())
        process.finished.connect(partial(self._on_finished, process))
        process.errorOccurred.connect(partial(self._on_error, process))
        self._process = process
        self._patience.start(round(1000 * patience_s))
        process.start()
        if self._process is process:  # one that could not be begun has said so already
            process.write(text.encode())
            process.closeWriteChannel()

    def stop(self) -> None:
        """It ends at once and says nothing more."""
        process, self._process = self._process, None
        self._patience.stop()
        if process is not None:
            process.kill()

    def close(self) -> None:
        """Stop, and wait until nothing is left of any."""
        self.stop()
        for process in self.findChildren(QProcess):
            process.waitForFinished(_GOODBYE_MS)

    def _on_finished(self, process: QProcess, code: int, status: QProcess.ExitStatus) -> None:
        process.deleteLater()
        if process is not self._process:
            return
        said, wrong = _said(process.readAllStandardOutput().data()), process.readAllStandardError().data()
        good = status is QProcess.ExitStatus.NormalExit and code == 0
        self._end(good, said if good else _said(wrong).strip().rpartition("\n")[2] or f"ended with {code}")

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is not QProcess.ProcessError.FailedToStart:
            return  # all others end with `finished`
        process.deleteLater()
        if process is self._process:
            self._end(False, process.errorString())

    def _on_hung(self) -> None:
        process = self._process
        if process is None:
            return
        log.warning("%s did not end and is ended", process.program())
        self.stop()
        self.ended.emit(False, "did not end")

    def _end(self, good: bool, said: str) -> None:
        self._process = None
        self._patience.stop()
        self.ended.emit(good, said)


def _said(printed: bytes | bytearray | memoryview) -> str:
    return bytes(printed[:_MOST_SAID]).decode("utf-8", "replace")


def _environment() -> QProcessEnvironment:
    """The system's: a folder build shows its own libraries to itself alone."""
    environment = QProcessEnvironment.systemEnvironment()
    if getattr(sys, "frozen", False):
        before = environment.value("LD_LIBRARY_PATH_ORIG")
        environment.remove("LD_LIBRARY_PATH")
        if before:
            environment.insert("LD_LIBRARY_PATH", before)
    return environment
