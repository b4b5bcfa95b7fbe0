"""Plans as files, by what they are called: ours, other ground stations', map programs', and DJI's.

| name ends in | what it is | read | written |
|---|---|---|---|
| `.json` | FireDrone's own: everything, to the last bit | yes | yes |
| `.plan` | QGroundControl | yes | yes |
| `.waypoints` | Mission Planner | yes | yes |
| `.geojson`, `.kml`, `.kmz` | a map with the plan in it: everything, to 1 cm | if FireDrone wrote it | yes |
| `-dji.kmz` | a flight for DJI Pilot 2 (WPML) | no | yes |
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from maps.foreign import corners
from maps.foreign.file import FormatError, one_line, read_text
from maps.foreign.json_file import read_json
from maps.foreign.limits import MAX_WAYPOINTS_BYTES
from maps.foreign.zip_file import holds
from maps.formats import by_suffix
from missions import plan_features, plan_geojson, plan_json, plan_kml, qgc_plan, waypoints_file, wpml
from missions.imported import Remark
from missions.lost import lost
from missions.plan import Plan, PlanError
from missions.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from maps.area import Area
    from maps.formats.features import Features

OURS, QGC, WAYPOINTS, GEOJSON, KML, KMZ = ".json", ".plan", ".waypoints", ".geojson", ".kml", ".kmz"
DJI = "-dji.kmz"
MAPS = (GEOJSON, KML, KMZ)
SUFFIXES = (OURS, QGC, WAYPOINTS, *MAPS)
NAMES = (
    f"{OURS} (FireDrone), {QGC} (QGroundControl), {WAYPOINTS} (Mission Planner), {', '.join(MAPS)} (maps), "
    f"{DJI} (DJI Pilot 2)"
)


def read_plan(path: Path) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan, and what the file says beyond it. PlanError or FormatError: file, place in it, what to do."""
    try:
        plan, remarks = _read(path, _suffix(path))
    except PlanError as error:
        raise PlanError(one_line(f"{path.name}: {error}")) from error
    positions = corners.Positions(path)
    if plan.area is not None:
        _look_through(positions, "search area", plan.area)
    for number, shut in enumerate(plan.no_fly, 1):
        _look_through(positions, f"no-fly area {number}", shut)
    return plan, remarks


def is_plan(path: Path) -> bool:
    """Whether a file is a plan, and not a map file that may end in the same way."""
    suffix = path.suffix.lower()
    if suffix in MAPS:
        return not _is_dji(path) and plan_features.is_plan(by_suffix.read(path))
    if suffix != OURS:
        return suffix in {QGC, WAYPOINTS}
    document = read_json(path)
    return plan_json.is_ours(document) or qgc_plan.is_qgc(document)


def write_plan(plan: Plan, path: Path, *, simulated: bool = False) -> tuple[Remark, ...]:
    """Write the file anew, whole or not at all; returns what its form cannot hold.

    `simulated`: it comes from a training; a map says so, the other forms have no place for it.
    """
    suffix = _suffix(path)
    try:
        if path.name.lower().endswith(DJI):
            content, remarks = wpml.kmz_of(plan), wpml.remarks(plan, path.name)
        elif suffix in MAPS:
            content, remarks = _DRAWN[suffix](plan, simulated=simulated), ()
        else:
            content, again = _WRITERS[suffix](plan)
            remarks = () if again is None else lost(plan, again)
    except PlanError as error:
        raise PlanError(one_line(f"{path.name}: {error}")) from error
    write_whole(path, content)
    unsaid = simulated and (suffix not in MAPS or path.name.lower().endswith(DJI))
    return (*remarks, Remark("the_file_does_not_say_that_it_is_of_a_training")) if unsaid else remarks


def can_be_written(path: Path) -> bool:
    """Whether a plan becomes a plan under this name."""
    return path.suffix.lower() in SUFFIXES


def _read(path: Path, suffix: str) -> tuple[Plan, tuple[Remark, ...]]:
    if suffix == WAYPOINTS:
        return waypoints_file.plan_of(read_text(path, MAX_WAYPOINTS_BYTES))
    if suffix in MAPS:
        return plan_features.plan_of(_drawn_plan(path))
    document = read_json(path)
    if plan_json.is_ours(document):  # whatever it is called
        return plan_json.plan_of(document), ()
    if qgc_plan.is_qgc(document):
        return qgc_plan.plan_of(document)
    raise FormatError(path, "", "not a plan: neither FireDrone's nor QGroundControl's")


def _look_through(positions: corners.Positions, place: str, area: Area) -> None:
    """FormatError for one that crosses itself, or lies at 0, 0 or turned round. Waypoints have checks."""
    for ring in (area.ring, *area.holes):
        for number, at in enumerate(ring, 1):
            positions.position(f"{place}, corner {number}", at.lon_deg, at.lat_deg)
    corners.area(positions.path, place, [area.ring, *area.holes])


def _as_json(plan: Plan) -> tuple[str, Plan | None]:
    return _json(plan_json.document_of(plan)), None


def _as_qgc(plan: Plan) -> tuple[str, Plan | None]:
    document = qgc_plan.document_of(plan)
    return _json(document), qgc_plan.plan_of(document)[0]


def _as_waypoints(plan: Plan) -> tuple[str, Plan | None]:
    text = waypoints_file.text_of(plan)
    return text, waypoints_file.plan_of(text)[0]


class _Draws(Protocol):
    """A plan as a map, which is read as the same plan."""

    def __call__(self, plan: Plan, *, simulated: bool = False) -> str | bytes: ...


# What is written, and the plan that it will be read as; None: the same.
_WRITERS: dict[str, Callable[[Plan], tuple[str | bytes, Plan | None]]] = {
    OURS: _as_json,
    QGC: _as_qgc,
    WAYPOINTS: _as_waypoints,
}
_DRAWN: dict[str, _Draws] = {GEOJSON: plan_geojson.text_of, KML: plan_kml.text_of, KMZ: plan_kml.kmz_of}


def _drawn_plan(path: Path) -> Features:
    if _is_dji(path):
        raise FormatError(path, "", "a flight for DJI: FireDrone writes those and cannot read them")
    features = by_suffix.read(path)
    if not plan_features.is_plan(features):
        what = "a map, not a plan: a line in it becomes one with firedrone convert --route"
        raise FormatError(path, "", what)
    return features


def _is_dji(path: Path) -> bool:
    return path.suffix.lower() == KMZ and holds(path, wpml.WAYLINES)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FormatError(path, "", f"plans end in {NAMES}")
    return suffix


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1, allow_nan=False, ensure_ascii=False) + "\n"
