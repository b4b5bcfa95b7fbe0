"""A position, typed in any notation: taken as it stands where it can only mean one place, else asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal

from maps.addresses.find import find
from maps.addresses.hit import Hit
from maps.borders import country_at
from ui import sizes
from ui.font import inter
from ui.incident.place_field import PlaceField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from maps.addresses.find import Answer
    from maps.coordinates.reading import Reading

COARSE_M = 30.0  # finer digits say nothing of how well the place is known
_IDLE_MS = 250  # half a number is a position too, mostly far away


class PositionField(PlaceField):
    """`placed` says what stands there now: a place and its error in metres, or None twice."""

    placed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: tuple[Answer, ...] = ()
        self._field.setFont(inter(sizes.LABEL))  # a whole position fits beside a button
        self._field.setClearButtonEnabled(False)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._offer)
        self.chosen.connect(self._on_chosen)
        self._say()

    @property
    def asks(self) -> bool:
        """What stands there is a position, but which one, or whether it is meant, has to be said."""
        return bool(self._read)

    def show_text(self, text: str) -> None:
        super().show_text(text)
        self._field.setCursorPosition(0)  # what does not fit is its end
        self._idle.stop()
        self._read = ()

    def ask(self, text: str) -> None:
        """A position from elsewhere that a person has to look at, as if it were typed."""
        self._field.setText(text)

    def on_typed(self, text: str) -> None:
        self._read = find(text, ()).answers
        self._idle.stop()
        if len(self._read) == 1 and self._is_plain(self._read[0]):
            (one,), self._read = self._read, ()
            self.placed.emit(one.at, error_of(one))
            return
        if self._read:
            self._idle.start()
        self.placed.emit(None, None)

    def _is_plain(self, answer: Answer) -> bool:
        """Near enough, and in one of the two countries."""
        return not self.is_far(answer.at) and country_at(answer.at) is not None

    def _offer(self) -> None:
        self.offer(self._read)

    def _on_chosen(self, reading: Reading) -> None:
        self.show_text(reading.said)
        self.placed.emit(reading.at, error_of(reading))

    def _say(self) -> None:
        self.set_words(self.tr("Position"), "55.98719, 25.96480", "")
        self._rows.setAccessibleName(self.tr("What the position may mean"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._show()


def error_of(answer: Answer) -> float | None:
    """How far off the scene may be, in metres; None: nobody knows."""
    if isinstance(answer, Hit) or answer.error_m > COARSE_M:
        return answer.error_m
    return None
