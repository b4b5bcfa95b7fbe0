"""The places that were found: a few rows that a glove can press, one of them marked for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPaintEvent

    from ui.incident.place_words import PlaceRow

_EDGE, _MARK = 10, 4.0


class PlaceRows(QWidget):
    """`pressed` says which, counted from 0."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[_Row] = []
        self._current = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def current(self) -> int:
        """The marked one."""
        return self._current

    def show_rows(self, rows: Sequence[PlaceRow]) -> None:
        """The mark stays where it is while there are as many rows as before, else it goes to the first."""
        while len(self._shown) < len(rows):
            made = _Row()
            made.clicked.connect(self._on_clicked)
            self._column.addWidget(made)
            self._shown.append(made)
        for row in self._shown[len(rows) :]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        changed = len(rows) != sum(not row.isHidden() for row in self._shown)
        del self._shown[len(rows) :]
        for row, said in zip(self._shown, rows, strict=True):
            row.show_place(said)
        self.set_current(0 if changed or self._current >= len(rows) else self._current)
        self.setVisible(bool(rows))

    def heights_at(self, width: int) -> list[int]:
        """Of each row, at this width."""
        return [row.heightForWidth(width) for row in self._shown]

    def set_current(self, number: int) -> None:
        self._current = number
        for i, row in enumerate(self._shown):
            row.set_marked(i == number)

    def _on_clicked(self) -> None:
        row = self.sender()
        number = next((i for i, one in enumerate(self._shown) if one is row), None)
        if number is not None:
            self.set_current(number)
            self.pressed.emit(number)


class _Row(Pressable):
    """What and how far on the first line, doubts and where below, in two lines if one is too short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: PlaceRow | None = None
        self._marked = False
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # the letters go on to the field, whose keys walk the rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, row: PlaceRow) -> None:
        self._row = row
        self.setText(row.what)
        self.setAccessibleName(row.spoken)
        self.updateGeometry()
        self.update()

    def set_marked(self, marked: bool) -> None:
        if marked != self._marked:
            self._marked = marked
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its words at the width it has."""
        return QSize(120, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        room = _room(width)
        lines = len(self._doubt_lines(room)) + len(self._where_lines(room))
        small = lettering.line_height(inter(sizes.LABEL))
        high = 14 + len(self._what_lines(room)) * lettering.line_height(_bold()) + lines * small
        return max(sizes.SMALL_BUTTON, round(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self.updateGeometry()

    def _what_lines(self, room: float) -> list[str]:
        """Beside the distance."""
        if self._row is None:
            return []
        away_px = lettering.width(self._row.away, inter(sizes.LABEL))
        return lettering.wrapped(self._row.what, _bold(), room - away_px - _EDGE, 2)

    def _doubt_lines(self, room: float) -> list[str]:
        doubt = "" if self._row is None else self._row.doubt
        return lettering.wrapped(doubt, inter(sizes.LABEL, Weight.SEMIBOLD), room, 2)

    def _where_lines(self, room: float) -> list[str]:
        where = "" if self._row is None else self._row.where
        return lettering.wrapped(where, inter(sizes.LABEL), room, 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is None:
            return
        with QPainter(self) as painter:
            body, room = QRectF(self.rect()), _room(self.width())
            if self._marked or self.underMouse() or self.isDown():
                painter.fillRect(body, colour("surface"))
            if self._marked:
                painter.fillRect(QRectF(0.0, 0.0, _MARK, body.height()), colour("accent"))
            painter.fillRect(QRectF(0.0, body.bottom() - 1.0, body.width(), 1.0), colour("hairline"))
            plain = inter(sizes.LABEL)
            y = lettering.draw_lines(
                painter, self._what_lines(room), _bold(), colour("text"), QPointF(_EDGE, 6.0)
            )
            right = QPointF(body.right() - _EDGE - lettering.width(self._row.away, plain), 9.0)
            lettering.draw_lines(painter, [self._row.away], plain, colour("label"), right)
            doubtful = inter(sizes.LABEL, Weight.SEMIBOLD)
            y = lettering.draw_lines(
                painter, self._doubt_lines(room), doubtful, colour("attention_text"), QPointF(_EDGE, y)
            )
            lettering.draw_lines(painter, self._where_lines(room), plain, colour("label"), QPointF(_EDGE, y))


def _room(width: int) -> float:
    return max(60.0, width - 2.0 * _EDGE)


def _bold() -> QFont:
    return inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
