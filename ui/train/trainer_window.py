"""The trainer's board in a window of its own: on the crew's computer, or on a second laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.train.trainer_board import TrainerBoard
from ui.widgets.sheet import Sheet
from ui.widgets.stripes import Stripes

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.train.held_choices import HeldChoices

LEAST_PX = (400, 700)
_SHEET_PX = 520


class TrainerWindow(QWidget):
    """Striped, and called TRAINING."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = TrainerBoard()
        stripes = Stripes(self.board)
        stripes.set_colour("training")
        self._sheet = Sheet(self.board)
        self.setMinimumSize(*LEAST_PX)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # wide or narrow, as it is pulled
        whole.addWidget(stripes)
        self.board.ask_wanted.connect(self._ask)
        self.board.title_changed.connect(self._say)
        self._say()

    def _ask(self, choices: HeldChoices) -> None:
        choices.done.connect(self._sheet.close_sheet)
        choices.setMaximumWidth(_SHEET_PX)
        self._sheet.open(choices)

    def _say(self) -> None:
        """What is practised is the name of the window."""
        self.setWindowTitle(self.tr("TRAINING · {exercise}").format(exercise=self.board.title))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.board.map.end_work()
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
