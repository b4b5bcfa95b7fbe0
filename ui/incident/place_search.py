"""Where it is, typed: an address, a place or a position, found while one types, shown before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from maps.geo import distance_m
from ui import sizes
from ui.font import inter
from ui.incident.place_rows import PlaceRows
from ui.incident.place_words import row_of
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future

    from PySide6.QtGui import QKeyEvent

    from maps.addresses.find import Answer
    from maps.geo import LatLon

MOST_ROWS = 6
IDLE_MS, LOOK_MS = 120, 20
FAR_M = 50_000.0
_LEAST_CHARS = 2


class PlaceSearch(QWidget):
    """`preview` shows a place on the map, `chosen` takes it. A far one is taken at the second press.

    `search` runs in `beside`, one call at a time; what comes after something else was typed is dropped.
    """

    preview = Signal(object, float)  # LatLon, how far off it may be in metres
    chosen = Signal(object)  # Hit | Reading
    typed = Signal(str)  # every change, so that the form knows what stands there

    def __init__(
        self,
        search: Callable[[str], tuple[Answer, ...]],
        beside: Executor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search, self._beside = search, beside
        self._brigade: LatLon | None = None
        self._searching: Future[tuple[Answer, ...]] | None = None
        self._searched_for = ""
        self._answers: tuple[Answer, ...] = ()
        self._asked_again: Answer | None = None  # far away, pressed once
        self._field = QLineEdit()
        self._field.setFont(inter(sizes.SENTENCE))
        self._field.setMinimumHeight(sizes.SMALL_BUTTON)
        self._field.setClearButtonEnabled(True)
        self._field.textEdited.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._rows = PlaceRows()
        self._rows.pressed.connect(self._press)
        self._none = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._begin)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._field)
        column.addWidget(self._none)
        column.addWidget(self._rows)
        self._none.hide()
        self._say()

    # --- what it is told -------------------------------------------------------------------------

    def set_brigade(self, brigade: LatLon | None) -> None:
        """From where distances are counted; without it none is said."""
        self._brigade = brigade
        self._show()

    def set_text(self, text: str) -> None:
        """What the alarm says of where; it is searched for at once."""
        self._field.setText(text)
        self._begin()

    @property
    def text(self) -> str:
        return self._field.text()

    def clear(self) -> None:
        """Nothing typed, nothing offered."""
        self._field.clear()
        self._forget()

    def close_search(self) -> None:
        """Before the window goes: nothing is taken any more."""
        self._idle.stop()
        self._look.stop()
        self._searching = None

    # --- the search ------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        self._forget()
        if len(text.strip()) >= _LEAST_CHARS:
            self._idle.start()
        self.typed.emit(text)

    def _begin(self) -> None:
        """One search at a time: while one runs, the newest text waits for its end."""
        text = self._field.text().strip()
        if len(text) < _LEAST_CHARS or self._searching is not None:
            return
        self._searched_for = text
        self._searching = self._beside.submit(self._search, text)
        self._look.start()

    def _take(self) -> None:
        if self._searching is None or not self._searching.done():
            return
        searching, self._searching = self._searching, None
        self._look.stop()
        if self._searched_for != self._field.text().strip():
            if not self._idle.isActive():
                self._begin()
            return
        self._answers = searching.result(timeout=0)[:MOST_ROWS]
        self._show()
        self._none.setVisible(not self._answers)

    def _forget(self) -> None:
        self._idle.stop()
        self._answers, self._asked_again = (), None
        self._none.hide()
        self._show()

    def _show(self) -> None:
        rows = [row_of(answer, self._brigade, again=answer is self._asked_again) for answer in self._answers]
        self._rows.show_rows(rows)

    # --- hands -----------------------------------------------------------------------------------

    def _press(self, number: int) -> None:
        answer = self._answers[number]
        self.preview.emit(answer.at, answer.error_m)
        if self._is_far(answer) and self._asked_again is not answer:
            self._asked_again = answer
            self._show()
            return
        self._asked_again = None
        self.chosen.emit(answer)

    def _is_far(self, answer: Answer) -> bool:
        return self._brigade is not None and distance_m(self._brigade, answer.at) > FAR_M

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Up, Down and Enter go to the rows while the letters go to the field."""
        if watched is self._field and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)  # pyright: ignore[reportArgumentType]  # Qt's own narrowing by type
        return super().eventFilter(watched, event)  # pyright: ignore[reportArgumentType]

    def _on_key(self, event: QKeyEvent) -> bool:
        if not self._answers:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self._walk(1)
            case Qt.Key.Key_Up:
                self._walk(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._press(self._rows.current)
            case _:
                return False
        return True

    def _walk(self, step: int) -> None:
        """The map follows."""
        self._asked_again = None
        self._show()
        self._rows.set_current((self._rows.current + step) % len(self._answers))
        answer = self._answers[self._rows.current]
        self.preview.emit(answer.at, answer.error_m)

    def _say(self) -> None:
        self._field.setPlaceholderText(self.tr("Address, farm or position"))
        self._field.setAccessibleName(self.tr("Where: an address or a position"))
        self._none.set_text(
            self.tr("Nothing is called so. Try the village alone, or a position such as 56.480, 23.391.")
        )
        self._rows.setAccessibleName(self.tr("Places found"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._show()
