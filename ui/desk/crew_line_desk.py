"""The crew's end of the trainer's line, for the window: opened, closed, shown, and told to the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.codes import IncidentCode
from telemetry.mailbox import taken
from training.remote.crew_end import CrewEnd
from training.remote.errors import LineError

if TYPE_CHECKING:
    from training.exercise.commanded import Commanded
    from training.exercise.hand import Hand

TICK_MS = 200


class CrewLineDesk(QObject):
    """One for each exercise; `close` with it."""

    status_came = Signal(object)  # LineStatus | None
    failed = Signal(str)
    done = Signal(str, object)  # a code of the journal, its facts

    def __init__(self, hand: Hand[Commanded], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = CrewEnd(hand)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    def open(self, host: str) -> None:
        """A new code, at this address of this computer."""
        try:
            self._end.open(host)
        except LineError as error:
            self.failed.emit(str(error))
            return
        self._timer.start(TICK_MS)
        self.tick()

    def close(self) -> None:
        """Nothing listens any more."""
        self._end.close()
        self._timer.stop()
        self.tick()

    def tick(self) -> None:
        """Look at the line."""
        self.status_came.emit(self._end.status.get())
        for notice in taken(self._end.notices):
            if notice.why is None:
                self.done.emit(IncidentCode.TRAINER_JOINED, {"peer": notice.peer})
                continue
            code = IncidentCode.TRAINER_LEFT if notice.was_trainer else IncidentCode.TRAINER_REFUSED
            self.done.emit(code, {"peer": notice.peer, "why": notice.why.value})
