"""A drone's telemetry at a steady pace to one port of this computer, as a program of its own.

    python -m firedrone.bench.stream PORT RATE_HZ WARM_UP_S SECONDS

Heartbeats for a while, so that the receiver gets to know the drone, then all that a drone says at the rate.
`begin` on stdout says when the steady part begins, `end N` when it ends and how many frames it had apart from
heartbeats. One frame a datagram.
"""

from __future__ import annotations

import socket
import sys
import time
from itertools import islice
from typing import TYPE_CHECKING, cast

from maps.geo import LatLon
from telemetry.framing import message_id
from telemetry.messages import Codec, mavlink
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.messages import Message, Outgoing

HERE = "127.0.0.1"
STREAM_HZ = 10
STEP_S = 0.1
MEET_EVERY_S = 0.25


def main(port: int, rate_hz: float, warm_up_s: float, seconds: float) -> None:
    """See above."""
    heartbeats = int(warm_up_s / MEET_EVERY_S)
    frames = telemetry(heartbeats, int(rate_hz * seconds))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.connect((HERE, port))
        for heartbeat in frames[:heartbeats]:
            _send(out, heartbeat)
            time.sleep(MEET_EVERY_S)
        _say("begin")
        began_s = time.monotonic()
        for number, frame in enumerate(frames[heartbeats:]):
            wait_s = began_s + number / rate_hz - time.monotonic()
            if wait_s > 0.001:  # the system sleeps no finer
                time.sleep(wait_s)
            _send(out, frame)
        _say(f"end {sum(not is_heartbeat(frame) for frame in frames)}")


def telemetry(heartbeats: int, steady: int) -> list[bytes]:
    """So many heartbeats, then so many frames of everything that a drone says; numbered without a gap."""
    out, said = Codec(1, 1), _said()
    first = next(message for message in said if message.get_type() == "HEARTBEAT")
    messages = [first] * heartbeats + list(islice(said, steady))
    return [out.pack(cast("Outgoing", message)) for message in messages]


def is_heartbeat(frame: bytes) -> bool:
    """They are not counted: some were sent before anybody listened."""
    return message_id(frame, 0) == mavlink.MAVLINK_MSG_ID_HEARTBEAT


def _said() -> Iterator[Message]:
    """What a drone on the ground says with all its streams on."""
    drone, codec, now_s = EmbeddedDrone(LatLon(56.2, 25.3), ready=True), Codec(), 0.0
    ask = mavlink.MAVLink_request_data_stream_message(1, 1, mavlink.MAV_DATA_STREAM_ALL, STREAM_HZ, 1)
    received = codec.pack(ask)
    while True:
        yield from codec.decode(drone.step(now_s, received))
        now_s, received = now_s + STEP_S, b""


def _send(out: socket.socket, frame: bytes) -> None:
    try:
        out.send(frame)
    except ConnectionRefusedError:  # nobody listens yet, or any more: a datagram is lost
        return


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
