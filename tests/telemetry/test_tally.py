import pytest

from telemetry.tally import Tally
from tests.telemetry.wire import Wire, position


@pytest.fixture
def frames() -> list[bytes]:
    wire = Wire()
    return [wire.frame(position()) for _ in range(300)]


def test_all_that_come_in_a_row_are_counted_and_none_is_lost(frames: list[bytes]):
    tally = Tally()
    assert tally.count(frames[:100], 3.0) + tally.count(frames[100:], 7.0) == []
    assert (tally.messages, tally.bytes, tally.lost, tally.heard_s) == (300, sum(map(len, frames)), 0, 7.0)


def test_a_gap_is_counted_and_told(frames: list[bytes]):
    tally = Tally()
    tally.count(frames[:1], 0.0)
    assert tally.count(frames[4:5], 0.0) == [(0, 4)]
    assert tally.lost == 3


def test_one_that_comes_late_is_not_two_hundred_lost(frames: list[bytes]):
    tally = Tally()
    tally.count([frames[number] for number in (0, 1, 3, 2, 4)], 0.0)
    assert tally.lost < 5


def test_a_message_that_means_nothing_to_us_is_not_lost(frames: list[bytes]):
    tally = Tally()
    tally.count(frames[:1], 0.0)
    tally.pass_over(frames[1])
    tally.count(frames[2:3], 0.0)
    assert (tally.messages, tally.lost) == (2, 0)


def test_another_link_begins_another_row(frames: list[bytes]):
    tally = Tally()
    tally.count(frames[:1], 0.0)
    tally.restart()
    tally.count(frames[100:101], 0.0)
    assert tally.lost == 0
