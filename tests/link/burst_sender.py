"""Several vehicles behind one port, as fast as asked: `burst_sender.py PORT VEHICLES RATE_HZ SECONDS`.

Prints as JSON how many frames it sent and when it heard our heartbeats. A program of its own, so that it does
not share an interpreter with the receiver.
"""

from __future__ import annotations

import json
import socket
import sys
import time
from typing import TYPE_CHECKING

from telemetry.messages import Codec, mavlink

if TYPE_CHECKING:
    from telemetry.messages import Outgoing

TICK_S = 0.002
HEARTBEAT = mavlink.MAVLink_heartbeat_message(2, 3, 89, 4, 3, 3)


# What an autopilot says at high rates, in turn.
MIX: tuple[Outgoing, ...] = (
    mavlink.MAVLink_attitude_message(1000, 0.1, 0.2, 0.3, 0.01, 0.02, 0.03),
    mavlink.MAVLink_global_position_int_message(
        1000, 562000000, 247500000, 120000, 40000, 300, 400, -250, 9000
    ),
    mavlink.MAVLink_gps_raw_int_message(1_000_000, 3, 562000000, 247500000, 120000, 80, 80, 400, 9000, 14),
    mavlink.MAVLink_sys_status_message(0, 0, 0, 100, 12400, 3000, 80, 0, 0, 0, 0, 0, 0),
    mavlink.MAVLink_vfr_hud_message(5, 5, 90, 50, 40, 1),
    mavlink.MAVLink_servo_output_raw_message(1000, 0, *[1500] * 8),
    mavlink.MAVLink_vibration_message(1_000_000, 0.1, 0.1, 0.1, 0, 0, 0),
    mavlink.MAVLink_raw_imu_message(1_000_000, 1, 2, 3, 4, 5, 6, 7, 8, 9),
)


def main(port: int, vehicles: int, rate_hz: float, seconds: float) -> None:
    codecs = [Codec(system + 1, 1) for system in range(vehicles)]
    beaten = [-1.0] * vehicles
    heard_s: list[float] = []
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setblocking(False)
    began_s = time.monotonic()
    sent, total = 0, round(rate_hz * seconds)
    while sent < total:
        now_s = time.monotonic() - began_s
        for number in range(sent, min(total, int(now_s * rate_hz) + 1)):
            one = number % vehicles
            if now_s - beaten[one] >= 1.0 or beaten[one] < 0:
                beaten[one], message = now_s, HEARTBEAT
            else:
                message = MIX[number // vehicles % len(MIX)]
            sock.sendto(codecs[one].pack(message), ("127.0.0.1", port))
            sent += 1
        heard_s += [now_s for kind in _heard(sock) if kind == "HEARTBEAT"]
        time.sleep(TICK_S)
    sys.stdout.write(json.dumps({"sent": sent, "heartbeats_s": heard_s}))


def _heard(sock: socket.socket) -> list[str]:
    found: list[str] = []
    codec = Codec()
    while True:
        try:
            found += [message.get_type() for message in codec.decode(sock.recv(65_535))]
        except (BlockingIOError, ConnectionRefusedError):
            return found


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
