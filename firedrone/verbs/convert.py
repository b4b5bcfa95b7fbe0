"""`firedrone convert`: plans, areas and tracks in the forms of others."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from firedrone.verbs.say import UsageError
from maps.formats import by_suffix
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import AboveHome
from missions.imported import Remark
from missions.plan_file import NAMES, can_be_written, is_plan, read_plan, write_plan
from missions.route import read_route

if TYPE_CHECKING:
    from missions.plan import Plan

ROUTE_HEIGHT_M = 60.0


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("convert", help=f"Turn plans, areas and tracks into other forms, by name. Plans: {NAMES}.")(
        convert
    )


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A plan or a map file.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="How it ends says what it becomes.")],
    route: Annotated[
        bool, typer.Option("--route", help="IN is a map file: its one line becomes a flight.")
    ] = False,
    height: Annotated[
        float, typer.Option(min=1.0, max=500.0, help="Of that flight, metres above home.")
    ] = ROUTE_HEIGHT_M,
    as_json: JsonOption = False,
) -> None:
    """Turn plans, areas and tracks into other forms, by name."""
    remarks: tuple[Remark, ...] = ()
    if route or is_plan(source):
        found, remarks = read_route(source, AboveHome(height)) if route else read_plan(source)
        remarks = (*remarks, *_write_as(found, target))
        document: dict[str, Any] = {"waypoints": len(found.waypoints)}
    else:
        features = by_suffix.read(source)
        if can_be_written(target) and target.suffix.lower() not in by_suffix.WRITERS:
            raise UsageError(f"{source.name} is a map, not a plan: with --route its line becomes one")
        by_suffix.write(target, features)
        document = {name: len(getattr(features, name)) for name in ("areas", "lines", "points")}
    for remark in remarks:
        say.aside(f"{source.name}: {remark}")
    counted = ", ".join(f"{count} {name}" for name, count in document.items() if count)
    document |= {"in": str(source), "out": str(target), "remarks": [asdict(remark) for remark in remarks]}
    say.result(document, as_json, f"{target}: {counted}")


def _write_as(found: Plan, target: Path) -> tuple[Remark, ...]:
    if can_be_written(target):
        return write_plan(found, target)
    by_suffix.write(target, _drawn(found))
    return (Remark("only_drawn_no_plan_any_more"),)


def _drawn(found: Plan) -> Features:
    """A plan as lines and areas on a map. Heights stay out: map files count them from the sea."""
    areas = [] if found.area is None else [NamedArea(found.area, "search area")]
    areas += [] if found.fence is None else [NamedArea(found.fence.area, "fence")]
    areas += [NamedArea(shut, "no-fly area") for shut in found.no_fly]
    track = Line(tuple(waypoint.at for waypoint in found.waypoints), found.pattern)
    points = () if found.home is None else (Point(found.home, "home"),)
    return Features(tuple(areas), (track,), points)
