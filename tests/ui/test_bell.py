from __future__ import annotations

from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

from ui.pump import Bell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_bell_rung_a_hundred_times_by_another_thread_is_heard_once_by_the_windows_own(qtbot: QtBot):
    bell, heard = Bell(), []
    bell.rang.connect(lambda: heard.append(current_thread()))

    def ring() -> None:
        for _ in range(100):
            bell.ring()

    ringer = Thread(target=ring)
    with qtbot.waitSignal(bell.rang):
        ringer.start()
        ringer.join()
    assert heard == [main_thread()]


def test_what_comes_while_a_bell_is_heard_rings_again(qtbot: QtBot):
    bell, heard = Bell(), []

    def hear() -> None:
        heard.append(len(heard))
        if len(heard) == 1:
            bell.ring()

    bell.rang.connect(hear)
    bell.ring()
    qtbot.waitUntil(lambda: heard == [0, 1])
