"""The incidents there are, newest first, with a search field above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import lettering, sizes, units
from ui.font import Weight, inter
from ui.theme import colour
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect

    from incidents.model import Incident

ROW = 84
_ID, _TITLE, _WHERE, _WHEN = (Qt.ItemDataRole.UserRole + i for i in range(4))


class IncidentList(QWidget):
    """A tap or Enter opens one."""

    opened = Signal(str)  # id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._incidents: tuple[Incident, ...] = ()
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._search = QLineEdit()
        self._search.setMinimumHeight(sizes.SMALL_BUTTON)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._fill)
        self._list = QListWidget()
        self._list.setItemDelegate(_RowPainter(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        self._list.itemClicked.connect(self._open)
        self._list.itemActivated.connect(self._open)
        self._none = Words("", sizes.SENTENCE, ink="label", most_lines=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addWidget(self._search)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        self._say()

    def show_incidents(self, incidents: Sequence[Incident]) -> None:
        self._incidents = tuple(sorted(incidents, key=lambda one: one.created_at, reverse=True))
        self._fill()

    def _say(self) -> None:
        self._title.set_text(self.tr("Incidents"))
        self._search.setPlaceholderText(self.tr("What, where or number"))
        self._search.setAccessibleName(self.tr("Search incidents"))
        self._list.setAccessibleName(self.tr("Incidents"))
        self._fill()

    def _fill(self) -> None:
        wanted = self._search.text().casefold().split()
        found = [one for one in self._incidents if all(word in _searched(one) for word in wanted)]
        self._list.clear()
        for incident in found:
            item = QListWidgetItem(self._list)
            item.setData(_ID, incident.id)
            item.setData(_TITLE, incident.what)
            item.setData(_WHERE, incident.where)
            item.setData(_WHEN, self._when(incident))
            words = f"{incident.what}, {incident.where}, {self._when(incident)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self._search.setVisible(bool(self._incidents))
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        nothing = self.tr("None yet. A new alarm begins one.")
        self._none.set_text(self.tr("None of them is called so.") if self._incidents else nothing)

    def _when(self, incident: Incident) -> str:
        at = incident.alarm_at or incident.created_at
        parts = [f"{units.day(at)}, {units.hour_minute(at)}"]
        return " · ".join([self.tr("training"), *parts] if incident.training else parts)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_ID))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _searched(incident: Incident) -> str:
    return f"{incident.what} {incident.where} {incident.number or ''}".casefold()


class _RowPainter(QStyledItemDelegate):
    """Two lines and a hairline, in the theme's colours."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        return QSize(120, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(_rect(option))
        state = _state(option)
        chosen = bool(state & QStyle.StateFlag.State_Selected) and bool(
            state & QStyle.StateFlag.State_HasFocus
        )
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("surface"))
        if chosen:
            painter.fillRect(QRectF(rect.left(), rect.top(), 4.0, rect.height()), colour("accent"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1.0), colour("hairline"))
        left, room = rect.left() + sizes.GAP_SMALL, rect.width() - 2 * sizes.GAP_SMALL
        y = rect.top() + 11.0
        for role, font, ink in (
            (_TITLE, inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD), "text"),
            (_WHERE, inter(sizes.LABEL), "text"),
            (_WHEN, inter(sizes.LABEL), "label"),
        ):
            lines = lettering.wrapped(str(index.data(role)), font, room, 1)
            y = lettering.draw_lines(painter, lines, font, colour(ink), QPointF(left, y)) + 1.0


def _rect(option: QStyleOptionViewItem) -> QRect:
    return cast("Any", option).rect  # PySide6's stub leaves the fields of style options out


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return cast("Any", option).state
