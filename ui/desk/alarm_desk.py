"""The alarm text at hand: read as it is pasted or dropped, with what is known of it already."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.alarm.alarm_text import NoFormError, read_received
from incidents.alarm.doubt import AlarmError
from incidents.alarm.match import already_open
from incidents.alarm.pattern_set import known_sets, set_named, shipped_sets
from incidents.alarm.received import received_file, received_text
from incidents.local_time import ZONE
from incidents.model import IncidentError

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.alarm.match import AlreadyOpen
    from incidents.alarm.pattern_set import PatternSet
    from incidents.alarm.received import Received
    from incidents.alarm.record import AlarmText

LEAST_CHARS = 20  # a shorter text is being typed, and no form is asked for it


class AlarmDesk(QObject):
    """Reads; takes nothing in."""

    read = Signal(object, object)  # AlarmText, AlreadyOpen | None
    unclear = Signal(object)  # tuple[PatternSet, ...]: which is it?
    unread = Signal()  # there is no text, or too little
    came = Signal(str)  # the text of a file, before it is read
    failed = Signal(str)  # one sentence

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._received: Received | None = None

    def read_text(self, text: str) -> None:
        """What was pasted; while it is typed, again and again."""
        self._received = None
        if len(text.strip()) < LEAST_CHARS:
            self.unread.emit()
            return
        try:
            self._received = received_text(text)
        except AlarmError as error:
            self._refuse(error)
            return
        self._read(self._sets())

    def read_file(self, path: Path) -> None:
        """What was dropped."""
        try:
            received = received_file(path)
        except AlarmError as error:
            self._refuse(error)
            return
        self.read_received(received)

    def read_received(self, received: Received) -> None:
        """What came as a file."""
        self._received = received
        self.came.emit(received.text)
        self._read(self._sets())

    def read_as(self, name: str) -> None:
        """A person said which form it is."""
        try:
            self._read((set_named(self._sets(), name),))
        except AlarmError as error:
            self._refuse(error)

    def _read(self, sets: tuple[PatternSet, ...]) -> None:
        if self._received is None:
            return
        try:
            alarm = read_received(self._received, sets, datetime.now(UTC), ZONE)
        except NoFormError as asked:
            self.unclear.emit(asked.fitting or sets)
            return
        except AlarmError as error:
            self._refuse(error)
            return
        self.read.emit(alarm, self._known(alarm))

    def _refuse(self, error: AlarmError) -> None:
        self.unread.emit()
        self.failed.emit(str(error))

    def _known(self, alarm: AlarmText) -> AlreadyOpen | None:
        try:
            return already_open(self._data, alarm)
        except IncidentError as error:  # an index that is locked is no reason to keep an alarm out
            self.failed.emit(str(error))
            return None

    def _sets(self) -> tuple[PatternSet, ...]:
        """A wrong file of the brigade's own is said; the shipped forms go on."""
        try:
            return known_sets(self._data)
        except AlarmError as error:
            self.failed.emit(str(error))
            return shipped_sets()
