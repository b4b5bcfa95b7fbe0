"""What a pilot orders, as protocols that end with the drone's own answer: yes, no and why, or none.

`missions/order.py` says how an order is given and how its answer is told from others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from missions.effect import Booting, Climbing, GoingTo, HomeAt, InMode, Motors
from missions.order import Order, Place, give
from telemetry.messages import mavlink
from telemetry.modes import mode_number

if TYPE_CHECKING:
    from maps.geo import AboveHome, Amsl, LatLon
    from telemetry.protocol import Conversation, Peer

ARM: Final = mavlink.MAV_CMD_COMPONENT_ARM_DISARM
SET_MODE: Final = mavlink.MAV_CMD_DO_SET_MODE
TAKE_OFF: Final = mavlink.MAV_CMD_NAV_TAKEOFF
MISSION_START: Final = mavlink.MAV_CMD_MISSION_START
FENCE_ENABLE: Final = mavlink.MAV_CMD_DO_FENCE_ENABLE
SET_HOME: Final = mavlink.MAV_CMD_DO_SET_HOME
GO_TO: Final = mavlink.MAV_CMD_DO_REPOSITION
LOOK_AT: Final = mavlink.MAV_CMD_DO_SET_ROI_LOCATION
SET_CURRENT: Final = mavlink.MAV_CMD_DO_SET_MISSION_CURRENT
REBOOT: Final = mavlink.MAV_CMD_PREFLIGHT_REBOOT_SHUTDOWN

_INTO_GUIDED = 1.0  # MAV_DO_REPOSITION_FLAGS_CHANGE_MODE
_OWN_SPEED = -1.0


def arm(peer: Peer) -> Conversation[None]:
    """Motors on, with all checks of the vehicle."""
    return give(peer, Order("arm", ARM, (1.0,)), Motors(armed=True))


def disarm(peer: Peer) -> Conversation[None]:
    """Motors off; the vehicle refuses in flight."""
    return give(peer, Order("disarm", ARM, (0.0,)), Motors(armed=False))


def set_mode(peer: Peer, mode: str) -> Conversation[None]:
    """Change to a mode by its name. ValueError for a name that is none."""
    number = mode_number(mode)
    params = (1.0, float(number))
    # A MISSION_START that is heard after it would change to AUTO.
    order = Order(f"change to {mode}", SET_MODE, params, overtakes=(MISSION_START,))
    return give(peer, order, InMode(number))


def take_off(peer: Peer, height: AboveHome) -> Conversation[None]:
    """Climb to a height; armed, in GUIDED, on the ground."""
    params = (0, 0, 0, 0, 0, 0, float(height))
    return give(peer, Order("take off", TAKE_OFF, params, once=True), Climbing())


def go_to(peer: Peer, at: LatLon, height: AboveHome) -> Conversation[None]:
    """Fly to a place in GUIDED. One outside the fence is refused by an ArduCopter without a word."""
    x, y = _e7(at)
    place = Place(x, y, float(height), mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT)
    order = Order("go there", GO_TO, (_OWN_SPEED, _INTO_GUIDED), place, once=True)
    return give(peer, order, GoingTo(x, y))


def look_at(peer: Peer, at: LatLon, height: AboveHome) -> Conversation[None]:
    """Keep the camera on a place, in AUTO and GUIDED, until another is named, or it is sent elsewhere.

    A drone whose camera does not pan turns as a whole.
    """
    x, y = _e7(at)
    place = Place(x, y, float(height), mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT)
    return give(peer, Order("look there", LOOK_AT, (), place))


def set_home(peer: Peer, at: LatLon, amsl: Amsl) -> Conversation[None]:
    """Come home to this place from now on. In AUTO all heights above home move with it."""
    x, y = _e7(at)
    place = Place(x, y, float(amsl), mavlink.MAV_FRAME_GLOBAL)
    return give(peer, Order("move home", SET_HOME, (0.0,), place, once=True), HomeAt(x, y))


def reboot(peer: Peer) -> Conversation[None]:
    """Start the autopilot anew; it refuses in flight."""
    return give(peer, Order("reboot", REBOOT, (1.0,), once=True), Booting())


def start_mission(peer: Peer) -> Conversation[None]:
    """Fly the mission aboard from its beginning; armed, in AUTO. Heard again, a running one goes on."""
    return give(peer, Order("start the mission", MISSION_START, (0.0, 0.0)))


def fly_from(peer: Peer, item: int) -> Conversation[None]:
    """Go on with this item of the mission, counted as it lies aboard: 0 is home."""
    return give(peer, Order(f"fly on from item {item}", SET_CURRENT, (float(item),)))


def pause(peer: Peer) -> Conversation[None]:
    """Stop and hover, in every phase of a mission: BRAKE. DO_PAUSE_CONTINUE is refused while it climbs."""
    return set_mode(peer, "BRAKE")


def resume(peer: Peer) -> Conversation[None]:
    """Back to AUTO: the mission goes on with the item it was at."""
    return set_mode(peer, "AUTO")


def return_home(peer: Peer) -> Conversation[None]:
    """Mode RTL: climb if need be, fly home, land."""
    return set_mode(peer, "RTL")


def land(peer: Peer) -> Conversation[None]:
    """Mode LAND: straight down, here."""
    return set_mode(peer, "LAND")


def enable_fence(peer: Peer) -> Conversation[None]:
    """Guard the fences aboard: those that the parameter FENCE_TYPE names."""
    return give(peer, Order("guard the fence", FENCE_ENABLE, (1.0,)))


def _e7(at: LatLon) -> tuple[int, int]:
    return round(at.lat_deg * 1e7), round(at.lon_deg * 1e7)
