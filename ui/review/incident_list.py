"""The list of incidents, with search: when, what, where, how much is written, and whether it was training."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from ui import lettering, sizes, units
from ui.font import Weight, figures, inter
from ui.review import form
from ui.review.dates import day_and_year
from ui.theme import colour
from ui.widgets.list_row import paint_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from incidents.store.rows import Listed

_ROW = 56
_SIDE = 16
_DATE = 128
_MOST_SEARCH = 200
_LISTED = Qt.ItemDataRole.UserRole


class IncidentList(QWidget):
    """Typing searches; arrows choose, Enter opens."""

    opened = Signal(str)  # the incident's id
    search_changed = Signal(str)
    bring_in_wanted = Signal()
    books_wanted = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = form.title()
        self._search = form.line(_MOST_SEARCH)
        self._found = form.label()
        self._list = QListWidget()
        self._list.setItemDelegate(_Row(self._list))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(6 * _ROW)
        self._bring_in = form.button("tray-arrow-down")
        self._books = form.button("notebook-outline")
        self._drop = form.button()
        self._open = form.button()
        column = form.column_of(self)
        for widget in (self._title, self._search, self._found):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addLayout(form.row_of(self._bring_in, self._books))
        column.addLayout(form.row_of(self._drop, self._open))
        self._search.textChanged.connect(self.search_changed)
        self._search.returnPressed.connect(self._on_open)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(self._on_open)
        self._list.itemDoubleClicked.connect(self._on_open)
        self._list.currentItemChanged.connect(self._judge)
        self._open.wanted.connect(self._on_open)
        self._drop.wanted.connect(self.dropped)
        self._bring_in.wanted.connect(self.bring_in_wanted)
        self._books.wanted.connect(self.books_wanted)
        self.setFocusProxy(self._search)
        self._say()

    def show_incidents(self, listed: Sequence[Listed]) -> None:
        """Newest first, as the index gives them; the first one is chosen."""
        self._list.clear()
        for one in listed:
            item = QListWidgetItem()
            item.setData(_LISTED, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(one))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._say()

    def _on_open(self) -> None:
        item = cast("QListWidgetItem | None", self._list.currentItem())
        if item is not None:
            self.opened.emit(cast("Listed", item.data(_LISTED)).incident.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search field move through the list."""
        step = form.step_in_list(event) if watched is self._search else 0
        if step:
            row = self._list.currentRow() + step
            if 0 <= row < self._list.count():
                self._list.setCurrentRow(row)
            return True
        return super().eventFilter(watched, event)

    def _judge(self) -> None:
        nothing = self._list.count() == 0
        self._open.set_blocked(self.tr("nothing is found") if nothing else None)
        self._open.set_next(None if nothing else "")

    def _say(self) -> None:
        self._title.set_text(self.tr("Incidents"))
        self._search.setPlaceholderText(self.tr("Search: a place, a number, a word of a note"))
        self._search.setAccessibleName(self.tr("Search"))
        self._list.setAccessibleName(self.tr("Incidents"))
        searched = bool(self._search.text().strip())
        empty = self.tr("Nothing is found.") if searched else self.tr("No incident is recorded yet.")
        count = self._list.count()
        self._found.set_text(self.tr("%n found, newest first", "", count) if count else empty)
        self._bring_in.set_words(self.tr("Bring in"), self.tr("a neighbour's sealed incident, or a file"))
        self._books.set_words(self.tr("Operator record"), self.tr("flights, batteries, crew"))
        self._drop.set_words(self.tr("Cancel"))
        self._open.set_words(self.tr("Open"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._list.viewport().update()
        super().changeEvent(event)


def spoken(listed: Listed) -> str:
    """A row for a screen reader."""
    incident = listed.incident
    at = incident.alarm_at or incident.created_at
    parts = [day_and_year(at), units.hour_minute(at), incident.what, incident.where, entries_words(listed)]
    return ", ".join([*parts, training_word()] if incident.training else parts)


def entries_words(listed: Listed) -> str:
    return units.translate("IncidentList", "entries: %n", "", listed.entries)


def training_word() -> str:
    return units.translate("IncidentList", "TRAINING")


class _Row(QStyledItemDelegate):
    """Two lines: what and where; the day and the hour at the left, the entries at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(400, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        listed = cast("Listed", index.data(_LISTED))
        painter.save()
        rect = paint_ground(painter, option)
        self._paint_words(painter, rect, listed)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, listed: Listed) -> None:
        incident = listed.incident
        at = incident.alarm_at or incident.created_at
        bold, small = inter(sizes.SENTENCE, Weight.SEMIBOLD), inter(sizes.LABEL)
        first, second = rect.top() + 24, rect.top() + 44
        left, right = rect.left() + _SIDE, rect.right() - _SIDE
        date = day_and_year(at)
        lettering.draw_line(painter, date, figures(sizes.LABEL), colour("text"), QPointF(left, first))
        lettering.draw_line(
            painter, units.hour_minute(at), figures(sizes.LABEL), colour("label"), QPointF(left, second)
        )
        entries = entries_words(listed)
        count = right - lettering.width(entries, small)
        lettering.draw_line(painter, entries, small, colour("label"), QPointF(count, second))
        edge = right
        if incident.training:
            tag = inter(sizes.CHART, Weight.SEMIBOLD)
            edge = right - lettering.width(training_word(), tag)
            lettering.draw_line(painter, training_word(), tag, colour("training"), QPointF(edge, first))
        left += max(_DATE, lettering.width(date, figures(sizes.LABEL)) + _SIDE)
        what = lettering.wrapped(incident.what, bold, edge - left - _SIDE, 1)
        where = f"{incident.where} · {incident.number}" if incident.number else incident.where
        below = lettering.wrapped(where, small, count - left - _SIDE, 1)
        for line, font, ink, base in ((what, bold, "text", first), (below, small, "label", second)):
            if line:
                lettering.draw_line(painter, line[0], font, colour(ink), QPointF(left, base))
