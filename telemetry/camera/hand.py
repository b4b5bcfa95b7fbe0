"""Turn a gimbal by hand: the newest aim ten times a second at most, the last one until it is answered.

What is sent while the hand moves is never acknowledged: a lost one is made good by the next.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from telemetry.camera.aim import aim_flags, point, within
from telemetry.messages import mavlink
from telemetry.protocol import Ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.camera.aim import Aim
    from telemetry.camera.mount import Mount
    from telemetry.messages import Outgoing
    from telemetry.protocol import Conversation, Peer

EVERY_S = 0.1


def steer(
    peer: Peer, mount: Mount, newest: Callable[[], Aim | None], heading_deg: float | None = None
) -> Conversation[None]:
    """Go after the hand until `newest` returns None, which is when it let go. CameraError as `point`.

    `newest` is called on the session's thread and returns at once: a `Latest` is made for it.
    """
    sent: Aim | None = None
    aim = newest()
    while aim is not None:
        moving: tuple[Outgoing, ...] = ()
        if aim != sent:
            moving, sent = (_pitch_yaw(peer, mount, within(mount, aim, heading_deg)),), aim
        yield Ask(send=moving, wait_s=EVERY_S)
        aim = newest()
    if sent is not None:
        yield from point(peer, mount, sent, heading_deg)


def _pitch_yaw(peer: Peer, mount: Mount, aim: Aim) -> Outgoing:
    return mavlink.MAVLink_gimbal_manager_set_pitchyaw_message(
        peer.system,
        peer.component if mount.manager is None else mount.manager,
        aim_flags(aim),
        mount.device,
        math.radians(aim.pitch_deg),
        math.radians((aim.yaw_deg + 180.0) % 360.0 - 180.0),
        math.nan,
        math.nan,
    )
