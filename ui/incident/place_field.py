"""A field with the places below it that were found for what stands in it: shown on the map, then taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from maps.geo import distance_m
from ui import sizes
from ui.font import inter
from ui.incident.place_drop import PlaceDrop
from ui.incident.place_words import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMoveEvent, QResizeEvent

    from maps.addresses.find import Answer
    from maps.geo import LatLon

MOST_ROWS = 6
FAR_M = 50_000.0
_MOST_LETTERS = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlaceField(QWidget):
    """`preview` shows a place on the map, `chosen` takes it. A far one is taken at the second press.

    `let_go`: what was shown on the map was not taken.
    """

    preview = Signal(object, object)  # LatLon, how far off it may be in metres
    chosen = Signal(object)  # Hit | Reading
    typed = Signal(str)  # every change, so that the form knows what stands there
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brigade: LatLon | None = None
        self._answers: tuple[Answer, ...] = ()
        self._source = ""
        self._nothing = False
        self._asked_again: Answer | None = None  # far away, pressed once
        self._previewed = False
        self._is_open = True
        self._hung = False
        self._telling = False  # the text is ours, not typed
        self._field = QLineEdit()
        self._field.setFont(inter(sizes.SENTENCE))
        self._field.setMinimumHeight(sizes.FIELD)
        self._field.setTextMargins(sizes.GAP_SMALL, 0, 0, 0)
        self._field.setMaxLength(_MOST_LETTERS)
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._on_text)
        self._field.installEventFilter(self)
        self.setFocusProxy(self._field)
        self._drop = PlaceDrop()
        self._drop.pressed.connect(self._press)
        self._rows, self._none = self._drop.rows, self._drop.nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._field)
        column.addWidget(self._drop)

    # --- what it is told -------------------------------------------------------------------------

    def drop_over(self, over: QWidget) -> None:
        """The places lie over whatever is below, as children of `over`, and go when the field is left."""
        self._drop.hang(self._field, over)
        self._hung, self._is_open = True, False

    def set_brigade(self, brigade: LatLon | None) -> None:
        """From where distances are counted; without it none is said."""
        self._brigade = brigade
        self._show()

    def show_text(self, text: str) -> None:
        """What was taken elsewhere; nothing is offered for it."""
        self._telling = True
        self._field.setText(text)
        self._telling = False
        self._forget()

    def clear(self) -> None:
        """Nothing typed, nothing offered."""
        self.show_text("")

    def close_rows(self) -> bool:
        """Put the rows away without an answer; False if none were open."""
        was_open = self._hung and self._is_open and not self._drop.isHidden()
        if self._hung:
            self._is_open = False
        self._show()
        self._give_back()
        return was_open

    def set_words(self, name: str, placeholder: str, nothing: str) -> None:
        """What it is for, an example, and what is said where nothing was found."""
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText(placeholder)
        self._none.set_text(nothing)

    @property
    def text(self) -> str:
        return self._field.text()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Those that are offered."""
        return self._answers

    # --- what is offered -------------------------------------------------------------------------

    def offer(self, answers: Sequence[Answer], source: str = "") -> None:
        """`source`: whose places they are, and under which licence. Nothing: say so."""
        self._answers, self._source = tuple(answers[:MOST_ROWS]), source
        self._nothing = not answers and bool(self._none.text)
        self._show()

    def is_far(self, at: LatLon) -> bool:
        """Too far from the brigade to be taken unasked."""
        return self._brigade is not None and distance_m(self._brigade, at) > FAR_M

    def on_typed(self, text: str) -> None:
        """Look for it."""

    def _on_text(self, text: str) -> None:
        if self._telling:
            return
        self._is_open = True
        self._forget()
        self.on_typed(text)
        self.typed.emit(text)

    def _forget(self) -> None:
        self._answers, self._asked_again, self._nothing = (), None, False
        self._show()
        self._give_back()

    def _give_back(self) -> None:
        if self._previewed:
            self._previewed, self._asked_again = False, None
            self.let_go.emit()

    def _show(self) -> None:
        offered = self._answers if self._is_open else ()
        rows = [row_of(answer, self._brigade, again=answer is self._asked_again) for answer in offered]
        shown = self._drop.show_found(rows, self._source, nothing=self._nothing and self._is_open)
        self._answers = self._answers[:shown] if rows else self._answers

    # --- hands -----------------------------------------------------------------------------------

    def _press(self, number: int) -> None:
        answer = self._answers[number]
        self._preview(answer)
        if self.is_far(answer.at) and self._asked_again is not answer:
            self._asked_again = answer
            self._show()
            return
        self._asked_again, self._previewed = None, False
        self.chosen.emit(answer)

    def _preview(self, answer: Answer) -> None:
        self._previewed = True
        self.preview.emit(answer.at, answer.error_m)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down, Enter and Escape go to the rows while the letters go to the field."""
        if watched is self._field:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self.on_key(event)
            if event.type() is QEvent.Type.FocusIn and self._hung:
                self._is_open = True
                self._show()
            elif event.type() is QEvent.Type.FocusOut and self._hung and self.isActiveWindow():
                self.close_rows()
        return super().eventFilter(watched, event)

    def on_key(self, event: QKeyEvent) -> bool:
        """Whether it was for the rows."""
        if event.key() == Qt.Key.Key_Escape:
            return self.close_rows()
        if not self._answers or self._drop.isHidden():
            return False
        if event.key() == Qt.Key.Key_Down:
            self._walk(1)
        elif event.key() == Qt.Key.Key_Up:
            self._walk(-1)
        elif event.key() in _ENTER:
            self._press(self._rows.current)
        else:
            return False
        return True

    def _walk(self, step: int) -> None:
        """The map follows."""
        self._asked_again = None
        self._show()
        self._rows.set_current((self._rows.current + step) % len(self._answers))
        self._preview(self._answers[self._rows.current])

    def hideEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().hideEvent(event)  # pyright: ignore[reportArgumentType]
        self.close_rows()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._drop.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop.place()
