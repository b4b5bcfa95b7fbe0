"""Writing never waits; what a port takes later goes out later, whole and in order."""

from __future__ import annotations

import pytest

from telemetry.link import outbox as outbox_module
from telemetry.link.outbox import WAITING_BYTES, Outbox


class Port:
    """Takes so many bytes at once, then none."""

    def __init__(self) -> None:
        self.room = 0
        self.taken = b""

    def give(self, data: bytes) -> int:
        count = min(self.room, len(data))
        self.taken += data[:count]
        self.room -= count
        return count


def test_a_frame_that_does_not_fit_goes_on_where_it_stopped():
    port = Port()
    outbox = Outbox(port.give)
    port.room = 3
    assert outbox.send(b"abcdef")
    assert outbox.send(b"ghi")
    port.room = 100
    assert outbox.flush()
    assert port.taken == b"abcdefghi"


def test_what_is_too_much_is_dropped_in_whole_frames():
    port = Port()
    outbox = Outbox(port.give)
    frames = [bytes([number]) * 100 for number in range(200)]
    for frame in frames:
        outbox.send(frame)
    port.room = 1_000_000
    outbox.flush()
    assert port.taken == b"".join(frames[: WAITING_BYTES // 100])


def test_a_port_that_takes_nothing_for_three_seconds_is_as_good_as_gone(monkeypatch: pytest.MonkeyPatch):
    now_s = 100.0
    monkeypatch.setattr(outbox_module.time, "monotonic", lambda: now_s)
    outbox = Outbox(Port().give)
    assert outbox.send(b"abc")
    now_s = 102.9
    assert outbox.flush()
    now_s = 103.1
    assert not outbox.flush()
