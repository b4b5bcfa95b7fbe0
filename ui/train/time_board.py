"""The exercise's time: frozen, faster, marked and gone back to; and the orders for the drone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from training.remote.messages import Freeze, Resume, SetMark, SetSpeed
from ui import sizes, units
from ui.widgets.big_button import BigButton
from ui.widgets.choices import mark, row

if TYPE_CHECKING:
    from training.remote.messages import State

SPEEDS = (1.0, 5.0, 20.0)


class TimeBoard(QWidget):
    """`mend` comes from the board of faults and stands here, beside what else is done to the drone."""

    order_wanted = Signal(object)  # Command
    back_wanted = Signal()  # which mark is asked for on a sheet
    take_over_wanted = Signal()

    def __init__(self, mend: BigButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State | None = None
        self._why_not: str | None = None
        self._freeze = BigButton("", icon="snowflake", height=sizes.BUTTON)
        self._speeds = {speed: BigButton(f"×{speed:.0f}", height=sizes.BUTTON) for speed in SPEEDS}
        self._mark = BigButton("", icon="flag-plus-outline", height=sizes.BUTTON)
        self._back = BigButton("", icon="backup-restore", height=sizes.BUTTON)
        self._take = BigButton("", icon="hand-back-right-outline", height=sizes.BUTTON)
        self._lay_out(mend)
        self._freeze.wanted.connect(self._on_freeze)
        self._mark.wanted.connect(self._on_mark)
        self._back.wanted.connect(self.back_wanted)
        self._take.wanted.connect(self.take_over_wanted)
        for speed, button in self._speeds.items():
            button.wanted.connect(lambda speed=speed: self.order_wanted.emit(SetSpeed(speed)))
        self._say()

    def _lay_out(self, mend: BigButton) -> None:
        for button in self._speeds.values():
            button.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        first = QHBoxLayout()
        first.setSpacing(sizes.GAP_SMALL)
        first.addWidget(self._freeze, 3)
        first.addLayout(row(self, self._speeds.values(), sizes.GAP_SMALL), 3)
        column.addLayout(first)
        for left, right in ((self._mark, self._back), (self._take, mend)):
            pair = QHBoxLayout()
            pair.setSpacing(sizes.GAP_SMALL)
            pair.addWidget(left, 1)
            pair.addWidget(right, 1)
            column.addLayout(pair)

    # --- what it is told -------------------------------------------------------------------------

    def set_blocked(self, why: str | None) -> None:
        """Why nothing can be done now."""
        if why != self._why_not:
            self._why_not = why
            self._say()

    def show_state(self, state: State) -> None:
        before, self._state = self._state, state
        mark(self._speeds, state.speed)
        if before is None or (before.frozen, before.marks, before.flying) != (
            state.frozen,
            state.marks,
            state.flying,
        ):
            self._say()

    # --- hands -----------------------------------------------------------------------------------

    def _on_freeze(self) -> None:
        frozen = self._state is not None and self._state.frozen
        self.order_wanted.emit(Resume() if frozen else Freeze())

    def _on_mark(self) -> None:
        """A mark is called by its time, which needs no words in any language."""
        if self._state is not None:
            self.order_wanted.emit(SetMark(units.stopwatch(max(0.0, self._state.elapsed_s))))

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        state, why = self._state, self._why_not
        frozen = state is not None and state.frozen
        self._freeze.set_icon("play" if frozen else "snowflake")
        self._freeze.set_words(self.tr("Go on") if frozen else self.tr("Freeze"))
        self._freeze.set_next(self.tr("NEXT") if frozen and why is None else None)
        self._mark.set_words(self.tr("Mark"), self.tr("to come back"))
        latest = state.marks[-1] if state is not None and state.marks else None
        self._back.set_words(self.tr("Back"), "" if latest is None else self.tr("to a mark"))
        self._take.set_words(self.tr("Take over"))
        for button in (self._freeze, self._mark, *self._speeds.values()):
            button.set_blocked(why)
        self._back.set_blocked(why or (self.tr("no mark yet") if latest is None else None))
        grounded = state is not None and not state.flying
        self._take.set_blocked(why or (self.tr("on the ground") if grounded else None))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
