"""A sheet of held buttons: back to which mark, or how the trainer takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from training.exercise.take_over import TakeOver
from training.remote.messages import Rewind, Take
from ui import sizes
from ui.font import Weight
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words
from ui.words.trainer import take_over_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.remote.messages import Command

translate = QCoreApplication.translate
MOST_MARKS = 6
_ICONS = {
    TakeOver.HOLD: "pause",
    TakeOver.LAND: "airplane-landing",
    TakeOver.RETURN: "home-import-outline",
}


class HeldChoices(QWidget):
    """What each does happens to the crew at once, so each is held."""

    chosen = Signal(object)  # Command
    done = Signal()

    def __init__(
        self,
        title: str,
        about: str,
        choices: Iterable[tuple[str, str, str, Command]],
        parent: QWidget | None = None,
    ) -> None:
        """`choices`: icon, label, hint and the order."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(Words(title, sizes.TITLE, Weight.SEMIBOLD))
        column.addWidget(Words(about, sizes.SENTENCE, ink="label", most_lines=4))
        for icon, label, hint, command in choices:
            button = BigButton(label, hint, icon, hold=True)
            button.wanted.connect(lambda command=command: self._on_chosen(command))
            column.addWidget(button)
        leave = BigButton(self.tr("Leave it"), height=sizes.BUTTON)
        leave.wanted.connect(self.done)
        column.addSpacing(sizes.GAP_SMALL)
        column.addWidget(leave)

    def _on_chosen(self, command: Command) -> None:
        self.chosen.emit(command)
        self.done.emit()


def marks_to_go_back_to(marks: Sequence[str]) -> HeldChoices:
    """The newest first."""
    newest = tuple(reversed(marks))[:MOST_MARKS]
    return HeldChoices(
        translate("HeldChoices", "Back to a mark"),
        translate("HeldChoices", "Drone, fire and weather are as they were then. The record goes on."),
        [
            ("flag-plus-outline", name, translate("HeldChoices", "back to this moment"), Rewind(name))
            for name in newest
        ],
    )


def ways_to_take_over() -> HeldChoices:
    """Past the crew, by the drone's own autopilot."""
    hints = {
        TakeOver.HOLD: translate("HeldChoices", "it stops where it is"),
        TakeOver.LAND: translate("HeldChoices", "straight down"),
        TakeOver.RETURN: translate("HeldChoices", "and lands there"),
    }
    return HeldChoices(
        translate("HeldChoices", "Take over from the crew"),
        translate(
            "HeldChoices",
            "The drone does it at once, whatever the crew's station says. It stands in the record.",
        ),
        [(_ICONS[what], take_over_words(what), hints[what], Take(what)) for what in TakeOver],
    )
