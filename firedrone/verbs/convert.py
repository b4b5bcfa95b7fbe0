"""`firedrone convert`: plans, areas and tracks in the forms of others."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from maps import formats
from maps.features import Features, Line, NamedArea, Point
from missions.plan_file import OURS, is_plan, read_plan, write_plan

if TYPE_CHECKING:
    from missions.plan import Plan


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("convert")(convert)


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A plan or a map file.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="Its suffix says what it becomes.")],
    as_json: JsonOption = False,
) -> None:
    """Turn plans, areas and tracks into other forms, by suffix."""
    if is_plan(source):
        found, remarks = read_plan(source)
        remarks = (*remarks, *_write_as(found, target))
        document: dict[str, Any] = {"waypoints": len(found.waypoints)}
    else:
        features, remarks = formats.read(source), ()
        formats.write(target, features)
        document = {name: len(getattr(features, name)) for name in ("areas", "lines", "points")}
    for remark in remarks:
        say.aside(f"{source.name}: {remark}")
    counted = ", ".join(f"{count} {name}" for name, count in document.items() if count)
    document |= {"in": str(source), "out": str(target), "remarks": [asdict(remark) for remark in remarks]}
    say.result(document, as_json, f"{target}: {counted}")


def _write_as(found: Plan, target: Path) -> tuple[Any, ...]:
    if target.suffix.lower() in {OURS, ".plan", ".waypoints"}:
        return write_plan(found, target)
    formats.write(target, _drawn(found))
    return ()


def _drawn(found: Plan) -> Features:
    """A plan as lines and areas on a map. Heights stay out: map files count them from the sea."""
    areas = [] if found.area is None else [NamedArea(found.area, "search area")]
    areas += [] if found.fence is None else [NamedArea(found.fence.area, "fence")]
    areas += [NamedArea(shut, "no-fly area") for shut in found.no_fly]
    track = Line(tuple(waypoint.at for waypoint in found.waypoints), found.pattern)
    points = () if found.home is None else (Point(found.home, "home"),)
    return Features(tuple(areas), (track,), points)
