"""The first start: language, brigade, drone, district, and off to a training flight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import sizes
from ui.first_run.area_step import AreaStep
from ui.first_run.brigade_step import BrigadeStep
from ui.first_run.drone_step import DroneStep
from ui.first_run.language_step import LanguageStep
from ui.first_run.last_step import LastStep
from ui.first_run.progress_line import ProgressLine
from ui.font import Weight
from ui.review.form import button
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QKeyEvent

    from maps.geo import LatLon
    from maps.packs.manifest import Kind
    from ui.first_run.answers import Answers, Offered
    from ui.first_run.step import Step
    from ui.incident.place_search import Ask

_MOST_WIDTH = 900
_STEP_HIGH = 344  # the highest of them: the buttons stay where they are
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstRunSheet(QWidget):
    """Lies on a `Sheet`. Each answer is told when its step is left; who closes it keeps what was said."""

    language_chosen = Signal(str)
    brigade_said = Signal(str, str)  # name, country
    brigade_placed = Signal(object)  # LatLon
    drone_said = Signal(str)  # a link address that is not connected to
    pack_wanted = Signal()
    train_wanted = Signal()
    done = Signal()

    def __init__(self, known: Answers, offered: Offered, ask: Ask, parent: QWidget | None = None) -> None:
        """`known`: what is in the settings already. `ask` looks places up in the packs that are there."""
        super().__init__(parent)
        self._known = known
        self._there: frozenset[Kind] = frozenset()
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._language = LanguageStep(known.language)
        self._brigade = BrigadeStep(known, ask)
        self._drone = DroneStep(offered)
        self._area = AreaStep()
        self._last = LastStep(known)
        self._steps: tuple[Step, ...] = (
            self._language,
            self._brigade,
            self._drone,
            self._area,
            self._last,
        )
        self._progress = ProgressLine(len(self._steps))
        self._stack = QStackedWidget()
        self._skip = button("close")
        self._back = button("arrow-left")
        self._next = button("arrow-right")
        self._next.set_next("")
        self.setMaximumWidth(_MOST_WIDTH)
        self._lay_out()
        self._connect()
        self._go(0)

    def _lay_out(self) -> None:
        for step in self._steps:
            self._stack.addWidget(step)
        self._stack.setMinimumHeight(_STEP_HIGH)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        for one, share in ((self._skip, 2), (self._back, 2), (self._next, 3)):
            buttons.addWidget(one, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_WIDE)
        for part in (self._progress, self._title, self._stack):
            column.addWidget(part)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._language.language_chosen.connect(self._on_language)
        self._brigade.brigade_said.connect(self._on_brigade)
        self._brigade.brigade_placed.connect(self._on_place)
        self._drone.drone_said.connect(self._on_drone)
        self._drone.judged.connect(self._judge)
        self._area.pack_wanted.connect(self.pack_wanted)
        self._last.train_wanted.connect(self.train_wanted)
        self._last.begin_wanted.connect(self.done)
        self._skip.wanted.connect(self._on_skip)
        self._back.wanted.connect(lambda: self._go(self._number - 1))
        self._next.wanted.connect(self._on_next)

    # --- what it is told -------------------------------------------------------------------------

    def show_there(self, kinds: Collection[Kind]) -> None:
        """What the packs of this laptop hold."""
        self._there = frozenset(kinds)
        self._area.show_there(self._there)
        self._last.show_known(self._known, has_pack=bool(self._there))

    def show_said(self, words: str, *, bad: bool = False) -> None:
        """How the copying of a pack goes on or ended."""
        self._area.show_said(words, bad=bad)

    def set_busy(self, busy: bool) -> None:
        self._area.set_busy(busy)

    def close_search(self) -> None:
        """Before it goes."""
        self._brigade.close_search()

    @property
    def known(self) -> Answers:
        """What was answered so far."""
        return self._known

    # --- answers ---------------------------------------------------------------------------------

    def _on_language(self, language: str) -> None:
        self._know(replace(self._known, language=language))
        self._brigade.speaks(language)
        self.language_chosen.emit(language)

    def _on_brigade(self, name: str, country: str) -> None:
        if (name, country) != (self._known.name, self._known.country):
            self._know(replace(self._known, name=name, country=country))
            self.brigade_said.emit(name, country)

    def _on_place(self, place: LatLon) -> None:
        if place != self._known.place:
            self._know(replace(self._known, place=place))
            self.brigade_placed.emit(place)

    def _on_drone(self, address: str) -> None:
        if address != self._known.address:
            self._know(replace(self._known, address=address))
            self.drone_said.emit(address)

    def _know(self, known: Answers) -> None:
        self._known = known
        self._last.show_known(known, has_pack=bool(self._there))

    # --- hands -----------------------------------------------------------------------------------

    @property
    def _number(self) -> int:
        return self._stack.currentIndex()

    def _go(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        first = self._steps[number].focusProxy() or self._next
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _on_next(self) -> None:
        step = self._steps[self._number]
        if step.why_not is None and self._number < len(self._steps) - 1:
            step.leave()
            self._go(self._number + 1)

    def _on_skip(self) -> None:
        """What stands on the step in front counts too."""
        step = self._steps[self._number]
        if step.why_not is None:
            step.leave()
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, from a field or a card; on a button it presses the button."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        here = self.window().focusWidget()
        if isinstance(here, QAbstractButton) and not here.isCheckable():
            here.click()
        else:
            self._on_next()

    # --- words -----------------------------------------------------------------------------------

    def _judge(self) -> None:
        self._next.set_blocked(self._steps[self._number].why_not)

    def _say(self) -> None:
        is_last = self._number == len(self._steps) - 1
        self._title.set_text(self._steps[self._number].title)
        self._progress.show_step(self._number + 1)
        self._skip.set_words(self.tr("Skip all"), self.tr("what was said is kept"))
        self._skip.setVisible(not is_last)
        self._back.set_words(self.tr("Back"))
        self._back.set_blocked(None if self._number else self.tr("this is the first"))
        self._next.set_words(self.tr("Next"))
        self._next.setVisible(not is_last)
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
