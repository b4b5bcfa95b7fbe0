"""The list of alarms of this flight: what stands and what to do, then what is over, and who saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.icons import paint_icon
from ui.review import form
from ui.theme import colour
from ui.widgets.list_row import paint_ground
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont, QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.alarms.alarm_rows import AlarmRow

    AnyIndex = QModelIndex | QPersistentModelIndex

_ICON_AT = 36
_TEXT_AT = 64
_LEAST = 200  # two rows, where bars above the page leave no more
_ROW = Qt.ItemDataRole.UserRole


class AlarmListSheet(QWidget):
    """Lies on a `Sheet`. Told anew as often as something changes; what is in hand stays in hand."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AlarmRow, ...] = ()
        self._title = form.title()
        self._count = Words("", sizes.SENTENCE, ink="label")
        self._none = Words("", sizes.SENTENCE, most_lines=3)
        self._model = _Rows(self)
        self._list = _List(self._model)
        self._done = form.button()
        column = form.column_of(self)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        column.addWidget(self._done)
        self._done.wanted.connect(self.done)
        self.setFocusProxy(self._done)
        self._say()

    @property
    def rows(self) -> tuple[AlarmRow, ...]:
        """What is shown, from above to below."""
        return self._rows

    def show_rows(self, rows: Sequence[AlarmRow]) -> None:
        """The worst that stand first."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._model.show_rows(self._rows)
        self._list.updateGeometry()
        self._say()

    def _say(self) -> None:
        self._title.set_text(self.tr("Alarms of this flight"))
        self._list.setAccessibleName(self._title.text)
        self._none.set_text(self.tr("No alarm has been raised in this flight."))
        stands = sum(row.stands for row in self._rows)
        self._count.set_text(
            self.tr("standing: {standing} · over: {over}").format(
                standing=stands, over=len(self._rows) - stands
            )
        )
        self._done.set_words(self.tr("Done"))
        self._done.set_next("")
        for widget in (self._count, self._list):
            widget.setVisible(bool(self._rows))
        self._none.setVisible(not self._rows)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _List(QListView):
    """As high as its rows where there is room: few alarms are a small sheet."""

    def __init__(self, model: QAbstractListModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(_LEAST)

    def sizeHint(self) -> QSize:
        rows = range(self.model().rowCount())
        high = sum(self.sizeHintForIndex(self.model().index(row, 0)).height() for row in rows)
        return QSize(400, max(_LEAST, high + 2 * self.frameWidth()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences wrap anew."""
        super().resizeEvent(event)
        self.updateGeometry()


class _Rows(QAbstractListModel):
    """As long as their number stays, the list keeps its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[AlarmRow] = ()

    def show_rows(self, rows: Sequence[AlarmRow]) -> None:
        same = [row.stands for row in rows] == [row.stands for row in self._rows]
        if same:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    """Sign, name and time in the first line; what to do below; who saw it last."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = cast("AlarmRow", index.data(_ROW))
        view = cast("QListView", self.parent())
        todo = _to_do(row, view.viewport().width() - _TEXT_AT - sizes.GAP_WIDE)
        high = lettering.line_height(_name_font(row)) + lettering.line_height(inter(sizes.LABEL))
        high += len(todo) * lettering.line_height(inter(sizes.SENTENCE))
        return QSize(400, round(high) + 2 * sizes.GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = cast("AlarmRow", index.data(_ROW))
        painter.save()
        rect = paint_ground(painter, option, _mark(row) if row.stands else None)
        left, right, y = rect.left() + _TEXT_AT, rect.right() - sizes.GAP_WIDE, rect.top() + sizes.GAP
        name_font, time_font = _name_font(row), figures(sizes.LABEL, Weight.SEMIBOLD)
        height = lettering.line_height(name_font)
        icon = "alert-octagon-outline" if row.red else "alert-outline"
        ink = colour(("danger" if row.red else "attention_text") if row.stands else "label")
        paint_icon(painter, icon, QPointF(rect.left() + _ICON_AT, y + height / 2), ink)
        wide = lettering.width(row.when, time_font)
        base = QPointF(right - wide, y + (height + lettering.cap_height(time_font)) / 2)
        lettering.draw_line(painter, row.when, time_font, colour("text"), base)
        name = lettering.wrapped(row.name, name_font, right - wide - sizes.GAP_WIDE - left, 1)
        y = lettering.draw_lines(painter, name, name_font, colour("text"), QPointF(left, y))
        todo = _to_do(row, right - left)
        y = lettering.draw_lines(painter, todo, inter(sizes.SENTENCE), colour("text"), QPointF(left, y))
        small = inter(sizes.LABEL)
        seen = lettering.wrapped(row.seen, small, right - left, 1)
        lettering.draw_lines(painter, seen, small, colour("label"), QPointF(left, y))
        painter.restore()


def _mark(row: AlarmRow) -> str:
    return "danger" if row.red else "attention"


def _name_font(row: AlarmRow) -> QFont:
    return inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD if row.stands else Weight.MEDIUM)


def _to_do(row: AlarmRow, room: float) -> list[str]:
    return lettering.wrapped(row.to_do, inter(sizes.SENTENCE), room, 2) if row.to_do else []
