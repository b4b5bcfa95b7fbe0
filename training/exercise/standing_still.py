"""What a drone says while the trainer has stopped the time: that it is there, and where it was.

Silence would be an alarm of the link, and an exercise must not teach a crew to wave one away. So once a
second of the link the drone repeats how things are, with the clock of its boot standing; orders are heard
and answered, and move it when the time goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.streams import BUILDERS

if TYPE_CHECKING:
    from training.vehicle import EmbeddedDrone

EVERY_S = 1.0
_REPEATED = (
    mavlink.MAVLINK_MSG_ID_ATTITUDE,
    mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT,
    mavlink.MAVLINK_MSG_ID_VFR_HUD,
    mavlink.MAVLINK_MSG_ID_SYS_STATUS,
    mavlink.MAVLINK_MSG_ID_GPS_RAW_INT,
)


def sign_of_life(drone: EmbeddedDrone) -> None:
    """Put it into the drone's mouth; its next step says it. A broken link still loses it."""
    ap = drone.autopilot
    ap.voice.say(ap.heartbeat())
    for number in _REPEATED:
        message = BUILDERS[number](ap)
        if message is not None:
            ap.voice.say(message)
