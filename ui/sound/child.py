"""One program of the system at a time: begun without waiting, ended when told, never left behind.

One QProcess serves for all: deleting one near the end of its own process brings the program down.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

_MOST_SAID = 20_000  # of what it prints, in bytes: the rest is not kept
_GOODBYE_MS = 1_000


class Child(QObject):
    """`ended` comes once for each `run`, except for one that was stopped or gave way to the next."""

    ended = Signal(bool, str)  # whether it did what it was begun for, and what it said: why, if it did not
    _over = Signal(int, bool, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0  # of the last run
        self._begun = 0  # of the run whose process was begun last
        self._next: tuple[Sequence[str], str] | None = None  # waits until the one before is gone
        self.runs = False
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        # Later, when the process is done with its own affairs: it may be begun anew at once.
        self._over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_hung)

    def run(self, command: Sequence[str], text: str = "", *, patience_s: float) -> None:
        """`text` goes to its standard input. The one before is stopped."""
        self._number += 1
        self.runs = True
        self._next = command, text
        self._patience.start(round(1000 * patience_s))
        self._begin()

    def stop(self) -> None:
        """It ends at once and says nothing more."""
        self._number += 1
        self.runs = False
        self._next = None
        self._patience.stop()
        self._process.kill()

    def finish(self) -> None:
        """Wait a moment, so that it comes to its own end."""
        if self.runs:
            self._process.waitForFinished(_GOODBYE_MS)

    def close(self) -> None:
        """Stop, and wait until it is gone."""
        self.stop()
        self._process.waitForFinished(_GOODBYE_MS)

    def _begin(self) -> None:
        if self._next is None:
            return
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            return
        (program, *arguments), text = self._next
        self._next = None
        self._begun = self._number
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.setProcessEnvironment(_environment())
        self._process.start()
        self._process.write(text.encode())
        self._process.closeWriteChannel()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        said = _said(self._process.readAllStandardOutput().data())
        wrong = _said(self._process.readAllStandardError().data()).strip()
        good = status is QProcess.ExitStatus.NormalExit and code == 0
        why = wrong.rpartition("\n")[2] or f"ended with {code}"
        self._over.emit(self._begun, good, said if good else why)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # all others end with `finished`
            self._over.emit(self._begun, False, self._process.errorString())

    def _on_over(self, number: int, good: bool, said: str) -> None:
        if number == self._number:
            self.runs = False
            self._patience.stop()
            self.ended.emit(good, said)
        else:
            self._begin()

    def _on_hung(self) -> None:
        log.warning("%s did not end and is ended", self._process.program())
        self.stop()
        self.ended.emit(False, "did not end")


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
