"""A hovering drone sent to another station, the camera kept on the scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import LatLon, distance_m
from missions import commands
from missions.order import CommandOvertaken, CommandTimeout
from telemetry.messages import mavlink
from telemetry.modes import mode_name, mode_number
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import AboveHome
    from missions.plan import Look
    from telemetry.messages import Message
    from telemetry.turns import Turn

ARRIVED_M = 1.5  # a way round what is shut passes it at 3 m: nearer to the corner it may turn
STUCK_S = 20.0  # without coming nearer
_LISTEN_S = 1.0
_NEARER_M = 1.0
_TRIES = 3
_ORDER = "go there"
_HEARD = frozenset({"HEARTBEAT", "GLOBAL_POSITION_INT"})


def move_station(peer: Peer, way: Sequence[LatLon], height: AboveHome, look: Look) -> Conversation[None]:
    """Fly through the places of `way` to the last one, in GUIDED, looking at the scene all along.

    An ArduCopter lets go of what it looks at with every new target, so the look follows each. It ends when
    the drone said yes to the last place and to the look; on the way there it has arrived at the others. From
    then on the mission aboard is over: the flight ends by coming home. CommandError otherwise;
    CommandOvertaken when a pilot or a failsafe took the drone away meanwhile.
    """
    began = peer.turns.last(commands.SET_MODE)
    for number, place in enumerate(way, 1):
        yield from _go_to(peer, place, height, began)
        ours = peer.turns.last(commands.GO_TO)
        _unless_overtaken(peer, began, ours)
        yield from commands.look_at(peer, look.at, look.height)
        if number < len(way):
            yield from _arrive(peer, place, began, ours)


def _go_to(peer: Peer, place: LatLon, height: AboveHome, began: Turn | None) -> Conversation[None]:
    """The same place twice is the same place: unlike other orders of a place it is given again."""
    for _ in range(_TRIES - 1):
        try:
            return (yield from commands.go_to(peer, place, height))
        except CommandTimeout:
            _unless_overtaken(peer, began, peer.turns.last(commands.GO_TO))
    yield from commands.go_to(peer, place, height)


def _arrive(peer: Peer, place: LatLon, began: Turn | None, ours: Turn | None) -> Conversation[None]:
    """Until it is there. CommandTimeout when it is silent, or does not come nearer."""
    nearest_m, stuck_s, another = float("inf"), 0.0, False
    while stuck_s < STUCK_S:
        message = yield Ask(wants=_HEARD, wait_s=_LISTEN_S, goes_on=another)
        _unless_overtaken(peer, began, ours)
        another = message is not None and message.get_srcComponent() != peer.component
        if another:  # a camera or a gimbal of the same vehicle
            continue
        if message is None:
            stuck_s += _LISTEN_S
        elif message.get_type() == "HEARTBEAT":
            _unless_taken_away(message)
            stuck_s += _LISTEN_S  # one a second
        else:
            away_m = distance_m(LatLon(message.lat / 1e7, message.lon / 1e7), place)
            if away_m <= ARRIVED_M:
                return
            if away_m < nearest_m - _NEARER_M:
                nearest_m, stuck_s = away_m, 0.0
    raise CommandTimeout(_ORDER, said_yes=True)


def _unless_overtaken(peer: Peer, began: Turn | None, ours: Turn | None) -> None:
    """A mode or another place ordered meanwhile is what the pilot wants now."""
    mode, place = peer.turns.last(commands.SET_MODE), peer.turns.last(commands.GO_TO)
    if mode is not began and mode is not None:
        raise CommandOvertaken(_ORDER, mode.order)
    if place is not ours and place is not None:
        raise CommandOvertaken(_ORDER, place.order)


def _unless_taken_away(heartbeat: Message) -> None:
    mode = int(heartbeat.custom_mode)
    if mode != mode_number("GUIDED") or not heartbeat.base_mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED:
        raise CommandOvertaken(_ORDER, f"change to {mode_name(mode)}")
