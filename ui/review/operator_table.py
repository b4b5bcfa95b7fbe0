"""A calm table of the operator's record: a head, rows of two lines at most, what is missing in amber."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from incidents.operator.flight_line import Kind
from ui import lettering, sizes
from ui.font import Weight, inter
from ui.theme import colour
from ui.widgets.list_row import paint_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from incidents.operator.tables import Row, Table

_ROW = 48
_HEAD = 26
_SIDE = 8
_SCROLL_BAR = 14
_ROW_ROLE = Qt.ItemDataRole.UserRole
_MOST_SHARE = 0.34  # of the width that one column may ask for
_LEAST_ROWS, _USUAL_ROWS = 4, 7


class OperatorTable(QWidget):
    """`chosen` tells the row in hand; Enter and a double tap tell `wanted` too."""

    chosen = Signal(str)  # its key; "" for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widths: tuple[float, ...] = ()
        self.unknown = ""
        self._head = _Head(self)
        self._list = QListWidget()
        self._list.setItemDelegate(_Delegate(self))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._list.setMinimumHeight(_LEAST_ROWS * _ROW)
        self._table: Table | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        self._list.currentItemChanged.connect(self._on_current)
        self.setFocusProxy(self._list)

    def set_name(self, words: str) -> None:
        """What a screen reader calls the list."""
        self._list.setAccessibleName(words)

    def show_table(self, table: Table, unknown: str, *, newest_first: bool) -> None:
        """The row in hand stays in hand while it is there; else the first one is taken."""
        before = self.current
        self._table, self.unknown = table, unknown
        rows = tuple(reversed(table.rows)) if newest_first else table.rows
        self._list.blockSignals(True)
        self._list.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(_ROW_ROLE, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(row))
            self._list.addItem(item)
        keys = [row.key for row in rows]
        self._list.setCurrentRow(keys.index(before) if before in keys else 0 if keys else -1)
        self._list.blockSignals(False)
        self._measure()
        self.chosen.emit(self.current)

    def sizeHint(self) -> QSize:
        """Seven rows where there is room; a form below may take some of it."""
        return QSize(super().sizeHint().width(), _HEAD + _USUAL_ROWS * _ROW)

    @property
    def head(self) -> tuple[str, ...]:
        return self._table.head if self._table is not None else ()

    @property
    def current(self) -> str:
        item = cast("QListWidgetItem | None", self._list.currentItem())
        return cast("Row", item.data(_ROW_ROLE)).key if item is not None else ""

    def choose(self, key: str) -> None:
        """Take this row in hand, where it is among them."""
        for number in range(self._list.count()):
            if cast("Row", self._list.item(number).data(_ROW_ROLE)).key == key:
                self._list.setCurrentRow(number)

    def texts(self, row: Row) -> tuple[str, ...]:
        return tuple(self.unknown if cell is None else cell for cell in row.cells)

    def _spoken(self, row: Row) -> str:
        return ", ".join(f"{name} {text}" for name, text in zip(self.head, self.texts(row), strict=True))

    def _on_current(self) -> None:
        self.chosen.emit(self.current)

    def _measure(self) -> None:
        """Each column by its longest word and its usual length; what is left is shared alike."""
        if self._table is None or not self.head:
            return
        room = float(max(self.width(), 300) - _SCROLL_BAR - 2 * _SIDE)
        font, small = inter(sizes.LABEL), inter(sizes.CHART)
        columns = list(zip(*(self.texts(row) for row in self._table.rows), strict=True)) or [
            () for _ in self.head
        ]
        least = [
            max(
                lettering.narrowest(name, small, 1),
                *(lettering.narrowest(text, font, 2) for text in texts),
                0.0,
            )
            + _SIDE
            for name, texts in zip(self.head, columns, strict=True)
        ]
        wanted = [
            min(room * _MOST_SHARE, max([low, *(lettering.width(text, font) + _SIDE for text in texts)]))
            for low, texts in zip(least, columns, strict=True)
        ]
        self.widths = tuple(_shared(room, wanted, least))
        self._head.update()
        self._list.viewport().update()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._measure()


def _shared(room: float, wanted: list[float], least: list[float]) -> list[float]:
    if sum(wanted) <= room:
        more = (room - sum(wanted)) / len(wanted)
        return [width + more for width in wanted]
    if sum(least) <= room:
        longing = [max(want - low, 0.0) for want, low in zip(wanted, least, strict=True)]
        share = (room - sum(least)) / (sum(longing) or 1.0)
        return [low + share * more for low, more in zip(least, longing, strict=True)]
    return [low * room / sum(least) for low in least]


class _Head(QWidget):
    """The names of the columns."""

    def __init__(self, table: OperatorTable) -> None:
        super().__init__(table)
        self._table = table
        self.setFixedHeight(_HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            font = inter(sizes.CHART)
            x = float(_SIDE)
            for name, width in zip(self._table.head, self._table.widths, strict=False):
                line = lettering.wrapped(name, font, width - 4, 1)
                lettering.draw_lines(painter, line, font, colour("label"), QPointF(x, 3))
                x += width
            painter.fillRect(QRectF(0, _HEAD - 1, self.width(), 1), colour("label"))


class _Delegate(QStyledItemDelegate):
    """One row; two lines a cell at most."""

    def __init__(self, table: OperatorTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(300, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = cast("Row", index.data(_ROW_ROLE))
        painter.save()
        rect = paint_ground(painter, option, None if row.kind is Kind.REAL else "training")
        x = rect.left() + _SIDE
        for n, (text, width) in enumerate(zip(self._table.texts(row), self._table.widths, strict=False)):
            self._paint_cell(painter, text, (x, rect.top()), width, _ink(row, n))
            x += width
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, text: str, at: tuple[float, float], width: float, ink: str
    ) -> None:
        font = inter(sizes.LABEL, Weight.SEMIBOLD if ink == "attention_text" else Weight.REGULAR)
        lines = lettering.wrapped(text, font, width - _SIDE, 2)
        height = len(lines) * lettering.line_height(font)
        top = at[1] + (_ROW - height) / 2
        lettering.draw_lines(painter, lines, font, colour(ink), QPointF(at[0], top))


def _ink(row: Row, n: int) -> str:
    """What asks for somebody stands out; what is only simulated asks for nobody."""
    if n in row.marked and row.kind is not Kind.SIMULATED:
        return "attention_text"
    if row.cells[n] is None:
        return "label"
    return "text" if row.kind is Kind.REAL else "training"
