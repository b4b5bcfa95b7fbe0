"""All events of an incident in a list: typing searches, a row of sources filters, a press goes there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from incidents.codes import Source
from incidents.words import say
from telemetry.events import EventCode
from ui import lettering, sizes, units
from ui.font import Weight, figures, inter
from ui.review import form
from ui.theme import colour
from ui.widgets import choices
from ui.widgets.list_row import paint_ground

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from incidents.timeline import Moment

    AnyIndex = QModelIndex | QPersistentModelIndex

_ROW = 48
_SIDE = 16
_MOST_SEARCH = 200
_EVENT = Qt.ItemDataRole.UserRole
_PEOPLE = frozenset({Source.PERSON, Source.RECORD})
ALARMS = "alarms"  # a filter beside those of the sources
_OF_ALARMS = frozenset({EventCode.ALARM_RAISED, EventCode.ALARM_SEEN, EventCode.ALARM_CLEARED})


@dataclass(frozen=True, slots=True)
class Told:
    """A moment in words."""

    at: datetime
    source: str
    sentence: str
    sought: str  # what a search looks in
    alarm: bool = False


def told_in(moments: Sequence[Moment], language: str) -> tuple[Told, ...]:
    """In the order in which they happened."""
    sentences = [say(moment.entry, language) for moment in moments]
    return tuple(
        Told(
            m.at,
            m.entry.source,
            sentence,
            f"{units.clock(m.at)} {sentence}".casefold(),
            m.entry.code in _OF_ALARMS,
        )
        for m, sentence in zip(moments, sentences, strict=True)
    )


def found_in(events: Sequence[Told], words: str, source: str | None) -> list[Told]:
    """Those of a source (None: of any; PERSON: what people wrote; ALARMS) in which all the words occur."""
    sought = words.casefold().split()
    return [
        event for event in events if _is_of(event, source) and all(word in event.sought for word in sought)
    ]


def _is_of(event: Told, source: str | None) -> bool:
    if source == ALARMS:
        return event.alarm
    return source is None or event.source in (_PEOPLE if source in _PEOPLE else {source})


class EventList(QWidget):
    """Arrows choose and Enter goes there, as a press does."""

    jump_wanted = Signal(object)  # datetime
    dropped = Signal()

    def __init__(
        self, events: Sequence[Told], cursor: datetime | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._events = tuple(events)
        self._cursor = cursor
        self._source: str | None = None
        self._title = form.title()
        self._search = form.line(_MOST_SEARCH)
        self._found = form.label()
        there = {event.source for event in events}
        there |= {ALARMS} if any(event.alarm for event in events) else set()
        sources = (None, Source.DISPATCH, Source.TRUCK, Source.FLIGHT, ALARMS, Source.FINDING, Source.PERSON)
        shown = [s for s in sources if s is None or s in there or (s in _PEOPLE and there & _PEOPLE)]
        self._filters = {source: choices.choice() for source in shown}
        self._model = _Events(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(6 * _ROW)
        self._drop = form.button()
        self._go = form.button()
        column = form.column_of(self)
        column.addWidget(self._title)
        column.addWidget(self._search)
        column.addLayout(choices.row(self, self._filters.values(), sizes.GAP_SMALL))
        column.addWidget(self._found)
        column.addWidget(self._list, 1)
        column.addLayout(form.row_of(self._drop, self._go))
        for source, button in self._filters.items():
            button.wanted.connect(lambda source=source: self._on_filter(source))
        self._search.textChanged.connect(self._refill)
        self._search.returnPressed.connect(self._on_go)
        self._search.installEventFilter(self)
        self._list.clicked.connect(self._on_go)
        self._list.activated.connect(self._on_go)
        self._go.wanted.connect(self._on_go)
        self._drop.wanted.connect(self.dropped)
        self.setFocusProxy(self._search)
        self._on_filter(None)

    def _on_filter(self, source: str | None) -> None:
        self._source = source
        choices.mark(self._filters, source)
        self._refill()

    def _refill(self) -> None:
        """The chosen row is the last event before the cursor."""
        found = found_in(self._events, self._search.text(), self._source)
        self._model.show_events(found)
        before = [row for row, event in enumerate(found) if self._cursor is None or event.at <= self._cursor]
        if found:
            chosen = self._model.index(before[-1] if before else 0)
            self._list.setCurrentIndex(chosen)
            self._list.scrollTo(chosen, QListView.ScrollHint.PositionAtCenter)
        self._say()

    def _on_go(self) -> None:
        event = self._list.currentIndex().data(_EVENT)
        if isinstance(event, Told):
            self.jump_wanted.emit(event.at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search field move through the list."""
        step = form.step_in_list(event) if watched is self._search else 0
        if step:
            row = self._list.currentIndex().row() + step
            if 0 <= row < self._model.rowCount():
                self._list.setCurrentIndex(self._model.index(row))
            return True
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        self._title.set_text(self.tr("Events"))
        self._search.setPlaceholderText(self.tr("Search: a time, a number, a word"))
        self._search.setAccessibleName(self.tr("Search"))
        self._list.setAccessibleName(self.tr("Events"))
        names = {
            None: self.tr("All"),
            Source.DISPATCH: self.tr("Dispatch"),
            Source.TRUCK: self.tr("Trucks"),
            Source.FLIGHT: self.tr("Flight"),
            ALARMS: self.tr("Alarms"),
            Source.FINDING: self.tr("Findings"),
            Source.PERSON: self.tr("Notes"),
        }
        for source, button in self._filters.items():
            button.set_words(names[source])
        count = self._model.rowCount()
        self._found.set_text(self.tr("%n found", "", count) if count else self.tr("Nothing is found."))
        self._drop.set_words(self.tr("Cancel"))
        self._go.set_words(self.tr("Go there"))
        self._go.set_blocked(None if count else self.tr("nothing is found"))
        self._go.set_next("" if count else None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._list.viewport().update()
        super().changeEvent(event)


class _Events(QAbstractListModel):
    """Rows are said when they are painted: thousands cost nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: Sequence[Told] = ()

    def show_events(self, events: Sequence[Told]) -> None:
        self.beginResetModel()
        self._shown = events
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event = self._shown[index.row()]
        if role == _EVENT:
            return event
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{units.clock(event.at)} {event.sentence}"
        return None


class _Row(QStyledItemDelegate):
    """The time, and the sentence in one line or two smaller ones."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(400, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        event = cast("Told", index.data(_EVENT))
        painter.save()
        rect = paint_ground(painter, option)
        middle, left = rect.center().y(), rect.left() + _SIDE
        time_font = figures(sizes.LABEL, Weight.SEMIBOLD)
        base = QPointF(left, middle + lettering.cap_height(time_font) / 2)
        lettering.draw_line(painter, units.clock(event.at), time_font, colour("text"), base)
        left += lettering.width("88:88:88", time_font) + _SIDE
        hot = event.source == Source.FINDING
        painter.fillRect(
            QRectF(left, rect.top() + 14, 3, rect.height() - 28), colour("danger" if hot else "hairline")
        )
        left += _SIDE
        room = rect.right() - _SIDE - left
        font, most = inter(sizes.SENTENCE), 1
        if not lettering.fits(event.sentence, font, room, 1):
            font, most = inter(sizes.CHART), 2
        lines = lettering.wrapped(event.sentence, font, room, most)
        top = middle - len(lines) * lettering.line_height(font) / 2
        lettering.draw_lines(painter, lines, font, colour("text"), QPointF(left, top))
        painter.restore()
