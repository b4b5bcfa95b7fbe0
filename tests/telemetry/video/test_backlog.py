"""What waits to be decoded is rather left out than late."""

from __future__ import annotations

from telemetry.video.access_unit import AccessUnit
from telemetry.video.backlog import MOST_BYTES, Backlog


def unit(number: int, *, key: bool = False, size: int = 10) -> AccessUnit:
    return AccessUnit(bytes(size), float(number), float(number), key)


def taken(backlog: Backlog) -> tuple[int | None, bool]:
    found, gap = backlog.take(0.0)
    return (round(found.stream_s) if found is not None else None), gap


def test_units_come_out_in_their_order():
    backlog = Backlog(clock=lambda: 0.0)
    for number in range(3):
        backlog.put(unit(number))
    assert [taken(backlog) for _ in range(4)] == [(0, False), (1, False), (2, False), (None, False)]


def test_it_goes_on_from_the_newest_key_picture_when_it_is_behind():
    backlog = Backlog(clock=lambda: 0.0)
    for number in range(12):
        backlog.put(unit(number, key=number in {4, 9}))
    assert taken(backlog) == (9, True)
    assert taken(backlog) == (10, False)
    assert backlog.dropped == 9


def test_a_burst_without_a_key_picture_is_worked_off():
    backlog = Backlog(clock=lambda: 100.0)
    for number in range(30):
        backlog.put(unit(number))
    assert [taken(backlog)[0] for _ in range(30)] == list(range(30))
    assert backlog.dropped == 0


def test_a_decoder_that_never_catches_up_starts_again_at_the_next_key_picture():
    now = [1.0]
    backlog = Backlog(clock=lambda: now[0])
    rounds = 0
    while rounds < 100:
        rounds += 1
        backlog.put(unit(0))
        backlog.put(unit(0))
        now[0] += 0.1
        if taken(backlog)[0] is None:
            break
    assert rounds < 20
    backlog.put(unit(200))
    assert taken(backlog) == (None, False)
    backlog.put(unit(201, key=True))
    assert taken(backlog) == (201, True)


def test_its_memory_is_bounded():
    backlog = Backlog(clock=lambda: 0.0)
    for number in range(5):
        backlog.put(unit(number, size=MOST_BYTES // 3))
    assert taken(backlog) == (None, False)
    backlog.put(unit(9, key=True))
    assert taken(backlog) == (9, True)
    assert backlog.dropped == 5


def test_a_waiting_taker_can_be_woken():
    backlog = Backlog()
    backlog.wake()
    assert backlog.take(60.0) == (None, False)
