"""A trainer's board at work: on the Train page, in a second window, on the laptop beside the crew's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desk.trainer_desk import TrainerDesk
from ui.train.trainer_window import TrainerWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from training.remote.trainer_line import TrainerLine
    from ui.train.trainer_board import TrainerBoard

SIZE = (1024, 700)


def at_work(board: TrainerBoard, line: TrainerLine, parent: QObject) -> TrainerDesk:
    """The board shows what comes over the line, and its orders go over it, until the desk is closed."""
    desk = TrainerDesk(line, parent)
    desk.programme_came.connect(board.show_programme)
    desk.state_came.connect(board.show_state)
    desk.connection_came.connect(board.show_connection)
    desk.refused.connect(board.show_refusal)
    board.order_wanted.connect(desk.order)
    desk.tick()
    return desk


def trainer_window(line: TrainerLine) -> TrainerWindow:
    """Not yet shown. Closing it closes the line; the exercise goes on."""
    window = TrainerWindow()
    window.resize(*SIZE)
    window.closed.connect(at_work(window.board, line, window).close)
    return window
