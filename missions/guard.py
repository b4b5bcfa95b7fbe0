"""The fence aboard, switched on and read back: exactly the one of the plan, before the motors start."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from maps.geo import distance_m
from missions import commands
from missions.parameter import FLOAT, INT8, Parameter, read_parameters, same_float, set_parameter
from telemetry.messages import mavlink
from telemetry.protocol import Ask

if TYPE_CHECKING:
    from missions.plan import Fence, Plan
    from telemetry.protocol import Conversation, Peer

CEILING, CIRCLE, POLYGON = 1, 2, 4  # bits of FENCE_TYPE
RETURN_OR_LAND = 1  # FENCE_ACTION; 0 only reports
TRIES, ANSWER_S = 3, 1.0
_STATUS = frozenset({"SYS_STATUS"})
_GUARDS = mavlink.MAV_SYS_STATUS_GEOFENCE  # of what SYS_STATUS says is on
_NAMES: Final = ("FENCE_ENABLE", "FENCE_ACTION", "FENCE_TYPE", "FENCE_ALT_MAX", "FENCE_RADIUS")


class FenceError(Exception):
    """A fence that is not guarded as the plan says. The text says which value is not right."""


def guard(peer: Peer, plan: Plan) -> Conversation[None]:
    """The plan's fence guarded, and none but it. FenceError, or what the vehicle said instead, blocks flying.

    As delivered, an ArduCopter would guard a circle of 300 m as well, and only report in FENCE_ACTION 0.
    What it does at the fence is left as the brigade set it, unless it is nothing. That it guards is told by
    its status alone: since 4.6 the command leaves FENCE_ENABLE as it is, which holds from the next boot on.
    """
    if plan.fence is None:
        yield from _refuse_a_cage(peer, plan)
        return
    had = yield from _read(peer)
    wanted = _wanted(plan.fence, _value(had, "FENCE_ACTION"))
    for name, (value, kind) in wanted.items():
        if not same_float(_value(had, name), value):
            yield from set_parameter(peer, name, value, kind)
    yield from commands.enable_fence(peer)
    now = yield from _read(peer)
    for name, (value, _) in wanted.items():
        if not same_float(_value(now, name), value):
            raise FenceError(f"the fence is not guarded: {name} is {_value(now, name):g}, not {value:g}")
    if not (yield from _is_on(peer, TRIES)):
        raise FenceError("the fence is not guarded: the drone does not say that it is on")


def _wanted(fence: Fence, action: float) -> dict[str, tuple[float, int]]:
    return {
        "FENCE_ALT_MAX": (float(fence.ceiling), FLOAT),
        "FENCE_TYPE": (float(CEILING | POLYGON), INT8),
        "FENCE_ACTION": (action if action > 0.0 else float(RETURN_OR_LAND), INT8),
    }


def _refuse_a_cage(peer: Peer, plan: Plan) -> Conversation[None]:
    """A plan without a fence under what an earlier one left behind: it would be broken off half-way."""
    had = yield from _read(peer)
    if not (_value(had, "FENCE_ENABLE") > 0.0 or (yield from _is_on(peer, 1))):
        return
    kinds = int(_value(had, "FENCE_TYPE"))
    top_m = max(float(plan.takeoff_height), *(float(w.height) for w in plan.waypoints))
    if kinds & CEILING and top_m >= _value(had, "FENCE_ALT_MAX"):
        raise FenceError(
            f"the drone still guards a ceiling of {_value(had, 'FENCE_ALT_MAX'):g} m: give the plan a fence"
        )
    start = plan.home or plan.waypoints[0].at
    reach_m = max(distance_m(start, w.at) for w in plan.waypoints)
    if kinds & CIRCLE and (plan.home is None or reach_m >= _value(had, "FENCE_RADIUS")):
        raise FenceError(
            f"the drone still guards a circle of {_value(had, 'FENCE_RADIUS'):g} m: give the plan a fence"
        )


def _is_on(peer: Peer, tries: int) -> Conversation[bool]:
    """Whether it acts at a fence now. What it tells first may be from before the order: asked again then."""
    please = mavlink.MAVLink_command_long_message(
        peer.system,
        peer.component,
        mavlink.MAV_CMD_REQUEST_MESSAGE,
        0,
        mavlink.MAVLINK_MSG_ID_SYS_STATUS,
        *(0, 0, 0, 0, 0, 0),
    )
    for _ in range(tries):
        message = yield Ask((please,), _STATUS, ANSWER_S)
        while message is not None and message.get_srcComponent() != peer.component:
            message = yield Ask(wants=_STATUS, wait_s=ANSWER_S, goes_on=True)
        if message is not None and message.onboard_control_sensors_enabled & _GUARDS:
            return True
    return False


def _read(peer: Peer) -> Conversation[dict[str, Parameter | None]]:
    return (yield from read_parameters(peer, dict.fromkeys(_NAMES, ())))


def _value(found: dict[str, Parameter | None], name: str) -> float:
    told = found[name]
    return math.nan if told is None else told.value
