"""What the drone asks of the ground station for its terrain, and what it tells of it.

AP_Terrain of ArduPilot: it asks for one grid at a time, every two seconds, for as long as blocks of it are
missing: first for that below it, then for the eight around, then for those that its mission made it look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from telemetry.terrain_grid import Corner, grid_at
from training.mission_store import SPLINE, WAYPOINT
from training.terrain_store import COLUMNS, ROWS, MissionLook

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing
    from training.autopilot import Autopilot
    from training.local_frame import Spot
    from training.mission_store import Item

AROUND = 0.7  # of a grid's size: so far off are the places whose grids it wants besides its own
MISSION_SPACINGS = 10.0  # and so many spacings round a waypoint, to four sides
PLACES = 5  # those four and the waypoint
WAYPOINTS_AT_ONCE = 20


def terrain_request(ap: Autopilot, lat_e7: int, lon_e7: int) -> Outgoing | None:
    """What it asks for there and now; None when it has all it wants, or is told not to."""
    if not _enabled(ap):
        return None
    memory = ap.terrain.in_memory(_spacing_m(ap))
    for corner in (*_around(ap, lat_e7, lon_e7), *memory):
        missing = _touch(ap, corner)
        if missing:
            return mavlink.MAVLink_terrain_request_message(*corner, missing)
    return None


def terrain_report(ap: Autopilot, lat_e7: int, lon_e7: int) -> Outgoing:
    """TERRAIN_REPORT of a place; as recorded without data: spacing 0, and the height above the sea."""
    amsl_m = ap.frame.amsl_m(ap.copter.up_m)
    spacing_m = _spacing_m(ap)
    here, home = _height_m(ap, lat_e7, lon_e7), _home_m(ap)
    counts = ap.terrain.counts(spacing_m)
    if here is None or home is None:
        return mavlink.MAVLink_terrain_report_message(lat_e7, lon_e7, 0, 0.0, amsl_m, *counts)
    above_m = ap.copter.up_m - ap.home_up_m + home - here
    return mavlink.MAVLink_terrain_report_message(lat_e7, lon_e7, spacing_m, here, above_m, *counts)


def ground_up_m(ap: Autopilot, spot: Spot) -> float | None:
    """The ground there, over the ground it was switched on at. None: not aboard, and wanted from now on."""
    here, home = _height_m(ap, *ap.frame.lat_lon_e7(spot.north_m, spot.east_m)), _home_m(ap)
    return None if here is None or home is None else ap.home_up_m + here - home


def hear_terrain(ap: Autopilot, message: Message) -> bool:
    """Take a message of this protocol; False when it is of another."""
    kind = message.get_type()
    if kind == "TERRAIN_CHECK":
        ap.voice.say(terrain_report(ap, message.lat, message.lon))
    elif kind == "TERRAIN_DATA":
        corner = Corner(message.lat, message.lon, message.grid_spacing)
        ap.terrain.keep(corner, message.gridbit, message.data)
    else:
        return False
    return True


def want_terrain(ap: Autopilot, lat_e7: int, lon_e7: int) -> None:
    """With each report: around it, at home, and along the mission while nothing else is awaited."""
    if not _enabled(ap):
        return
    for corner in _around(ap, lat_e7, lon_e7):
        _touch(ap, corner)
    _home_m(ap)
    mission, look = ap.missions.mission(), ap.terrain.look
    if mission != look.mission:
        look = ap.terrain.look = MissionLook(list(mission))
    for _ in range(WAYPOINTS_AT_ONCE * PLACES):
        if ap.terrain.counts(_spacing_m(ap))[0] or look.waypoint >= len(look.mission):
            return
        item = look.mission[look.waypoint]
        if not _is_place(item) or look.place == PLACES:
            look.waypoint, look.place = look.waypoint + 1, 0
        elif _height_m(ap, *_beside(ap, item, look.place)) is None:
            return  # its grid is asked for now
        else:
            look.place += 1


def _around(ap: Autopilot, lat_e7: int, lon_e7: int) -> list[Corner]:
    """The grid below, and the eight around it."""
    spacing_m = _spacing_m(ap)
    places = [
        _moved(ap, lat_e7, lon_e7, north * ROWS * AROUND * spacing_m, east * COLUMNS * AROUND * spacing_m)
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
    ]
    found = [grid_at(*place, spacing_m)[0] for place in ((lat_e7, lon_e7), *places)]
    return list(dict.fromkeys(found))


def _touch(ap: Autopilot, corner: Corner) -> int:
    return ap.terrain.touch(corner, int(ap.parameters["TERRAIN_CACHE_SZ"]))


def _height_m(ap: Autopilot, lat_e7: int, lon_e7: int) -> float | None:
    """Above the sea. Asking for it makes it want the grid."""
    if not _enabled(ap):
        return None
    _touch(ap, grid_at(lat_e7, lon_e7, _spacing_m(ap))[0])
    return ap.terrain.height_m(lat_e7, lon_e7, _spacing_m(ap))


def _home_m(ap: Autopilot) -> float | None:
    if ap.home is None:
        return None
    return _height_m(ap, *ap.frame.lat_lon_e7(ap.home.north_m, ap.home.east_m))


def _enabled(ap: Autopilot) -> bool:
    return ap.parameters["TERRAIN_ENABLE"] != 0.0


def _spacing_m(ap: Autopilot) -> int:
    return max(1, int(ap.parameters["TERRAIN_SPACING"]))


def _is_place(item: Item) -> bool:
    return item.command in (WAYPOINT, SPLINE) and bool(item.x or item.y)


def _moved(ap: Autopilot, lat_e7: int, lon_e7: int, north_m: float, east_m: float) -> tuple[int, int]:
    here_north, here_east = ap.frame.north_east_m(lat_e7, lon_e7)
    return ap.frame.lat_lon_e7(here_north + north_m, here_east + east_m)


def _beside(ap: Autopilot, item: Item, place: int) -> tuple[int, int]:
    """Four places north-east, south-east, south-west and north-west of a waypoint, then itself."""
    if place == PLACES - 1:
        return item.x, item.y
    off_m = MISSION_SPACINGS * _spacing_m(ap) / 2**0.5
    north, east = ((1, 1), (-1, 1), (-1, -1), (1, -1))[place]
    return _moved(ap, item.x, item.y, north * off_m, east * off_m)
