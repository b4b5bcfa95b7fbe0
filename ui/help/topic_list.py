"""The topics of help below each other: arrows choose, the page beside it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.theme import colour
from ui.widgets.list_row import is_chosen, paint_ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.help.pages import HelpPage

_SIDE = 16
_LEAST_ROW = 34  # two lines of a title
_MOST_ROW = sizes.BUTTON
_LEAST_WIDTH = 240
_TOPIC = Qt.ItemDataRole.UserRole


class TopicList(QListWidget):
    """Its rows share its height, so that all topics stand there without scrolling."""

    chosen = Signal(str)  # a topic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = 1
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(_LEAST_WIDTH, 2 * _MOST_ROW)
        self.setItemDelegate(_Delegate(self))
        self.currentItemChanged.connect(self._on_current)

    def show_topics(self, pages: Iterable[HelpPage], of: int) -> None:
        """These, out of `of`; the one that was chosen stays chosen where it is among them."""
        before = self.topic
        self._all = max(1, of)
        self.blockSignals(True)
        self.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(_TOPIC, page.topic)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, page.title)
            self.addItem(item)
        self.blockSignals(False)
        topics = [self.item(row).data(_TOPIC) for row in range(self.count())]
        self.setCurrentRow(topics.index(before) if before in topics else 0)

    def choose(self, topic: str) -> None:
        """Where it is shown."""
        for row in range(self.count()):
            if self.item(row).data(_TOPIC) == topic:
                self.setCurrentRow(row)

    @property
    def topic(self) -> str | None:
        """The chosen one; None: no topic is shown."""
        item = cast("QListWidgetItem | None", self.currentItem())
        return None if item is None else cast("str", item.data(_TOPIC))

    @property
    def row_px(self) -> int:
        return min(_MOST_ROW, max(_LEAST_ROW, self.viewport().height() // self._all))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current(self) -> None:
        if self.topic is not None:
            self.chosen.emit(self.topic)


class _Delegate(QStyledItemDelegate):
    """A title in one line, or in two smaller ones."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, cast("TopicList", self.parent()).row_px)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        rect = paint_ground(painter, option)
        title, room = str(index.data()), rect.width() - 2 * _SIDE
        weight = Weight.SEMIBOLD if is_chosen(option) else Weight.REGULAR
        font = inter(sizes.SENTENCE, weight)
        if lettering.width(title, font) > room:
            font = inter(sizes.LABEL, weight)
        lines = lettering.wrapped(title, font, room)
        top = rect.center().y() - len(lines) * lettering.line_height(font) / 2
        lettering.draw_lines(painter, lines, font, colour("text"), QPointF(rect.left() + _SIDE, top))
        painter.restore()
