"""What the trainer sees first: the exercise, its time, how the drone really is, and how fresh that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes, units
from ui.font import Weight
from ui.widgets.words import Words

if TYPE_CHECKING:
    from training.remote.messages import State
    from training.remote.trainer_end import Connection

OLD_S = 2.0


class ExerciseHead(QWidget):
    """Two lines: title and clock, drone and line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State | None = None
        self._title = Words("", sizes.STATE, Weight.SEMIBOLD, most_lines=1)
        self._clock = Words("", sizes.STATE, Weight.SEMIBOLD, right=True, most_lines=1)
        self._drone = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._line = Words("", sizes.LABEL, ink="label", right=True, most_lines=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for left, right in ((self._title, self._clock), (self._drone, self._line)):
            row = QHBoxLayout()
            row.setSpacing(sizes.GAP)
            row.addWidget(left, 1)
            row.addWidget(right)
            column.addLayout(row)

    def show_title(self, title: str) -> None:
        self._title.set_text(title)
        self._title.setToolTip(title)

    def show_state(self, state: State | None) -> None:
        self._state = state
        self._say()

    def show_connection(self, connection: Connection, now_s: float) -> None:
        """How old what is shown is; nothing of it for a window on the crew's own computer."""
        age_s = None if connection.heard_s is None else now_s - connection.heard_s
        if age_s is None or (connection.connected and age_s < OLD_S):
            self._line.set_text(
                self.tr("connected") if connection.connected else self.tr("connecting"), "label"
            )
            return
        self._line.set_text(self.tr("LOST {age}").format(age=units.age_whole(age_s)), "danger")

    def _say(self) -> None:
        state = self._state
        if state is None:
            self._clock.set_text("")
            self._drone.set_text(self.tr("Nothing heard yet"))
            return
        clock = units.stopwatch(max(0.0, state.elapsed_s))
        if state.ended:
            self._clock.set_text(self.tr("{clock} over").format(clock=clock), "label")
        elif not state.started:
            self._clock.set_text(self.tr("not begun"), "label")
        elif state.frozen:
            self._clock.set_text(self.tr("{clock} FROZEN").format(clock=clock), "attention_text")
        else:
            self._clock.set_text(clock, "text")
        parts = (
            state.mode,
            self.tr("{height} above ground").format(height=units.height(state.above_ground_m)),
            str(units.speed(state.speed_m_s)),
            self.tr("battery {percent}").format(percent=units.percent(state.battery_percent)),
        )
        self._drone.set_text(" · ".join(parts))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
