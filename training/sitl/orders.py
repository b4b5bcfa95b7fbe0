"""What the trainer's line asks of an ArduPilot SITL besides its simulation: modes, messages, a battery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from telemetry.modes import mode_number
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.messages import Outgoing

WAIT_S = 0.5
TRIES = 4
BATTERY_RESET = mavlink.MAV_CMD_BATTERY_RESET
TRUTH_HZ = 10.0
_LOOKS = (  # what the trainer sees, and how often
    (mavlink.MAVLINK_MSG_ID_SIMSTATE, TRUTH_HZ),
    (mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT, TRUTH_HZ),
    (mavlink.MAVLINK_MSG_ID_EKF_STATUS_REPORT, 2.0),
    (mavlink.MAVLINK_MSG_ID_SYS_STATUS, 2.0),
)
_WANTS = frozenset({"COMMAND_ACK"})


def fly_in(peer: Peer, modes: Sequence[str]) -> Conversation[str | None]:
    """The first of these modes that it changes to; None: to none of them."""
    for mode in modes:
        params = (float(mavlink.MAV_MODE_FLAG_CUSTOM_MODE_ENABLED), float(mode_number(mode)))
        if (yield from command(peer, mavlink.MAV_CMD_DO_SET_MODE, *params)):
            return mode
    return None


def battery_left(peer: Peer, percent: float) -> Conversation[bool]:
    """So much of the first battery is left. False: it cannot be told."""
    return command(peer, BATTERY_RESET, 1.0, percent)


def watch(peer: Peer) -> Conversation[None]:
    """Ask for what is watched, and who it is. Nothing is waited for: what comes is the answer."""
    intervals = (
        _long(peer, mavlink.MAV_CMD_SET_MESSAGE_INTERVAL, float(number), 1e6 / rate_hz)
        for number, rate_hz in _LOOKS
    )
    version = float(mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION)
    yield Ask((*intervals, _long(peer, mavlink.MAV_CMD_REQUEST_MESSAGE, version)), wait_s=0.0)


def command(peer: Peer, number: int, *params: float) -> Conversation[bool]:
    """Said again until it is answered. False: no, or no answer."""
    for _ in range(TRIES):
        heard = yield Ask((_long(peer, number, *params),), _WANTS, WAIT_S)
        while heard is not None:
            if heard.command == number:
                return heard.result == mavlink.MAV_RESULT_ACCEPTED
            heard = yield Ask((), _WANTS, WAIT_S, goes_on=True)
    return False


def _long(peer: Peer, number: int, *params: float) -> Outgoing:
    filled = (*params, *(0.0 for _ in range(7 - len(params))))
    return mavlink.MAVLink_command_long_message(peer.system, peer.component, number, 0, *filled)
