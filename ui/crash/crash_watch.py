"""Hears of every fault that nobody caught, in any thread, and tells each once; the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from telemetry.mailbox import taken
from ui.crash.program_fault import ProgramFault, Within, fault_of, within_thread
from ui.pump import Bell

if TYPE_CHECKING:
    from types import TracebackType

    from telemetry.video.stream_status import StreamStatus

log = logging.getLogger(__name__)
MOST_FAULTS = 20  # a program with more of them needs no longer list
MOST_WAITING = 1000  # between two looks of the window; more are counted by nobody
LOOK_MS = 200  # a slot that fails at every event costs the window five looks a second, not all its time
ENDED = "ProcessEnded"


class CrashWatch(QObject):
    """From `begin` to `end` it stands where Python asks what to do with an exception that nobody caught."""

    failed = Signal(object)  # ProgramFault: a new one
    repeated = Signal(object)  # ProgramFault: the same again, with how often

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[ProgramFault] = SimpleQueue()
        self._faults: dict[tuple[str, str, str], ProgramFault] = {}
        self._logged: set[tuple[str, str, str]] = set()
        self._restarts: dict[object, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._bell = Bell(self)
        self._bell.rang.connect(self._wait)
        self._hooks = (sys.excepthook, threading.excepthook)

    @property
    def faults(self) -> tuple[ProgramFault, ...]:
        """All of this run, the first one first."""
        return tuple(self._faults.values())

    def begin(self) -> None:
        """Take the two hooks of Python; Qt's slots come to the first of them."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.hear
        threading.excepthook = self._hear_thread

    def end(self) -> None:
        """Give them back."""
        sys.excepthook, threading.excepthook = self._hooks

    # --- from any thread -------------------------------------------------------------------------

    def hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An exception out of a slot, a timer or an event of the window. Ctrl-C ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        fault = fault_of(kind, error, trace, Within.WINDOW, datetime.now(UTC))
        self._log(fault, (kind, error, trace))
        self._put(fault)

    def _hear_thread(self, fell: threading.ExceptHookArgs) -> None:
        if issubclass(fell.exc_type, SystemExit):
            return
        within = within_thread(fell.thread.name if fell.thread is not None else None)
        fault = fault_of(fell.exc_type, fell.exc_value, fell.exc_traceback, within, datetime.now(UTC))
        if fell.exc_value is not None:
            self._log(fault, (fell.exc_type, fell.exc_value, fell.exc_traceback))
        self._put(fault)

    def _log(
        self,
        fault: ProgramFault,
        error: tuple[type[BaseException], BaseException, TracebackType | None],
    ) -> None:
        """Once: what comes a hundred times a second would push all else out of the log."""
        if fault.key not in self._logged and len(self._logged) < MOST_FAULTS:
            self._logged.add(fault.key)
            log.error("a fault of the program at %s; it goes on", fault.place, exc_info=error)

    def _put(self, fault: ProgramFault) -> None:
        if self._waiting.qsize() < MOST_WAITING:
            self._waiting.put(fault)
            self._bell.ring()

    # --- in the window's thread ------------------------------------------------------------------

    def hear_stream(self, eye: object, status: StreamStatus) -> None:
        """Connect to `VideoDesk.status_changed`: a process that ended was started again, which is told."""
        before = self._restarts.get(eye, 0)
        self._restarts[eye] = status.restarts
        if status.restarts > before:
            place = "telemetry/video/worker.py"
            self._put(ProgramFault(Within.PICTURE, ENDED, place, (), "", datetime.now(UTC)))

    def hear_last_run(self, fault: ProgramFault) -> None:
        """What the last run ended by, as it was found at this start."""
        self._put(fault)

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def look(self) -> None:
        """Tell what came since the last look: each fault once, however often it came."""
        new: list[tuple[str, str, str]] = []
        again: dict[tuple[str, str, str], None] = {}
        for fault in taken(self._waiting):
            known = self._faults.get(fault.key)
            if known is not None:
                self._faults[fault.key] = replace(known, times=known.times + 1)
                again[fault.key] = None
            elif len(self._faults) < MOST_FAULTS:
                self._faults[fault.key] = fault
                new.append(fault.key)
        for key in new:
            self.failed.emit(self._faults[key])
        for key in again:
            if key not in new:
                self.repeated.emit(self._faults[key])
