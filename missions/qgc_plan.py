"""QGroundControl's `.plan`: mission items with the places of complex items resolved, fence, home."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from missions.imported import OLD_LOOK_AT, Remark, plan_from_items
from missions.items import (
    FENCE_CORNER,
    GLOBAL,
    KEEP_IN_CIRCLE,
    KEEP_OUT_CIRCLE,
    NO_FLY_CORNER,
    RALLY_POINT,
    SPEED,
    WAYPOINT,
    MissionItem,
    has_place,
    mission_items,
)
from missions.plan import Plan, PlanError

if TYPE_CHECKING:
    from maps.area import Ring

_MOST_NESTING = 4
_ARDUPILOT, _QUADROTOR = 3, 2


def is_qgc(document: Any) -> bool:
    """Whether a JSON document is a plan of QGroundControl."""
    return isinstance(document, dict) and "fileType" in document and "mission" in document


def plan_of(document: Any) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan and what it cannot hold. PlanError names the place in the document."""
    mission = _object(document, "mission")
    if document.get("fileType") != "Plan":
        raise PlanError(f'fileType is "{str(document.get("fileType"))[:20]}", not "Plan"')
    if mission.get("version") != 2:
        raise PlanError(f"mission version {mission.get('version')} is not one we know (2)")
    remarks: list[Remark] = []
    home = _home(mission)
    items = [home, *_items(_list(mission, "items", "mission"), "mission.items", remarks, 0)]
    fence = _fence(document.get("geoFence"))
    rally = _rally(document.get("rallyPoints"))
    plan, more = plan_from_items(tuple(items), tuple(fence), tuple(rally))
    hover_m_s = _number(mission.get("hoverSpeed"), "mission.hoverSpeed")
    if hover_m_s > 0.0 and not any(item.command == SPEED for item in items):
        plan = replace(plan, speed_m_s=hover_m_s)
    return plan, (*remarks, *more)


def document_of(plan: Plan) -> dict[str, Any]:
    """What QGroundControl opens. The area searched, camera and pattern are not part of it."""
    home, *items = mission_items(plan)
    polygons = [] if plan.fence is None else [_polygon(plan.fence.area.ring, inclusion=True)]
    holes = plan.area.holes if plan.area is not None else ()
    polygons += [_polygon(ring, inclusion=False) for ring in (*holes, *(shut.ring for shut in plan.no_fly))]
    return {
        "fileType": "Plan",
        "groundStation": "FireDrone",
        "version": 1,
        "mission": {
            "version": 2,
            "firmwareType": _ARDUPILOT,
            "vehicleType": _QUADROTOR,
            "cruiseSpeed": plan.speed_m_s,
            "hoverSpeed": plan.speed_m_s,
            "globalPlanAltitudeMode": 1,
            "plannedHomePosition": [home.x / 1e7, home.y / 1e7, 0],
            "items": [_simple(item, number) for number, item in enumerate(items, 1)],
        },
        "geoFence": {"version": 2, "polygons": polygons, "circles": []},
        "rallyPoints": {
            "version": 2,
            "points": [[point.at.lat_deg, point.at.lon_deg, float(point.height)] for point in plan.rally],
        },
    }


def _items(entries: list[Any], place: str, remarks: list[Remark], depth: int) -> list[MissionItem]:
    """Simple items as they are; complex ones as the simple ones they were made into."""
    if depth > _MOST_NESTING:
        raise PlanError(f"{place}: complex items in complex items in complex items")
    items: list[MissionItem] = []
    for number, entry in enumerate(entries):
        here = f"{place}[{number}]"
        kind = _entry(entry, here).get("type")
        if kind == "SimpleItem":
            items.append(_item(entry, here))
        elif kind == "ComplexItem":
            items += _expanded(entry, here, remarks, depth)
        else:
            raise PlanError(f'{here}.type is "{str(kind)[:20]}", not SimpleItem or ComplexItem')
    return items


def _expanded(entry: dict[str, Any], here: str, remarks: list[Remark], depth: int) -> list[MissionItem]:
    """Surveys and corridors are saved with what they were made into; a structure scan never is."""
    name = str(entry.get("complexItemType"))[:30]
    transect, place = entry.get("TransectStyleComplexItem"), f"{here}.TransectStyleComplexItem"
    holder, place = (cast("dict[str, Any]", transect), place) if isinstance(transect, dict) else (entry, here)
    made = holder.get("Items")
    if not isinstance(made, list) or not made:
        remarks.append(Remark("complex_item_left_out", None, {"type": name, "place": here}))
        return []
    remarks.append(Remark("complex_item_expanded", None, {"type": name}))
    return _items(cast("list[Any]", made), f"{place}.Items", remarks, depth + 1)


