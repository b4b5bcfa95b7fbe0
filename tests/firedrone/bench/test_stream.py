from __future__ import annotations

from firedrone.bench.stream import is_heartbeat, telemetry
from telemetry.framing import Framer
from telemetry.messages import Codec


def test_first_heartbeats_then_everything_a_drone_says_without_a_gap():
    frames = telemetry(4, 1000)
    assert all(is_heartbeat(frame) for frame in frames[:4])
    messages = [message for frame in frames for message in Codec().decode(frame)]
    assert len(messages) == 1004
    assert [message.get_seq() for message in messages] == [n % 256 for n in range(1004)]
    assert len({message.get_type() for message in messages}) > 15


def test_each_piece_is_one_whole_frame():
    framer = Framer()
    assert [framer.feed(frame) for frame in telemetry(1, 50)] == [[frame] for frame in telemetry(1, 50)]
    assert framer.bad_bytes == 0
