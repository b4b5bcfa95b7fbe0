"""A trainer's window at work: one call for a second window, or for the laptop beside the crew's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desk.trainer_desk import TrainerDesk
from ui.train.trainer_window import TrainerWindow

if TYPE_CHECKING:
    from training.remote.trainer_line import TrainerLine

SIZE = (1024, 700)


def trainer_window(line: TrainerLine) -> TrainerWindow:
    """Not yet shown. Closing it closes the line; the exercise goes on."""
    window = TrainerWindow()
    window.resize(*SIZE)
    desk = TrainerDesk(line, window)
    desk.programme_came.connect(window.show_programme)
    desk.state_came.connect(window.board.show_state)
    desk.connection_came.connect(window.board.show_connection)
    desk.refused.connect(window.board.show_refusal)
    window.board.order_wanted.connect(desk.order)
    window.closed.connect(desk.close)
    desk.tick()
    return window
