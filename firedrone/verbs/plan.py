"""`firedrone plan`, `check` and `convert`: a search drawn, looked through, and taken elsewhere."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import say
from firedrone.verbs.say import NotTrue, UsageError
from maps import formats
from maps.coordinates import parse_position
from maps.elevation import Elevation, ElevationError
from maps.features import Features, Line, NamedArea, Point
from maps.geo import AboveGround, LatLon
from maps.grids import PositionError
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, Camera
from missions.checks import Finding, Severity, check
from missions.energy import Estimate, estimate
from missions.import_checks import check_import
from missions.patterns.sweep import parallel
from missions.plan_file import OURS, is_plan, read_plan, write_plan
from missions.swept import swept

if TYPE_CHECKING:
    from maps.area import Area
    from missions.plan import Plan

PATTERNS = ("parallel",)
_MAP_FILES = ".geojson, .kml or .gpx"

HomeOption = Annotated[str | None, typer.Option(help="Where the drone takes off: LAT,LON in degrees.")]
DemOption = Annotated[Path | None, typer.Option(help="A folder of HGT elevation tiles.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]

# What a finding says to people; the facts fill the gaps.
SENTENCES = {
    "no_waypoints": "The plan has no waypoint.",
    "too_many_items": "The plan has {items} items; {limit} fit aboard. Fly higher, or split the area.",
    "at_zero": "The point lies at 0, 0 in the Gulf of Guinea: coordinates are missing.",
    "swapped": "Latitude and longitude are swapped: {distance_m:.0f} m away, but near when turned round.",
    "elsewhere": "The point is {distance_m:.0f} m from home: is it the right place?",
    "far": "The point is {distance_m:.0f} m from home; beyond {limit_m:.0f} m sight and link are doubtful.",
    "too_high": "{height_m:.0f} m above the ground; the limit is {limit_m:.0f} m.",
    "into_ground": "The way goes into the ground ({height_m:.0f} m above it).",
    "too_low": "Only {height_m:.0f} m above the ground; trees and wires reach {limit_m:.0f} m.",
    "ground_unknown": "The height of the ground is not known; it is taken as flat.",
    "over_no_fly": "{length_m:.0f} m of the way lie over a no-fly area.",
    "no_fence": "The plan has no fence.",
    "bad_fence": "The fence is not an area: {reason}.",
    "home_outside_fence": "Home lies outside the fence.",
    "outside_fence": "The way to this waypoint leaves the fence.",
    "above_ceiling": "Above the ceiling of the fence ({ceiling_m:.0f} m).",
    "home_unknown": "Home is not known: battery, distance and border are not checked.",
    "wind_too_strong": "A leg cannot be flown against {wind_m_s:.0f} m/s of wind.",
    "out_of_reach": "One battery does not even fly there and back.",
    "several_batteries": "Takes {batteries} batteries ({duration_s:.0f} s in one go).",
    "border_crossed": "The way crosses the border.",
    "way_home_low": "The way home passes {height_m:.0f} m above the ground; it wants {limit_m:.0f} m.",
    "near_fence": "Only {distance_m:.0f} m to the fence; wind and braking take {limit_m:.0f} m.",
    "rally_outside_fence": "The rally point lies outside the fence.",
    "below_home": "This height above the sea ({amsl_m:.0f} m) is below home ({home_amsl_m:.0f} m).",
    "heights_mixed": "Heights of several kinds: {from_home} from home, {from_sea} from the sea, "
    "{from_ground} from the ground. Count all of them from home.",
    "heights_from_ground": "The heights are counted from the ground; we count them from home.",
    "heights_from_sea": "The heights were counted from the sea; they are right only where home was planned.",
    "jump_to_nowhere": "A jump to item {to}, which is none.",
    "jump_to_itself": "A jump to itself.",
    "jump_without_end": "A jump without an end; what lies between would be flown once.",
    "jump_left_out": "A jump is left out; what lies between is flown once, not {times} times more.",
}


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    app.command("plan")(plan)
    app.command("check")(check_plan)
    app.command("convert")(convert)


def plan(
    pattern: Annotated[str, typer.Argument(help=f"One of: {', '.join(PATTERNS)}.")],
    area: Annotated[Path, typer.Option(help=f"The area to search: {_MAP_FILES}.")],
    out: Annotated[Path, typer.Option(help="Where the plan goes: .json, .plan or .waypoints.")],
    height: Annotated[float, typer.Option(min=1.0, max=500.0, help="Metres above the ground.")] = 60.0,
    camera: Annotated[str, typer.Option(help=f"One of: {', '.join(CAMERAS)}.")] = DEFAULT_CAMERA.name,
    speed: Annotated[float, typer.Option(min=0.5, max=30.0, help="Metres per second.")] = 8.0,
    overlap: Annotated[float, typer.Option(min=0.0, max=0.9, help="Share that two tracks see both.")] = 0.2,
    heading: Annotated[
        float | None, typer.Option(min=-360.0, max=360.0, help="Of the tracks, degrees; without: the best.")
    ] = None,
    home: HomeOption = None,
    no_fly: Annotated[list[Path] | None, typer.Option(help=f"Areas to stay out of: {_MAP_FILES}.")] = None,
    dem: DemOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan a search of an area and write it to a file."""
    if pattern not in PATTERNS:
        raise UsageError(f'"{pattern}" is not a pattern; known are {", ".join(PATTERNS)}')
    ground = _ground(dem)
    made = parallel(
        _one_area(area),
        _camera(camera),
        AboveGround(height),
        home=_home(home),
        overlap=overlap,
        speed_m_s=speed,
        heading_deg=heading,
        no_fly=tuple(shut for path in no_fly or () for shut in formats.read_areas(path)),
        ground=ground,
    )
    for lost in write_plan(made, out):
        say.aside(f"{out.name}: {lost}")
    # Without a home the way there is not known: then the search alone is counted, from its first corner.
    needed = estimate(made, made.home or made.waypoints[0].at)
    findings = check(made, ground=ground)
    document = _plan_document(made, out, needed, findings)
    say.result(document, as_json, _plan_text(document, findings))


