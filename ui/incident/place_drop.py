"""What was found for a field: in its place below it, or hung over whatever lies there."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes
from ui.incident.place_rows import PlaceRows
from ui.theme import colour
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.incident.place_words import PlaceRow

_WIDTH = 440  # hung over a page: most rows need one line for the name and one for where it lies
_EDGE = 1


class PlaceDrop(QWidget):
    """Rows, whose places they are, or the words that there is nothing. Hung, it shows as many rows as have
    room below the field.
    """

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hung: tuple[QWidget, QWidget] | None = None  # the field, and what it lies over
        self.rows = PlaceRows()
        self.rows.pressed.connect(self.pressed)
        self.nothing = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._source = Words("", sizes.MAP_SOURCE, ink="label")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for part in (self.nothing, self.rows, self._source):
            self._column.addWidget(part)
        self.hide()

    def hang(self, field: QWidget, over: QWidget) -> None:
        """From now on below `field` and above all other children of `over`, one of the field's parents."""
        if self._hung is not None:
            self._hung[1].removeEventFilter(self)
        self._hung = field, over
        self.setParent(over)
        self._column.setContentsMargins(sizes.GAP_SMALL, _EDGE, sizes.GAP_SMALL, _EDGE)
        over.installEventFilter(self)
        self.hide()

    def show_found(self, rows: Sequence[PlaceRow], source: str, *, nothing: bool) -> int:
        """How many rows are shown. `nothing`: say that there are none."""
        self.nothing.setVisible(nothing)
        self._source.set_text(source)
        self._source.setVisible(bool(source and rows))
        self.rows.show_rows(rows)
        if not rows and not nothing:
            self.hide()
            return 0
        shown = len(rows)
        if self._hung is not None:
            shown = self._fitting(_under(*self._hung), shown)
            self.rows.show_rows(rows[:shown])
            self.place()
            self.raise_()
        self.show()
        return shown

    def place(self) -> None:
        """Again below its field, which was moved."""
        if self._hung is not None:
            room = _under(*self._hung)
            room.setHeight(self._foot_px(room.width()) + sum(self._heights(room.width())))
            self.setGeometry(room)
            self._column.activate()

    def _fitting(self, room: QRect, count: int) -> int:
        """How many of the rows fit into it, at least one."""
        heights = accumulate(self._heights(room.width()), initial=self._foot_px(room.width()))
        fitting = sum(height <= room.height() for height in heights) - 1
        return min(count, max(1, fitting))

    def _heights(self, width: int) -> list[int]:
        return self.rows.heights_at(width - 2 * sizes.GAP_SMALL)

    def _foot_px(self, width: int) -> int:
        """Of all but the rows."""
        inside = width - 2 * sizes.GAP_SMALL
        parts = [part for part in (self.nothing, self._source) if not part.isHidden()]
        return sum(part.heightForWidth(inside) + self._column.spacing() for part in parts) + 2 * _EDGE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden() and self._hung is not None:
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._hung is None:
            return
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.setPen(colour("label"))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def _under(field: QWidget, over: QWidget) -> QRect:
    """The room below the field, as far as `over` reaches."""
    corner = field.mapTo(over, QPoint(0, field.height() + 2))
    wide = min(_WIDTH, over.width() - corner.x() - sizes.GAP_SMALL)
    return QRect(
        corner.x(), corner.y(), max(field.width(), wide), over.height() - corner.y() - sizes.GAP_SMALL
    )
