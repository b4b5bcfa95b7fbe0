"""A plan as a flight for DJI Pilot 2: a .kmz with WPML, the template to edit and the way to fly.

After DJI's own description of the format (Cloud API, "DJI WPML", 1.0.2): heights are above the take-off point
(relativeToStartPoint), every waypoint is flown to in a straight line and stopped at, the drone goes home at
the end and when the remote control is lost. Read back it is not: what it cannot say is said as remarks.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET

from maps.foreign import xml_parts
from maps.foreign.zip_file import packed
from maps.formats.kml import KML
from maps.geo import distance_m
from missions.imported import Remark
from missions.lost import SEARCH
from missions.plan import PlanError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from missions.plan import Look, Plan, Waypoint

TEMPLATE: Final = "wpmz/template.kml"
WAYLINES: Final = "wpmz/waylines.wpml"
WPML: Final = "http://www.dji.com/wpmz/1.0.2"
NO_NAME: Final = '<>:"/|?*._\\'  # DJI takes none of these in the name of a flight
MOST_SPEED_M_S = 15.0
LEAST_TAKEOFF_M, MOST_HEIGHT_M = 2.0, 1500.0
DOWN_DEG, UP_DEG = -90.0, 30.0  # as far as the gimbals turn


class Aircraft(NamedTuple):
    """What a flight is written for: the numbers of DJI's product support page."""

    name: str
    drone: tuple[int, int]  # droneEnumValue, droneSubEnumValue
    payload: int  # payloadEnumValue


MAVIC_3T = Aircraft("Mavic 3T", (77, 1), 67)


def kmz_of(plan: Plan, aircraft: Aircraft = MAVIC_3T) -> bytes:
    """PlanError for a plan that DJI cannot fly: fewer than two waypoints, or too high."""
    return packed(documents_of(plan, aircraft))


def documents_of(plan: Plan, aircraft: Aircraft = MAVIC_3T) -> dict[str, str]:
    """The two files of the archive by their names in it."""
    if len(plan.waypoints) < 2:
        raise PlanError(f"DJI flies between at least 2 waypoints, the plan has {len(plan.waypoints)}")
    for number, waypoint in enumerate(plan.waypoints, 1):
        if abs(waypoint.height) > MOST_HEIGHT_M:
            raise PlanError(f"waypoint {number}: {waypoint.height:g} m is higher than a DJI drone flies")
    ET.register_namespace("", KML)
    ET.register_namespace("wpml", WPML)
    parts: dict[str, str] = {}
    for name, add_folder in ((TEMPLATE, _template_folder), (WAYLINES, _waylines_folder)):
        root = ET.Element(f"{{{KML}}}kml")
        document = ET.SubElement(root, f"{{{KML}}}Document")
        if name == TEMPLATE:
            _add(document, ("author", "FireDrone"))
        _mission_config(document, plan, aircraft)
        add_folder(document, plan)
        parts[name] = xml_parts.document(root)
    return parts


def remarks(plan: Plan, name: str, aircraft: Aircraft = MAVIC_3T) -> tuple[Remark, ...]:
    """What the flight does not say of the plan, and what Pilot 2 may stumble over. `name` is the file's."""
    said = [Remark("written_for", None, {"drone": aircraft.name})]
    odd = sorted({sign for sign in name.rsplit(".", 1)[0] if sign in NO_NAME})
    if odd:
        said.append(Remark("name_not_taken_by_dji", None, {"without": " ".join(odd)}))
    said.append(Remark("search_left_out", None, {"what": ", ".join(SEARCH)}))
    holes = plan.area.holes if plan.area is not None else ()
    gone = {
        "area_left_out": plan.area is not None,
        "home_left_out": plan.home is not None,  # heights count from where it takes off
        "way_and_search_not_told_apart": not all(w.searching for w in plan.waypoints),
        "fence_left_out": plan.fence is not None,
        "no_fly_areas_left_out": bool(plan.no_fly or holes),
        "rally_points_left_out": bool(plan.rally),
        "look_only_at_waypoints": plan.look is not None,  # the pitch is set there; the heading is kept on it
    }
    said += [Remark(code) for code, is_gone in gone.items() if is_gone]
    if plan.speed_m_s > MOST_SPEED_M_S:
        said.append(Remark("speed_changed", None, {"speed_m_s": MOST_SPEED_M_S}))
    if _takeoff_m(plan) != round(plan.takeoff_height, 2):
        said.append(Remark("takeoff_height_changed", None, {"height_m": _takeoff_m(plan)}))
    return tuple(said)