def check_plan(
    file: Annotated[Path, typer.Argument(help="A plan: .json, .plan or .waypoints.")],
    home: HomeOption = None,
    dem: DemOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look through a plan. Exit status 1 when something forbids it."""
    found, remarks = read_plan(file)
    for remark in remarks:
        say.aside(f"{file.name}: {remark}")
    findings = (*check_import(found, remarks), *check(found, home=_home(home), ground=_ground(dem)))
    ok = not any(finding.severity is Severity.RED for finding in findings)
    document = {
        "ok": ok,
        "findings": [_public(finding) for finding in findings],
        "remarks": [asdict(remark) for remark in remarks],
    }
    say.result(document, as_json, "\n".join(_lines(findings)) or "Nothing found.")
    if not ok:
        raise NotTrue(f"{file.name} must not fly as it is")


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


def _plan_document(made: Plan, out: Path, needed: Estimate, findings: tuple[Finding, ...]) -> dict[str, Any]:
    seen = swept(made)
    return {
        "file": str(out),
        "pattern": made.pattern,
        "waypoints": len(made.waypoints),
        "swath_m": round(made.swath_m, 2),
        "spacing_m": round(made.spacing_m, 2),
        "length_m": round(needed.length_m, 1),
        "search_m": None if seen is None else round(seen.search_m, 1),
        "duration_s": round(needed.duration_s, 1),
        "used_percent": round(needed.used_percent, 1),
        "batteries": needed.batteries,
        "coverage": None if seen is None else round(seen.share, 5),
        "outside_m": None if seen is None else round(seen.outside_m, 1),
        "forbidden_m": None if seen is None else round(seen.forbidden_m, 1),
        "pod": None if seen is None else round(seen.pod, 4),
        "bound": None
        if seen is None
        else {name: round(value, 4) for name, value in asdict(seen.bound).items()},
        "findings": [_public(finding) for finding in findings],
    }


def _plan_text(document: dict[str, Any], findings: tuple[Finding, ...]) -> str:
    minutes = document["duration_s"] / 60
    head = (
        f"{document['file']}: {document['waypoints']} waypoints, {document['length_m'] / 1000:.1f} km, "
        f"{minutes:.0f} min, batteries: {document['batteries'] or 'out of reach'}; "
        f"{100 * document['coverage']:.1f} % of the area seen, chance to find {100 * document['pod']:.0f} %"
    )
    return "\n".join([head, *_lines(findings)])


def _lines(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.severity.value:5}  {_where(finding)}{_sentence(finding)}" for finding in findings]


def _sentence(finding: Finding) -> str:
    return SENTENCES[finding.code].format(**finding.facts)


def _where(finding: Finding) -> str:
    if isinstance(finding.where, LatLon):
        return f"{finding.where.lat_deg:.5f}, {finding.where.lon_deg:.5f}: "
    return "" if finding.where is None else f"waypoint {finding.where}: "


def _public(finding: Finding) -> dict[str, Any]:
    where = asdict(finding.where) if isinstance(finding.where, LatLon) else finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": where,
        "mend": finding.mend,
        "facts": dict(finding.facts),
        "text": _sentence(finding),
    }


def _one_area(path: Path) -> Area:
    area, *others = formats.read_areas(path)
    if others:
        raise UsageError(f"{path.name} holds {1 + len(others)} areas: keep the one to search")
    return area


def _camera(name: str) -> Camera:
    if name not in CAMERAS:
        raise UsageError(f'"{name}" is not a camera; known are {", ".join(CAMERAS)}')
    return CAMERAS[name]


def _home(text: str | None) -> LatLon | None:
    if text is None:
        return None
    try:
        return parse_position(text)
    except PositionError as error:
        raise UsageError(f"--home: {error}") from error


def _ground(folder: Path | None) -> Elevation | None:
    if folder is None:
        return None
    try:
        return Elevation(folder)
    except ElevationError as error:
        raise UsageError(f"--dem: {error}") from error
