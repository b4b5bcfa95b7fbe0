"""Which curves stand in the charts: all numbers of the recordings by message, searched by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.review import form
from ui.review.charted import BATTERY, HEIGHT, MOST, STANDARD
from ui.review.field_row import COUNT, ROW, UNIT, FieldRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from telemetry.logs.fields import Field, Known

_FIELD = Qt.ItemDataRole.UserRole
_LONGEST_SEARCH = 80
_ROWS_SHOWN = 6
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldChooser(QWidget):
    """A tick at each curve that is wanted; a fifth has to wait until one is given up."""

    given = Signal(object)  # tuple[Field, ...], one to four, in the order they were chosen
    dropped = Signal()

    def __init__(self, chosen: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = list(chosen)
        self._known: tuple[Known, ...] | None = None
        self._title = form.title()
        self._search = form.line(_LONGEST_SEARCH)
        self._told = form.label()
        self._tree = _tree()
        self._drop = form.button()
        self._standard = form.button()
        self._give = form.button()
        column = form.column_of(self)
        for widget in (self._title, self._search, self._told):
            column.addWidget(widget)
        column.addWidget(self._tree, 1)
        column.addLayout(form.row_of(self._drop, self._standard, self._give))
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._on_give)
        self._search.installEventFilter(self)
        self._tree.installEventFilter(self)
        self._tree.itemClicked.connect(self._on_pressed)
        self._drop.wanted.connect(self.dropped)
        self._standard.wanted.connect(lambda: self.given.emit(STANDARD))
        self._give.wanted.connect(self._on_give)
        self.setFocusProxy(self._search)
        self._say()

    def show_known(self, known: Sequence[Known]) -> None:
        """What the recordings hold; until then the list says that it is being read."""
        self._known = tuple(known)
        self._tree.clear()
        for field in STANDARD:
            self._tree.addTopLevelItem(self._row(field, "m" if field == HEIGHT else "%", None))
        group: QTreeWidgetItem | None = None
        for one in self._known:
            if group is None or group.text(0) != one.field.source:
                group = QTreeWidgetItem([one.field.source])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._tree.addTopLevelItem(group)
            group.addChild(self._row(one.field, one.unit, one.count))
        for row in self._rows():
            parent = row.parent()
            if parent is not None and row.data(0, _FIELD) in self._chosen:
                parent.setExpanded(True)
        self._find(self._search.text())
        self._say()

    def _row(self, field: Field, unit: str, count: int | None) -> QTreeWidgetItem:
        row = QTreeWidgetItem([self._name(field)])
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        row.setData(0, _FIELD, field)
        row.setData(0, UNIT, unit)
        row.setData(0, COUNT, count)
        self._mark(row)
        return row

    def _mark(self, row: QTreeWidgetItem) -> None:
        chosen = row.data(0, _FIELD) in self._chosen
        row.setCheckState(0, Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def _name(self, field: Field) -> str:
        return {HEIGHT: self.tr("Above home"), BATTERY: self.tr("Battery")}.get(field, field.name)

    def _on_pressed(self, row: QTreeWidgetItem) -> None:
        """The whole line is the button: a message opens and closes, a number is chosen or given up."""
        field: Field | None = row.data(0, _FIELD)
        if field is None:
            row.setExpanded(not row.isExpanded())
            return
        if field in self._chosen:
            self._chosen.remove(field)
        elif len(self._chosen) < MOST:
            self._chosen.append(field)
        self._mark(row)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Enter press the line; the arrow down leads from the search to the list."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is self._search and event.key() == Qt.Key.Key_Down:
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
            first = next((row for row in self._rows() if not row.isHidden()), None)
            if first is not None and not self._tree.selectedItems():
                self._tree.setCurrentItem(first)
            return True
        current = self._tree.currentItem()
        if watched is self._tree and event.key() in _PRESSES and current is not None:
            self._on_pressed(current)
            return True
        return super().eventFilter(watched, event)

    def _find(self, wanted: str) -> None:
        """Every word has to stand somewhere in the message or the field."""
        words = wanted.lower().split()
        for n in range(self._tree.topLevelItemCount()):
            group = cast("QTreeWidgetItem", self._tree.topLevelItem(n))
            rows = [cast("QTreeWidgetItem", group.child(m)) for m in range(group.childCount())]
            found = not rows and _holds(group.text(0), words)
            for row in rows:
                holds = _holds(f"{group.text(0)}.{row.text(0)}", words)
                row.setHidden(not holds)
                found = found or holds
            group.setHidden(not found)
            if words:
                group.setExpanded(found)

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        """All that can be chosen."""
        for n in range(self._tree.topLevelItemCount()):
            group = cast("QTreeWidgetItem", self._tree.topLevelItem(n))
            if group.data(0, _FIELD) is not None:
                yield group
            for m in range(group.childCount()):
                yield cast("QTreeWidgetItem", group.child(m))

    def _on_give(self) -> None:
        if self._chosen:
            self.given.emit(tuple(self._chosen))

    def _say(self) -> None:
        self._title.set_text(self.tr("Curves"))
        self._search.setPlaceholderText(self.tr("Search: alt, vibration, battery voltage"))
        self._search.setAccessibleName(self.tr("Search"))
        self._tree.setAccessibleName(self.tr("Numbers of the recordings"))
        self._told.set_text(self._words())
        self._drop.set_words(self.tr("Cancel"))
        self._standard.set_words(self.tr("Height and battery"))
        self._give.set_words(self.tr("Show the curves"))
        self._give.set_blocked(None if self._chosen else self.tr("choose one to four"))
        self._give.set_next("" if self._chosen else None)

    def _words(self) -> str:
        if self._known is None:
            return self.tr("The recordings are being read…")
        names = " · ".join(self._name(field) if field in STANDARD else field.label for field in self._chosen)
        if len(self._chosen) >= MOST:
            return self.tr("{names}. Four is the most: give up one to choose another").format(names=names)
        return names or self.tr("Nothing is chosen")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            for row in self._rows():
                row.setText(0, self._name(row.data(0, _FIELD)))
        super().changeEvent(event)


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setIndentation(0)
    tree.setItemDelegate(FieldRow(tree))
    tree.setUniformRowHeights(True)
    tree.setExpandsOnDoubleClick(False)
    tree.setMinimumHeight(_ROWS_SHOWN * ROW + 2)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return tree


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text.lower() for word in words)