def _mission_config(document: Element, plan: Plan, aircraft: Aircraft) -> None:
    """What both files begin with."""
    mission = _part(document, "missionConfig")
    highest_m = max(_takeoff_m(plan), *(float(w.height) for w in plan.waypoints))
    _add(
        mission,
        ("flyToWaylineMode", "safely"),
        ("finishAction", "goHome"),
        ("exitOnRCLost", "executeLostAction"),
        ("executeRCLostAction", "goBack"),
        ("takeOffSecurityHeight", _number(_takeoff_m(plan))),
        ("globalTransitionalSpeed", _number(_speed_m_s(plan))),
        ("globalRTHHeight", _number(highest_m)),
    )
    drone, sub_type = aircraft.drone
    _add(_part(mission, "droneInfo"), ("droneEnumValue", drone), ("droneSubEnumValue", sub_type))
    payload = _part(mission, "payloadInfo")
    _add(payload, ("payloadEnumValue", aircraft.payload), ("payloadSubEnumValue", 0))
    _add(payload, ("payloadPositionIndex", 0))


def _template_folder(document: Element, plan: Plan) -> None:
    folder = ET.SubElement(document, f"{{{KML}}}Folder")
    _add(folder, ("templateType", "waypoint"), ("templateId", 0))
    system = _part(folder, "waylineCoordinateSysParam")
    _add(system, ("coordinateMode", "WGS84"), ("heightMode", "relativeToStartPoint"))
    _add(system, ("positioningType", "GPS"))
    _add(folder, ("autoFlightSpeed", _number(_speed_m_s(plan))))
    _add(folder, ("globalHeight", _number(plan.waypoints[0].height)), ("caliFlightEnable", 0))
    _add(folder, ("gimbalPitchMode", "usePointSetting"))
    _heading(_part(folder, "globalWaypointHeadingParam"), plan.look)
    _add(folder, ("globalWaypointTurnMode", _STRAIGHT), ("globalUseStraightLine", 1))
    for index, waypoint in enumerate(plan.waypoints):
        placemark = _placemark(folder, waypoint, index)
        height = _number(waypoint.height)
        # Above the take-off point both are the same number; no ellipsoid is known here
        _add(placemark, ("ellipsoidHeight", height), ("height", height), ("useGlobalHeight", 0))
        _add(placemark, ("useGlobalSpeed", 1), ("useGlobalHeadingParam", 1), ("useGlobalTurnParam", 1))
        _add(placemark, ("gimbalPitchAngle", _number(_pitch_deg(waypoint, plan.look))))
        _actions(placemark, plan, index)


def _waylines_folder(document: Element, plan: Plan) -> None:
    folder = ET.SubElement(document, f"{{{KML}}}Folder")
    length_m = sum(distance_m(a.at, b.at) for a, b in pairwise(plan.waypoints))
    seconds = length_m / _speed_m_s(plan) + sum(w.hold_s for w in plan.waypoints)
    _add(folder, ("templateId", 0), ("executeHeightMode", "relativeToStartPoint"), ("waylineId", 0))
    _add(folder, ("distance", _number(length_m)), ("duration", _number(seconds)))
    _add(folder, ("autoFlightSpeed", _number(_speed_m_s(plan))))
    for index, waypoint in enumerate(plan.waypoints):
        placemark = _placemark(folder, waypoint, index)
        _add(placemark, ("executeHeight", _number(waypoint.height)))
        _add(placemark, ("waypointSpeed", _number(_speed_m_s(plan))))
        _heading(_part(placemark, "waypointHeadingParam"), plan.look)
        turn = _part(placemark, "waypointTurnParam")
        _add(turn, ("waypointTurnMode", _STRAIGHT), ("waypointTurnDampingDist", 0))
        _add(placemark, ("useStraightLine", 1))
        _actions(placemark, plan, index)


