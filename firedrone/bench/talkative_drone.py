"""A practice drone that says a great deal: so many messages a second, as a program of its own.

    python -m firedrone.bench.talkative_drone LAT LON RATE_HZ

It says {"address": "udpout:127.0.0.1:..."} and flies until its stdin ends. Everybody who writes to it hears
the same bytes. All its streams are asked for anew every second, whatever a ground station asked meanwhile.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import TYPE_CHECKING

from maps.geo import LatLon
from telemetry.framing import Framer
from telemetry.messages import Codec, mavlink
from training.ports import Listen
from training.practice import practice_drone
from training.serve import serve

if TYPE_CHECKING:
    from training.serve import OnRadios

HERE = "127.0.0.1"
ASK_S = 1.0
FIRST_HZ, FASTEST_HZ = 10, 50
HEAD_ROOM = 1.01  # above what is asked for: no second has too few
MOST_OWED = 0.1  # of a second's messages; what was not said in a pause is not made up for


class TalkativeDrone:
    """The drone, and somebody beside it who asks for so much of all its streams that it comes to the rate."""

    def __init__(self, drone: OnRadios, rate_hz: float) -> None:
        self._drone, self._wanted_hz = drone, HEAD_ROOM * rate_hz
        self._asks, self._said = Codec(), Framer()
        self._frames, self._owed = 0, 0.0
        self._asked_hz = 0
        self._asked_s = -ASK_S

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """As the drone's own."""
        if now_s - self._asked_s >= ASK_S:
            received += self._ask(now_s)
        said = self._drone.step(now_s, received, radio)
        self._frames += len(self._said.feed(said))
        return said

    def _ask(self, now_s: float) -> bytes:
        """Whole hertz only go into the question: a little more and a little less in turns."""
        heard_hz = self._frames / (now_s - self._asked_s)
        if self._asked_hz and heard_hz > 0.0:
            owed = self._owed + self._wanted_hz - heard_hz
            self._owed = max(-MOST_OWED * self._wanted_hz, min(MOST_OWED * self._wanted_hz, owed))
            wanted_hz = (self._wanted_hz + self._owed) * self._asked_hz / heard_hz
            self._asked_hz = max(1, min(FASTEST_HZ, round(wanted_hz)))
        else:
            self._asked_hz = FIRST_HZ
        self._frames, self._asked_s = 0, now_s
        return self._asks.pack(
            mavlink.MAVLink_request_data_stream_message(1, 1, mavlink.MAV_DATA_STREAM_ALL, self._asked_hz, 1)
        )


def main(place: LatLon, rate_hz: float) -> None:
    """See above."""
    stop = threading.Event()

    def started(addresses: list[str]) -> None:
        port = addresses[0].rpartition(":")[2]
        sys.stdout.write(json.dumps({"address": f"udpout:{HERE}:{port}"}) + "\n")
        sys.stdout.flush()

    def until_told() -> None:
        sys.stdin.read()
        stop.set()

    threading.Thread(target=until_told, daemon=True).start()
    drone = TalkativeDrone(practice_drone(place), rate_hz)
    serve(drone, [Listen("udpin", HERE, 0)], stop, started=started)


if __name__ == "__main__":
    main(LatLon(float(sys.argv[1]), float(sys.argv[2])), float(sys.argv[3]))
