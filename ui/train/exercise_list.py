"""The exercises to choose from, two beside each other: the first is free practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QCollator,
    QCoreApplication,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.train.exercise_words import in_readers_language, in_short, is_dark
from ui.widgets.list_row import BAR_PX, is_at_keyboard, is_chosen, paint_focus, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from training.exercise.scenario import Scenario

translate = QCoreApplication.translate
ROW = 64
_COLUMNS = 2
_TEXT_AT = 52
_SCENARIO = Qt.ItemDataRole.UserRole


class ExerciseList(QListWidget):
    """Arrows choose, Enter begins."""

    chosen = Signal(object)  # Scenario, or None: free practice
    begin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenarios: tuple[Scenario | None, ...] = ()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Card(self))
        self.currentItemChanged.connect(self._on_current)
        self.itemActivated.connect(self.begin_wanted)
        self.setAccessibleName(self.tr("Exercises"))

    @property
    def scenario(self) -> Scenario | None:
        """The chosen one; None: free practice."""
        item = cast("QListWidgetItem | None", self.currentItem())
        return None if item is None else cast("Scenario | None", item.data(_SCENARIO))

    def show_exercises(self, scenarios: Sequence[Scenario]) -> None:
        """Free practice, and these by their titles; what was chosen stays chosen."""
        before = self.scenario
        order = QCollator(QLocale())  # Š is a letter of its own in Lithuanian
        ordered = sorted(scenarios, key=lambda one: order.sortKey(in_readers_language(one.title)))
        self._scenarios = (None, *ordered)
        self.blockSignals(True)
        self.clear()
        for one in self._scenarios:
            item = QListWidgetItem()
            item.setData(_SCENARIO, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(card_words(one)))
            self.addItem(item)
        ids = [None if one is None else one.id for one in self._scenarios]
        wanted = None if before is None else before.id
        self.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self.blockSignals(False)
        self._fit()
        self.chosen.emit(self.scenario)

    def choose(self, exercise: str) -> None:
        """By its id."""
        for row, one in enumerate(self._scenarios):
            if one is not None and one.id == exercise:
                self.setCurrentRow(row)

    def _on_current(self) -> None:
        self.chosen.emit(self.scenario)

    def _fit(self) -> None:
        """Two in a row, whatever the width, beside a scroll bar that may come and go."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        grid = QSize(max(1, room // _COLUMNS), ROW)
        if grid != self.gridSize():
            self.setGridSize(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Exercises"))
        if event.type() is QEvent.Type.LanguageChange and self._scenarios:
            self.show_exercises([one for one in self._scenarios if one is not None])
        super().changeEvent(event)


def card_words(scenario: Scenario | None) -> tuple[str, str]:
    """Its title, and what it is in short."""
    if scenario is None:
        return translate("Exercises", "Free practice"), translate("Exercises", "no task, no end")
    return in_readers_language(scenario.title), in_short(scenario)


def card_icon(scenario: Scenario | None) -> str:
    if scenario is None:
        return "quadcopter"
    return "weather-night" if is_dark(scenario) else "white-balance-sunny"


class _Card(QStyledItemDelegate):
    """An icon and two lines; the chosen one is filled, with a bar at its left."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return cast("QListWidget", self.parent()).gridSize()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        scenario = cast("Scenario | None", index.data(_SCENARIO))
        rect, chosen = place_of(option), is_chosen(option)
        card = rect.adjusted(0, 0, -sizes.GAP_SMALL, -sizes.GAP_SMALL)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(card, colour("surface" if chosen else "window"))
        painter.setPen(colour("accent" if chosen else "hairline"))
        painter.drawRect(card.adjusted(0.5, 0.5, -0.5, -0.5))
        if chosen:
            painter.fillRect(QRectF(card.left(), card.top(), BAR_PX, card.height()), colour("accent"))
        if is_at_keyboard(option):
            paint_focus(painter, card)
        at = QPointF(card.left() + 28, card.center().y())
        paint_icon(painter, card_icon(scenario), at, colour("accent" if chosen else "label"), 22.0)
        self._paint_words(painter, card, card_words(scenario))
        painter.restore()

    def _paint_words(self, painter: QPainter, card: QRectF, words: tuple[str, str]) -> None:
        left, room = card.left() + _TEXT_AT, card.width() - _TEXT_AT - sizes.GAP_SMALL
        fonts = inter(sizes.SENTENCE, Weight.SEMIBOLD), inter(sizes.LABEL)
        bases = card.top() + 24, card.top() + 44
        for text, font, ink, base in zip(words, fonts, ("text", "label"), bases, strict=True):
            shown = lettering.wrapped(text, font, room, 1)
            lettering.draw_line(painter, shown[0] if shown else "", font, colour(ink), QPointF(left, base))
