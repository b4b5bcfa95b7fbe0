"""A vehicle's side of the wire, for tests: real frames with real sequence numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import Codec, Message, mavlink

if TYPE_CHECKING:
    from telemetry.messages import Outgoing

STANDBY, ACTIVE, CRITICAL = (
    mavlink.MAV_STATE_STANDBY,
    mavlink.MAV_STATE_ACTIVE,
    mavlink.MAV_STATE_CRITICAL,
)
GUIDED, AUTO, RTL = 4, 3, 6


class Wire:
    """Packs as a vehicle does and hands the frame back as a decoded message."""

    def __init__(self, system: int = 1, component: int = 1) -> None:
        self._out = Codec(system, component)
        self._in = Codec()

    def frame(self, message: Outgoing) -> bytes:
        return self._out.pack(message)

    def heard(self, message: Outgoing) -> Message:
        (decoded,) = self._in.decode(self.frame(message))
        return decoded


def heartbeat(mode: int = GUIDED, *, armed: bool = False, status: int = STANDBY) -> Outgoing:
    base = 89 + (128 if armed else 0)
    return mavlink.MAVLink_heartbeat_message(
        mavlink.MAV_TYPE_QUADROTOR, mavlink.MAV_AUTOPILOT_ARDUPILOTMEGA, base, mode, status, 3
    )


def position(
    lat: float = 56.2, lon: float = 24.75, above_home_m: float = 40.0, heading: int = 9000
) -> Outgoing:
    return mavlink.MAVLink_global_position_int_message(
        1000, round(lat * 1e7), round(lon * 1e7), 120_000, round(above_home_m * 1000), 300, 400, -250, heading
    )


def sys_status(percent: int = 80, voltage_mv: int = 12_400, *, ready: bool = True) -> Outgoing:
    health = mavlink.MAV_SYS_STATUS_PREARM_CHECK if ready else 0
    return mavlink.MAVLink_sys_status_message(0, 0, health, 0, voltage_mv, 3_000, percent, 0, 0, 0, 0, 0, 0)
