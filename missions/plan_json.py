"""Our own plan file: strict JSON, in the words and units of `missions/plan.py`."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import Meta, Struct

from maps.area import Area, AreaError
from maps.geo import AboveGround, AboveHome, LatLon
from missions.plan import Fence, Look, Plan, PlanError, RallyPoint, Waypoint

FORMAT = "firedrone-plan"
VERSION = 1

Metres = Annotated[float, Meta(ge=-1000.0, le=10_000.0)]
Length = Annotated[float, Meta(gt=0.0, le=10_000.0)]


class _At(Struct, forbid_unknown_fields=True, frozen=True):
    lat_deg: Annotated[float, Meta(ge=-90.0, le=90.0)]
    lon_deg: Annotated[float, Meta(ge=-180.0, le=180.0)]


class _Area(Struct, forbid_unknown_fields=True, frozen=True):
    ring: tuple[_At, ...]
    holes: tuple[tuple[_At, ...], ...] = ()


class _Waypoint(Struct, forbid_unknown_fields=True, frozen=True):
    at: _At
    above_home_m: Metres
    searching: bool = True
    hold_s: Annotated[float, Meta(ge=0.0, le=86_400.0)] = 0.0


class _Look(Struct, forbid_unknown_fields=True, frozen=True):
    at: _At
    above_home_m: Metres


class _Fence(Struct, forbid_unknown_fields=True, frozen=True):
    area: _Area
    ceiling_above_home_m: Metres


class _Rally(Struct, forbid_unknown_fields=True, frozen=True):
    at: _At
    above_home_m: Metres


class _File(Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    format: Literal["firedrone-plan"]
    version: Literal[1]
    pattern: Annotated[str, Meta(max_length=40)]
    area: _Area | None
    home: _At | None
    waypoints: tuple[_Waypoint, ...]
    takeoff_above_home_m: Metres
    speed_m_s: Annotated[float, Meta(gt=0.0, le=100.0)]
    camera: Annotated[str, Meta(max_length=80)]
    above_ground_m: Metres
    swath_m: Length
    spacing_m: Length
    fence: _Fence | None
    ground_known: bool
    no_fly: tuple[_Area, ...]
    rally: tuple[_Rally, ...] = ()
    look: _Look | None = None


def is_ours(document: Any) -> bool:
    """Whether a JSON document claims to be one of ours."""
    return isinstance(document, dict) and cast("dict[str, Any]", document).get("format") == FORMAT


def plan_of(document: Any) -> Plan:
    """PlanError names the place in the document, as `$.waypoints[3].at.lat_deg`."""
    version = cast("dict[str, Any]", document).get("version") if isinstance(document, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise PlanError(f"written by a newer FireDrone (version {version}): update this one")
    try:
        return _plan(msgspec.convert(document, _File))
    except (msgspec.ValidationError, AreaError) as error:
        raise PlanError(str(error)) from error


def document_of(plan: Plan) -> dict[str, Any]:
    """The way back from `plan_of`."""
    fence = plan.fence
    file = _File(
        format=FORMAT,
        version=VERSION,
        pattern=plan.pattern,
        area=None if plan.area is None else _area_out(plan.area),
        home=None if plan.home is None else _out(plan.home),
        waypoints=tuple(
            _Waypoint(_out(w.at), float(w.height), w.searching, w.hold_s) for w in plan.waypoints
        ),
        takeoff_above_home_m=float(plan.takeoff_height),
        speed_m_s=plan.speed_m_s,
        camera=plan.camera,
        above_ground_m=float(plan.height),
        swath_m=plan.swath_m,
        spacing_m=plan.spacing_m,
        fence=None if fence is None else _Fence(_area_out(fence.area), float(fence.ceiling)),
        ground_known=plan.ground_known,
        no_fly=tuple(_area_out(area) for area in plan.no_fly),
        rally=tuple(_Rally(_out(point.at), float(point.height)) for point in plan.rally),
        look=None if plan.look is None else _Look(_out(plan.look.at), float(plan.look.height)),
    )
    return msgspec.to_builtins(file)


def _plan(file: _File) -> Plan:
    return Plan(
        pattern=file.pattern,
        area=None if file.area is None else _area_in(file.area),
        home=None if file.home is None else _in(file.home),
        waypoints=tuple(
            Waypoint(_in(w.at), AboveHome(w.above_home_m), w.searching, w.hold_s) for w in file.waypoints
        ),
        takeoff_height=AboveHome(file.takeoff_above_home_m),
        speed_m_s=file.speed_m_s,
        camera=file.camera,
        height=AboveGround(file.above_ground_m),
        swath_m=file.swath_m,
        spacing_m=file.spacing_m,
        fence=None
        if file.fence is None
        else Fence(_area_in(file.fence.area), AboveHome(file.fence.ceiling_above_home_m)),
        ground_known=file.ground_known,
        no_fly=tuple(_area_in(area) for area in file.no_fly),
        rally=tuple(RallyPoint(_in(point.at), AboveHome(point.above_home_m)) for point in file.rally),
        look=None if file.look is None else Look(_in(file.look.at), AboveHome(file.look.above_home_m)),
    )


def _out(at: LatLon) -> _At:
    return _At(at.lat_deg, at.lon_deg)


def _in(at: _At) -> LatLon:
    return LatLon(at.lat_deg, at.lon_deg)


def _area_out(area: Area) -> _Area:
    return _Area(
        tuple(_out(at) for at in area.ring), tuple(tuple(_out(at) for at in hole) for hole in area.holes)
    )


def _area_in(area: _Area) -> Area:
    return Area(
        tuple(_in(at) for at in area.ring), tuple(tuple(_in(at) for at in hole) for hole in area.holes)
    )