_STRAIGHT = "toPointAndStopWithDiscontinuityCurvature"


def _placemark(folder: Element, waypoint: Waypoint, index: int) -> Element:
    placemark = ET.SubElement(folder, f"{{{KML}}}Placemark")
    point = ET.SubElement(placemark, f"{{{KML}}}Point")
    coordinates = ET.SubElement(point, f"{{{KML}}}coordinates")
    coordinates.text = f"{waypoint.at.lon_deg:.7f},{waypoint.at.lat_deg:.7f}"
    _add(placemark, ("index", index))
    return placemark


def _heading(part: Element, look: Look | None) -> None:
    """The nose along the way, or towards what is looked at; DJI takes that as latitude first, and flat."""
    at = (0.0, 0.0) if look is None else (look.at.lat_deg, look.at.lon_deg)
    _add(part, ("waypointHeadingMode", "followWayline" if look is None else "towardPOI"))
    _add(part, ("waypointHeadingAngle", 0), ("waypointPoiPoint", f"{at[0]:.7f},{at[1]:.7f},0.000000"))
    _add(part, ("waypointHeadingPathMode", "followBadArc"))


def _actions(placemark: Element, plan: Plan, index: int) -> None:
    """Turn the camera where it has to turn, then stay."""
    waypoint = plan.waypoints[index]
    pitch = _number(_pitch_deg(waypoint, plan.look))
    turned = index == 0 or pitch != _number(_pitch_deg(plan.waypoints[index - 1], plan.look))
    if not turned and waypoint.hold_s <= 0.0:
        return
    group = _part(placemark, "actionGroup")
    _add(group, ("actionGroupId", index), ("actionGroupStartIndex", index), ("actionGroupEndIndex", index))
    _add(group, ("actionGroupMode", "sequence"))
    _add(_part(group, "actionTrigger"), ("actionTriggerType", "reachPoint"))
    if turned:
        _add(
            _action(group, 0, "gimbalRotate"),
            ("payloadPositionIndex", 0),
            ("gimbalHeadingYawBase", "north"),
            ("gimbalRotateMode", "absoluteAngle"),
            ("gimbalPitchRotateEnable", 1),
            ("gimbalPitchRotateAngle", pitch),
            ("gimbalRollRotateEnable", 0),
            ("gimbalRollRotateAngle", 0),
            ("gimbalYawRotateEnable", 0),
            ("gimbalYawRotateAngle", 0),
            ("gimbalRotateTimeEnable", 0),
            ("gimbalRotateTime", 0),
        )
    if waypoint.hold_s > 0.0:
        _add(_action(group, int(turned), "hover"), ("hoverTime", _number(waypoint.hold_s)))


def _action(group: Element, number: int, what: str) -> Element:
    action = _part(group, "action")
    _add(action, ("actionId", number), ("actionActuatorFunc", what))
    return _part(action, "actionActuatorFuncParam")


def _pitch_deg(waypoint: Waypoint, look: Look | None) -> float:
    """Straight down, or at what is looked at."""
    if look is None:
        return DOWN_DEG
    away_m = distance_m(waypoint.at, look.at)
    pitch = math.degrees(math.atan2(look.height - waypoint.height, away_m))
    return round(min(max(pitch, DOWN_DEG), UP_DEG), 1)


def _takeoff_m(plan: Plan) -> float:
    return round(min(max(float(plan.takeoff_height), LEAST_TAKEOFF_M), MOST_HEIGHT_M), 2)


def _speed_m_s(plan: Plan) -> float:
    return min(plan.speed_m_s, MOST_SPEED_M_S)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _part(parent: Element, name: str) -> Element:
    return ET.SubElement(parent, f"{{{WPML}}}{name}")


def _add(parent: Element, *said: tuple[str, str | int]) -> None:
    for name, value in said:
        _part(parent, name).text = str(value)
