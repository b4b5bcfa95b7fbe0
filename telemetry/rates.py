"""Ask the vehicle for its telemetry: an ArduCopter sends next to nothing until it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from telemetry.protocol import Ask

if TYPE_CHECKING:
    from telemetry.messages import Outgoing
    from telemetry.protocol import Conversation, Peer

# What a flight view shows, and how often it is worth sending: about 40 messages a second, 2.4 kB/s,
# less than half of what a 57,600 baud radio carries.
RATES_HZ: dict[int, float] = {
    mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT: 10,
    mavlink.MAVLINK_MSG_ID_ATTITUDE: 10,
    mavlink.MAVLINK_MSG_ID_GPS_RAW_INT: 2,
    mavlink.MAVLINK_MSG_ID_SYS_STATUS: 2,
    mavlink.MAVLINK_MSG_ID_BATTERY_STATUS: 1,
    mavlink.MAVLINK_MSG_ID_VFR_HUD: 2,
    mavlink.MAVLINK_MSG_ID_MISSION_CURRENT: 2,
    mavlink.MAVLINK_MSG_ID_EKF_STATUS_REPORT: 2,
    mavlink.MAVLINK_MSG_ID_FENCE_STATUS: 2,
    mavlink.MAVLINK_MSG_ID_WIND: 1,
    mavlink.MAVLINK_MSG_ID_TERRAIN_REPORT: 1,
    mavlink.MAVLINK_MSG_ID_SYSTEM_TIME: 1,
    mavlink.MAVLINK_MSG_ID_GIMBAL_DEVICE_ATTITUDE_STATUS: 5,
}
_NOT_EVERY_DRONE = frozenset({mavlink.MAVLINK_MSG_ID_GIMBAL_DEVICE_ATTITUDE_STATUS})  # has what they tell of
_TRIES = 3
_OLD_STREAM_HZ = 4
_ONCE = (mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION, mavlink.MAVLINK_MSG_ID_HOME_POSITION)


def request_rates(peer: Peer) -> Conversation[bool]:
    """True when the vehicle took every interval; else the old streams were asked for as well."""
    taken = True
    for message_id, hz in RATES_HZ.items():
        interval_us = 1e6 / hz
        told = yield from _command(peer, mavlink.MAV_CMD_SET_MESSAGE_INTERVAL, message_id, interval_us)
        taken = (told or message_id in _NOT_EVERY_DRONE) and taken
    if not taken:
        yield Ask(send=(_all_streams(peer),), wait_s=0.0)
    for message_id in _ONCE:
        yield from _told(peer, message_id)
    return taken


def _command(peer: Peer, command: int, param1: float, param2: float) -> Conversation[bool]:
    for attempt in range(_TRIES):
        answer = yield Ask((_long(peer, command, attempt, param1, param2),), frozenset({"COMMAND_ACK"}))
        while answer is not None and answer.command != command:
            answer = yield Ask(wants=frozenset({"COMMAND_ACK"}), goes_on=True)
        if answer is not None:
            return answer.result == mavlink.MAV_RESULT_ACCEPTED
    return False


def _told(peer: Peer, message_id: int) -> Conversation[None]:
    """Asked for until it comes: an acknowledgement could be that of any other request."""
    wants = frozenset({mavlink.mavlink_map[message_id].msgname})
    for attempt in range(_TRIES):
        told = yield Ask((_long(peer, mavlink.MAV_CMD_REQUEST_MESSAGE, attempt, message_id, 0.0),), wants)
        while told is not None and told.get_srcComponent() != peer.component:
            told = yield Ask(wants=wants, goes_on=True)
        if told is not None:
            return


def _long(peer: Peer, command: int, attempt: int, param1: float, param2: float) -> Outgoing:
    return mavlink.MAVLink_command_long_message(
        peer.system, peer.component, command, attempt, param1, param2, 0, 0, 0, 0, 0
    )


def _all_streams(peer: Peer) -> Outgoing:
    return mavlink.MAVLink_request_data_stream_message(
        peer.system, peer.component, mavlink.MAV_DATA_STREAM_ALL, _OLD_STREAM_HZ, 1
    )
