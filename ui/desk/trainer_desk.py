"""Carries the trainer's orders over a line, and brings back what is true."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from telemetry.mailbox import taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.remote.messages import Command, Programme, State
    from training.remote.trainer_line import TrainerLine

TICK_MS = 100


class TrainerDesk(QObject):
    """Ten times a second; signals only what is new."""

    programme_came = Signal(object)  # Programme
    state_came = Signal(object, float)  # State, monotonic
    connection_came = Signal(object, float)  # Connection, monotonic; at every tick, for its age
    refused = Signal(object)  # Refusal

    def __init__(self, line: TrainerLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.guard: Callable[[Callable[[], object]], None] = _at_once  # who may give orders
        self._programme: Programme | None = None
        self._state: State | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)

    def order(self, command: Command) -> None:
        """What comes of it is told by the state, or as a refusal."""
        self.guard(partial(self._line.order, command))

    def tick(self) -> None:
        """Look at the line."""
        now_s = time.monotonic()
        self.connection_came.emit(self._line.connection.get(), now_s)
        programme, state = self._line.programme.get(), self._line.state.get()
        if programme is not None and programme is not self._programme:
            self._programme = programme
            self.programme_came.emit(programme)
        if state is not None and state is not self._state:
            self._state = state
            self.state_came.emit(state, now_s)
        for answer in taken(self._line.answers):
            if answer.refused is not None:
                self.refused.emit(answer.refused)

    def close(self) -> None:
        """With its window."""
        self._timer.stop()
        self._line.close()


def _at_once(give: Callable[[], object]) -> None:
    give()
