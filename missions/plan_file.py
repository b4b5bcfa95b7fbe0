"""Plans as files, by suffix: our own JSON, QGroundControl's `.plan`, Mission Planner's `.waypoints`."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from maps.foreign_file import FormatError, one_line, read_text
from maps.foreign_json import read_json
from maps.limits import MAX_WAYPOINTS_BYTES
from missions import plan_json, qgc_plan, waypoints_file
from missions.imported import Remark
from missions.plan import Plan, PlanError

if TYPE_CHECKING:
    from pathlib import Path

OURS, QGC, WAYPOINTS = ".json", ".plan", ".waypoints"


def read_plan(path: Path) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan, and what the file says beyond it. PlanError or FormatError: file, place in it, what to do."""
    suffix = _suffix(path)
    try:
        if suffix == WAYPOINTS:
            return waypoints_file.plan_of(read_text(path, MAX_WAYPOINTS_BYTES))
        document = read_json(path)
        if plan_json.is_ours(document):  # whatever it is called
            return plan_json.plan_of(document), ()
        if qgc_plan.is_qgc(document):
            return qgc_plan.plan_of(document)
    except PlanError as error:
        raise PlanError(one_line(f"{path.name}: {error}")) from error
    raise FormatError(path, "", "not a plan: neither FireDrone's nor QGroundControl's")


def is_plan(path: Path) -> bool:
    """Whether a file is a plan, and not a map file that may also end in .json."""
    suffix = path.suffix.lower()
    if suffix != OURS:
        return suffix in {QGC, WAYPOINTS}
    document = read_json(path)
    return plan_json.is_ours(document) or qgc_plan.is_qgc(document)


def write_plan(plan: Plan, path: Path) -> tuple[Remark, ...]:
    """Write the file anew, whole or not at all; returns what its form cannot hold."""
    suffix = _suffix(path)
    if suffix == OURS:
        _replace(path, _json(plan_json.document_of(plan)))
        return ()
    lost = [Remark("area_left_out")] if plan.area is not None else []
    if suffix == QGC:
        _replace(path, _json(qgc_plan.document_of(plan)))
    else:
        _replace(path, waypoints_file.text_of(plan))
        lost += [Remark("fence_left_out")] if plan.fence is not None else []
        lost += [Remark("no_fly_areas_left_out")] if plan.no_fly else []
        lost += [Remark("rally_points_left_out")] if plan.rally else []
    return tuple(lost)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in {OURS, QGC, WAYPOINTS}:
        raise PlanError(
            f"{path.name}: plans end in {OURS} (FireDrone), {QGC} (QGroundControl) or {WAYPOINTS}"
        )
    return suffix


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1, allow_nan=False, ensure_ascii=False) + "\n"


def _replace(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise PlanError(f"{path}: cannot be written: {error.strerror}") from error
