"""Puts into an ArduPilot SITL the mission that somebody left in the exercise's drone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from maps.geo import LatLon
    from telemetry.messages import Outgoing
    from training.exercise.scenario import Drone

    Row = tuple[int, int, LatLon | None, float]  # frame, command, place, height

WAIT_S = 1.0
PATIENCE = 10  # silences in a row
_WANTS = frozenset({"MISSION_REQUEST", "MISSION_REQUEST_INT", "MISSION_ACK"})
_GLOBAL, _RELATIVE = mavlink.MAV_FRAME_GLOBAL, mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT
_WAYPOINT = mavlink.MAV_CMD_NAV_WAYPOINT
_MISSION = mavlink.MAV_MISSION_TYPE_MISSION


def leave_aboard(peer: Peer, drone: Drone) -> Conversation[bool]:
    """Home, up, along its way, home. False: the vehicle did not take it."""
    items = _items(peer, drone)
    send: Outgoing
    send = mavlink.MAVLink_mission_count_message(peer.system, peer.component, len(items), _MISSION)
    silences = 0
    while silences < PATIENCE:
        heard = yield Ask((send,), _WANTS, WAIT_S)
        if heard is None:
            silences += 1
            continue
        silences = 0
        if heard.get_type() == "MISSION_ACK":
            if heard.type != mavlink.MAV_MISSION_INVALID_SEQUENCE:  # a duplicate: the transfer goes on
                return heard.type == mavlink.MAV_MISSION_ACCEPTED
        elif 0 <= heard.seq < len(items):
            send = items[int(heard.seq)]
    return False


def _items(peer: Peer, drone: Drone) -> tuple[Outgoing, ...]:
    up_m = drone.aboard_height_m
    rows = [
        (_GLOBAL, _WAYPOINT, drone.home, 0.0),  # the vehicle puts its own home here
        (_RELATIVE, mavlink.MAV_CMD_NAV_TAKEOFF, drone.home, up_m),
        *((_RELATIVE, _WAYPOINT, at, up_m) for at in drone.aboard),
        (_RELATIVE, mavlink.MAV_CMD_NAV_RETURN_TO_LAUNCH, None, 0.0),
    ]
    return tuple(_item(peer, seq, row) for seq, row in enumerate(rows))


def _item(peer: Peer, seq: int, row: Row) -> Outgoing:
    frame, number, at, height_m = row
    x, y = (0, 0) if at is None else (round(at.lat_deg * 1e7), round(at.lon_deg * 1e7))
    unused = (0.0, 0.0, 0.0, 0.0)
    return mavlink.MAVLink_mission_item_int_message(
        peer.system, peer.component, seq, frame, number, 0, 1, *unused, x, y, height_m, _MISSION
    )
