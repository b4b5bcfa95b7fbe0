"""Latvia beside Lithuania in rows as high as their words: what it is about, both countries, its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from incidents.booklet.booklet import LATVIA, LITHUANIA
from incidents.booklet.documents import source_line
from ui import lettering, sizes
from ui.font import Weight, inter
from ui.theme import colour
from ui.widgets.list_row import paint_ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from incidents.booklet.booklet import Row

_HEAD = 34
_SIDE = 12
_SCROLL_BAR = 16
_SHARES = (0.32, 0.34, 0.34)
_MOST_LINES = 8
_LEAST_HEIGHT, _USUAL_HEIGHT = 160, 560
_ROW_ROLE = Qt.ItemDataRole.UserRole


class BookletTable(QWidget):
    """Arrows and the wheel go through it; nothing in it is pressed."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = "en"
        self.today = today
        self.countries = ("", "")
        self.to_confirm = ""
        self._head = _Head(self)
        self._list = QListWidget()
        self._list.setItemDelegate(_Delegate(self))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._list.setMinimumHeight(_LEAST_HEIGHT)
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)

    def show_rows(self, rows: Sequence[Row], language: str) -> None:
        """In this order; the first of them is in hand."""
        self.language = language
        self._list.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(_ROW_ROLE, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(row))
            self._list.addItem(item)
        self._list.setCurrentRow(0 if rows else -1)
        self._list.scrollToTop()
        self._head.update()

    def set_words(self, latvia: str, lithuania: str, to_confirm: str) -> None:
        """The heads of the columns, and what stands at a row that is not certain."""
        self.countries, self.to_confirm = (latvia, lithuania), to_confirm
        self._list.setAccessibleName(f"{latvia}, {lithuania}")

    def sizeHint(self) -> QSize:
        """As many rows as there is room for on a small laptop."""
        return QSize(super().sizeHint().width(), _HEAD + _USUAL_HEIGHT)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown now."""
        return tuple(cast("Row", self._list.item(n).data(_ROW_ROLE)) for n in range(self._list.count()))

    def widths(self) -> tuple[float, float, float]:
        """Of the three columns."""
        room = max(self.width(), 300) - _SCROLL_BAR
        about, latvia, lithuania = (share * room for share in _SHARES)
        return about, latvia, lithuania

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.doItemsLayout()
        self._head.update()

    def _spoken(self, row: Row) -> str:
        sides = ". ".join(
            f"{name}: {row.said(country, self.language)}"
            for name, country in zip(self.countries, (LATVIA, LITHUANIA), strict=True)
        )
        unsure = "" if row.trusted(self.today) else f". {self.to_confirm}"
        return f"{row.name.said(self.language)}. {sides}. {row.source}{unsure}"


class _Head(QWidget):
    """The names of the countries."""

    def __init__(self, table: BookletTable) -> None:
        super().__init__(table)
        self._table = table
        self.setFixedHeight(_HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            font = inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
            x, *widths = self._table.widths()
            for name, width in zip(self._table.countries, widths, strict=True):
                line = lettering.wrapped(name, font, width - _SIDE, 1)
                lettering.draw_lines(painter, line, font, colour("text"), QPointF(x + _SIDE, 4))
                x += width
            painter.fillRect(QRectF(0, _HEAD - 1, self.width(), 1), colour("label"))


class _Delegate(QStyledItemDelegate):
    """One row: three blocks of lines."""

    def __init__(self, table: BookletTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = cast("Row", index.data(_ROW_ROLE))
        blocks = self._blocks(row)
        most = max(sum(_height(part) for part in block) for block in blocks)
        return QSize(round(sum(self._table.widths())), round(most) + 2 * _SIDE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        rect = paint_ground(painter, option)
        x = rect.left()
        row = cast("Row", index.data(_ROW_ROLE))
        for block, width in zip(self._blocks(row), self._table.widths(), strict=True):
            y = rect.top() + _SIDE - 2
            for lines, font, ink in block:
                lettering.draw_lines(painter, lines, font, colour(ink), QPointF(x + _SIDE, y))
                y += _height((lines, font, ink))
            x += width
        painter.restore()

    def _blocks(self, row: Row) -> list[list[_Part]]:
        about, latvia, lithuania = self._table.widths()
        return [
            list(self._about(row, about - 2 * _SIDE)),
            list(self._side(row, LATVIA, latvia - 2 * _SIDE)),
            list(self._side(row, LITHUANIA, lithuania - 2 * _SIDE)),
        ]

    def _about(self, row: Row, room: float) -> Iterator[_Part]:
        language = self._table.language
        yield _part(row.name.said(language), inter(sizes.SENTENCE, Weight.SEMIBOLD), "text", room)
        yield _part(source_line(row, language), inter(sizes.LABEL), "label", room)
        if not row.trusted(self._table.today):
            bold = inter(sizes.LABEL, Weight.SEMIBOLD)
            yield _part(f"▲ {self._table.to_confirm}", bold, "attention_text", room)

    def _side(self, row: Row, country: str, room: float) -> Iterator[_Part]:
        said, own = row.said(country, self._table.language), row.own_words(country)
        yield _part(said, inter(sizes.LABEL_BUTTON), "text", room)
        if own != said:
            yield _part(own, inter(sizes.LABEL), "label", room)


_Part = tuple[list[str], "QFont", str]  # lines, their font, their ink


def _part(text: str, font: QFont, ink: str, room: float) -> _Part:
    return lettering.wrapped(text, font, room, _MOST_LINES), font, ink


def _height(part: _Part) -> float:
    lines, font, _ = part
    return len(lines) * lettering.line_height(font) + 2
