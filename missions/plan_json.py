"""Our own plan file: strict JSON, in the words and units of `missions/plan.py`.

Version 1 knew no stay at a waypoint and no look; a plan without them is still written as one, so that a
station that was not updated reads it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import Meta, Struct

from maps.area import AreaError
from maps.geo import AboveGround, AboveHome
from missions.places_json import AreaJson, AtJson, area_in, area_out, at_in, at_out
from missions.plan import Fence, Look, Plan, PlanError, RallyPoint, Waypoint

FORMAT = "firedrone-plan"
VERSION = 2  # the newest we read

Metres = Annotated[float, Meta(ge=-1000.0, le=10_000.0)]
Length = Annotated[float, Meta(gt=0.0, le=10_000.0)]


class _Waypoint(Struct, forbid_unknown_fields=True, frozen=True):
    at: AtJson
    above_home_m: Metres
    searching: bool = True
    hold_s: Annotated[float, Meta(ge=0.0, le=86_400.0)] = 0.0


class _Look(Struct, forbid_unknown_fields=True, frozen=True):
    at: AtJson
    above_home_m: Metres


class _Fence(Struct, forbid_unknown_fields=True, frozen=True):
    area: AreaJson
    ceiling_above_home_m: Metres


class _Rally(Struct, forbid_unknown_fields=True, frozen=True):
    at: AtJson
    above_home_m: Metres


class _File(Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    format: Literal["firedrone-plan"]
    version: Literal[1, 2]
    pattern: Annotated[str, Meta(max_length=40)]
    area: AreaJson | None
    home: AtJson | None
    waypoints: tuple[_Waypoint, ...]
    takeoff_above_home_m: Metres
    speed_m_s: Annotated[float, Meta(gt=0.0, le=100.0)]
    camera: Annotated[str, Meta(max_length=80)]
    above_ground_m: Metres
    swath_m: Length
    spacing_m: Length
    fence: _Fence | None
    ground_known: bool
    no_fly: tuple[AreaJson, ...]
    rally: tuple[_Rally, ...] = ()
    look: _Look | None = None


def is_ours(document: Any) -> bool:
    """Whether a JSON document claims to be one of ours."""
    return isinstance(document, dict) and cast("dict[str, Any]", document).get("format") == FORMAT


def plan_of(document: Any, *, strict: bool = True) -> Plan:
    """PlanError names the place in the document, as `$.waypoints[3].at.lat_deg`.

    Not `strict`: numbers and yes or no may be texts, as in files that know nothing else.
    """
    version = cast("dict[str, Any]", document).get("version") if isinstance(document, dict) else None
    if isinstance(version, str) and not strict and version.isascii() and version.isdigit():
        version = int(version[:9])
    if isinstance(version, int) and version > VERSION:
        raise PlanError(f"written by a newer FireDrone (version {version}): update this one")
    try:
        return _plan(msgspec.convert(document, _File, strict=strict))
    except (msgspec.ValidationError, AreaError) as error:
        raise PlanError(str(error)) from error


def document_of(plan: Plan) -> dict[str, Any]:
    """The way back from `plan_of`."""
    fence = plan.fence
    file = _File(
        format=FORMAT,
        version=2 if plan.look is not None or any(w.hold_s for w in plan.waypoints) else 1,
        pattern=plan.pattern,
        area=None if plan.area is None else area_out(plan.area),
        home=None if plan.home is None else at_out(plan.home),
        waypoints=tuple(
            _Waypoint(at_out(w.at), float(w.height), w.searching, w.hold_s) for w in plan.waypoints
        ),
        takeoff_above_home_m=float(plan.takeoff_height),
        speed_m_s=plan.speed_m_s,
        camera=plan.camera,
        above_ground_m=float(plan.height),
        swath_m=plan.swath_m,
        spacing_m=plan.spacing_m,
        fence=None if fence is None else _Fence(area_out(fence.area), float(fence.ceiling)),
        ground_known=plan.ground_known,
        no_fly=tuple(area_out(area) for area in plan.no_fly),
        rally=tuple(_Rally(at_out(point.at), float(point.height)) for point in plan.rally),
        look=None if plan.look is None else _Look(at_out(plan.look.at), float(plan.look.height)),
    )
    return msgspec.to_builtins(file)


def _plan(file: _File) -> Plan:
    return Plan(
        pattern=file.pattern,
        area=None if file.area is None else area_in(file.area),
        home=None if file.home is None else at_in(file.home),
        waypoints=tuple(
            Waypoint(at_in(w.at), AboveHome(w.above_home_m), w.searching, w.hold_s) for w in file.waypoints
        ),
        takeoff_height=AboveHome(file.takeoff_above_home_m),
        speed_m_s=file.speed_m_s,
        camera=file.camera,
        height=AboveGround(file.above_ground_m),
        swath_m=file.swath_m,
        spacing_m=file.spacing_m,
        fence=None
        if file.fence is None
        else Fence(area_in(file.fence.area), AboveHome(file.fence.ceiling_above_home_m)),
        ground_known=file.ground_known,
        no_fly=tuple(area_in(area) for area in file.no_fly),
        rally=tuple(RallyPoint(at_in(point.at), AboveHome(point.above_home_m)) for point in file.rally),
        look=None if file.look is None else Look(at_in(file.look.at), AboveHome(file.look.above_home_m)),
    )
