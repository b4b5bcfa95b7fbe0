"""A loop that stands still is seen, and for how long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from firedrone.bench.loop_probe import BEAT_S, LoopProbe, stalls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

STALL_S = 0.3


@pytest.fixture
def probe(qtbot: QtBot) -> Iterator[LoopProbe]:
    probe = LoopProbe()
    probe.start()
    yield probe
    probe.stop()


def stand_still() -> None:
    """Works, so that the thread's own clock goes on as well."""
    until_s = time.thread_time() + STALL_S
    while time.thread_time() < until_s:
        pass


def test_a_loop_that_stands_still_is_told_with_all_the_time_it_stood(qtbot: QtBot, probe: LoopProbe):
    qtbot.waitUntil(lambda: probe.take() is not None)
    stand_still()
    QCoreApplication.processEvents()
    found = probe.take()
    assert found is not None
    assert found.most_ms >= 1000.0 * (STALL_S - 2 * BEAT_S)
    assert found.busy_ms >= 1000.0 * STALL_S
    assert found.p99_ms > 50.0
    assert found.beats >= 0.8 * STALL_S / BEAT_S  # all the time counts, not one event of many


def test_what_was_told_is_not_told_again(qtbot: QtBot, probe: LoopProbe):
    qtbot.waitUntil(lambda: probe.take() is not None)
    stand_still()
    QCoreApplication.processEvents()
    assert probe.take() is not None
    assert probe.take() is None


def test_ninety_nine_of_a_hundred_are_no_later_than_p99():
    found = stalls([number / 1000.0 for number in range(1, 101)])
    assert found is not None
    assert (found.p50_ms, found.p99_ms, found.most_ms, found.beats) == (50.0, 99.0, 100.0, 100)


def test_of_no_beats_nothing_is_claimed():
    assert stalls([]) is None