def _item(entry: dict[str, Any], here: str) -> MissionItem:
    command, frame = entry.get("command"), entry.get("frame")
    params = entry.get("params")
    if not isinstance(command, int) or not isinstance(frame, int) or not isinstance(params, list):
        raise PlanError(f"{here}: a SimpleItem needs command, frame and params")
    values = [_number(value, f"{here}.params[{i}]") for i, value in enumerate(cast("list[Any]", params))]
    if len(values) != 7:
        raise PlanError(f"{here}.params has {len(values)} values, not 7")
    p1, p2, p3, p4, lat, lon, height = values
    item = MissionItem(command, frame)
    # AltitudeMode is for QGroundControl's screen: frame and the last parameter are what it would send.
    if not has_place(item) and command != OLD_LOOK_AT:
        return replace(item, params=(p1, p2, p3, p4))
    if not (-90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0):
        raise PlanError(f"{here}: {lat}, {lon} is not a latitude and a longitude")
    return replace(item, params=(p1, p2, p3, p4), x=round(lat * 1e7), y=round(lon * 1e7), z=height)


def _home(mission: dict[str, Any]) -> MissionItem:
    given = mission.get("plannedHomePosition")
    if given is None:
        return MissionItem(WAYPOINT, GLOBAL)
    values = [
        _number(v, "mission.plannedHomePosition") for v in _as_list(given, "mission.plannedHomePosition")
    ]
    if len(values) not in {2, 3} or not (abs(values[0]) <= 90.0 and abs(values[1]) <= 180.0):
        raise PlanError("mission.plannedHomePosition is not [latitude, longitude, height]")
    return MissionItem(
        WAYPOINT, GLOBAL, x=round(values[0] * 1e7), y=round(values[1] * 1e7), z=[*values, 0.0][2]
    )


def _fence(given: Any) -> list[MissionItem]:
    if given is None:
        return []
    fence = _entry(given, "geoFence")
    items: list[MissionItem] = []
    for number, polygon in enumerate(_list(fence, "polygons", "geoFence")):
        here = f"geoFence.polygons[{number}]"
        entry = _entry(polygon, here)
        corners = [_latlon(c, here) for c in _list(entry, "polygon", here)]
        command = FENCE_CORNER if entry.get("inclusion", True) else NO_FLY_CORNER
        count = (float(len(corners)), 0.0, 0.0, 0.0)
        items += [MissionItem(command, GLOBAL, count, x, y) for x, y in corners]
    for number, circle in enumerate(_list(fence, "circles", "geoFence")):
        here = f"geoFence.circles[{number}]"
        entry = _entry(circle, here)
        shape = _object(entry, "circle")
        x, y = _latlon(shape.get("center"), here)
        command = KEEP_IN_CIRCLE if entry.get("inclusion", True) else KEEP_OUT_CIRCLE
        radius_m = _number(shape.get("radius"), f"{here}.circle.radius")
        items.append(MissionItem(command, GLOBAL, (radius_m, 0.0, 0.0, 0.0), x, y))
    return items


def _rally(given: Any) -> list[MissionItem]:
    """QGroundControl counts their heights from home."""
    if given is None:
        return []
    items: list[MissionItem] = []
    for number, point in enumerate(_list(_entry(given, "rallyPoints"), "points", "rallyPoints")):
        here = f"rallyPoints.points[{number}]"
        x, y = _latlon(point, here)
        height = _number(_as_list(point, here)[2], here) if len(_as_list(point, here)) > 2 else 0.0
        items.append(MissionItem(RALLY_POINT, x=x, y=y, z=height))
    return items


def _simple(item: MissionItem, number: int) -> dict[str, Any]:
    lat, lon = item.x / 1e7, item.y / 1e7
    entry: dict[str, Any] = {
        "type": "SimpleItem",
        "autoContinue": item.autocontinue,
        "command": item.command,
        "doJumpId": number,
        "frame": item.frame,
        "params": [*item.params, lat, lon, item.z],
    }
    if has_place(item):
        entry |= {"AMSLAltAboveTerrain": None, "Altitude": item.z, "AltitudeMode": 1}
    return entry


def _polygon(ring: Ring, *, inclusion: bool) -> dict[str, Any]:
    return {"inclusion": inclusion, "polygon": [[at.lat_deg, at.lon_deg] for at in ring], "version": 1}


def _latlon(given: Any, here: str) -> tuple[int, int]:
    values = [_number(value, here) for value in _as_list(given, here)]
    if len(values) < 2 or not (abs(values[0]) <= 90.0 and abs(values[1]) <= 180.0):
        raise PlanError(f"{here}: a corner is not [latitude, longitude]")
    return round(values[0] * 1e7), round(values[1] * 1e7)


def _number(given: Any, here: str) -> float:
    """null is "leave it as it is", which is 0 for everything we keep."""
    if given is None:
        return 0.0
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise PlanError(f"{here} is not a number")
    if abs(given) > 1e9:  # nothing in a mission is as large
        raise PlanError(f"{here} is too large")
    return float(given)


def _entry(given: Any, here: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise PlanError(f"{here} is not an object")
    return cast("dict[str, Any]", given)


def _object(document: Any, key: str) -> dict[str, Any]:
    return _entry(_entry(document, "the file").get(key), key)


def _list(entry: dict[str, Any], key: str, here: str) -> list[Any]:
    return _as_list(entry.get(key, []), f"{here}.{key}")


def _as_list(given: Any, here: str) -> list[Any]:
    if not isinstance(given, list):
        raise PlanError(f"{here} is not a list")
    return cast("list[Any]", given)
