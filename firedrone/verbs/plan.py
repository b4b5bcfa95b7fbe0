"""`firedrone plan`: a search drawn and written to a file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import findings as words
from firedrone.verbs import say
from firedrone.verbs.options import (
    MAP_FILES,
    DemOption,
    HomeOption,
    JsonOption,
    areas,
    elevation,
    one_area,
    one_line,
    place,
)
from firedrone.verbs.say import UsageError
from maps.geo import AboveGround
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, overlap_for
from missions.checks import Finding, check
from missions.energy import CALM, Estimate, WindAt, estimate
from missions.plan_file import write_plan
from missions.planner import PATTERNS, plan_for
from missions.swept import swept
from missions.task import Around, Pattern, Task

if TYPE_CHECKING:
    from missions.plan import Plan


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("plan")(plan)


def plan(
    pattern: Annotated[str, typer.Argument(help=f"One of: {', '.join(PATTERNS)}.")],
    out: Annotated[Path, typer.Option(help="Where the plan goes: .json, .plan or .waypoints.")],
    area: Annotated[Path | None, typer.Option(help=f"The area to search: {MAP_FILES}.")] = None,
    line: Annotated[Path | None, typer.Option(help=f"The line to fly along: {MAP_FILES}.")] = None,
    at: Annotated[
        str | None,
        typer.Option(help="Datum of a square or sector; what is looked at: LAT,LON."),
    ] = None,
    height: Annotated[float, typer.Option(min=1.0, max=500.0, help="Metres above the ground.")] = 60.0,
    camera: Annotated[str, typer.Option(help=f"One of: {', '.join(CAMERAS)}.")] = DEFAULT_CAMERA.name,
    speed: Annotated[float, typer.Option(min=0.5, max=30.0, help="Metres per second.")] = 8.0,
    overlap: Annotated[float, typer.Option(min=0.0, max=0.9, help="Share that two tracks see both.")] = 0.2,
    pod: Annotated[
        float | None, typer.Option(min=0.4, max=0.99, help="Wanted chance to find; instead of --overlap.")
    ] = None,
    heading: Annotated[
        float | None,
        typer.Option(min=-360.0, max=360.0, help="Of tracks, first leg or first look, degrees."),
    ] = None,
    radius: Annotated[
        float | None,
        typer.Option(min=1.0, max=5000.0, help="Of sector, orbit, overwatch; half a square, m."),
    ] = None,
    offset: Annotated[
        float, typer.Option(min=-1000.0, max=1000.0, help="To the right of the line, outwards if closed, m.")
    ] = 0.0,
    both_sides: Annotated[bool, typer.Option("--both-sides", help="Back on the line's other side.")] = False,
    passes: Annotated[int, typer.Option(min=1, max=2, help="2: a second, turned pass; a second ring.")] = 1,
    object_height: Annotated[
        float, typer.Option(min=0.0, max=300.0, help="Of what an orbit or overwatch looks at, m.")
    ] = 0.0,
    hold: Annotated[
        float | None, typer.Option(min=1.0, max=36_000.0, help="How long an overwatch stays, s.")
    ] = None,
    batteries: Annotated[int, typer.Option(min=1, max=20, help="How many may be spent.")] = 1,
    wind: Annotated[str | None, typer.Option(help="FROM,SPEED: degrees it comes from, m/s.")] = None,
    may_leave: Annotated[
        bool, typer.Option("--may-leave", help="Ways between legs may leave the area.")
    ] = False,
    home: HomeOption = None,
    no_fly: Annotated[list[Path] | None, typer.Option(help=f"Areas to stay out of: {MAP_FILES}.")] = None,
    dem: DemOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan a flight and write it to a file."""
    task = Task(
        pattern=_pattern(pattern),
        area=one_area(area),
        line=one_line(line),
        at=place(at, "--at"),
        no_fly=areas(no_fly),
        height=AboveGround(height),
        camera=_camera(camera),
        overlap=overlap if pod is None else overlap_for(pod),
        speed_m_s=speed,
        heading_deg=heading,
        radius_m=radius,
        offset_m=offset,
        both_sides=both_sides,
        passes=passes,
        object_height_m=object_height,
        hold_s=hold,
        batteries=batteries,
        stay_inside=not may_leave,
    )
    around = Around(place(home, "--home"), elevation(dem), _wind(wind))
    made = plan_for(task, around)
    for lost in write_plan(made, out):
        say.aside(f"{out.name}: {lost}")
    # Without a home the way there is not known: then the search alone is counted, from its first corner.
    needed = estimate(made, made.home or made.waypoints[0].at, wind=around.wind)
    findings = check(made, ground=around.ground, wind=around.wind)
    document = _plan_document(made, out, needed, findings)
    say.result(document, as_json, _plan_text(document, findings))


def _plan_document(made: Plan, out: Path, needed: Estimate, findings: tuple[Finding, ...]) -> dict[str, Any]:
    seen = swept(made)
    return {
        "file": str(out),
        "pattern": made.pattern,
        "waypoints": len(made.waypoints),
        "swath_m": round(made.swath_m, 2),
        "spacing_m": round(made.spacing_m, 2),
        "hold_s": sum(waypoint.hold_s for waypoint in made.waypoints),
        "looks_at": None if made.look is None else asdict(made.look),
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
        "findings": [words.public(finding) for finding in findings],
    }


def _plan_text(document: dict[str, Any], findings: tuple[Finding, ...]) -> str:
    minutes = document["duration_s"] / 60
    head = (
        f"{document['file']}: {document['waypoints']} waypoints, {document['length_m'] / 1000:.1f} km, "
        f"{minutes:.0f} min, batteries: {document['batteries'] or 'out of reach'}"
    )
    if document["coverage"] is not None:
        seen, chance = 100 * document["coverage"], 100 * document["pod"]
        head += f"; {seen:.1f} % of the area seen, chance to find {chance:.0f} %"
    return "\n".join([head, *words.lines(findings)])


def _pattern(name: str) -> Pattern:
    if name not in PATTERNS:
        raise UsageError(f'"{name}" is not a pattern; known are {", ".join(PATTERNS)}')
    return Pattern(name)


def _camera(name: str) -> str:
    if name not in CAMERAS:
        raise UsageError(f'"{name}" is not a camera; known are {", ".join(CAMERAS)}')
    return name


def _wind(text: str | None) -> WindAt:
    if text is None:
        return CALM
    try:
        from_deg, speed_m_s = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f'--wind: "{text}" is not FROM,SPEED such as 240,6') from None
    if not (0.0 <= from_deg <= 360.0 and 0.0 <= speed_m_s <= 60.0):
        raise UsageError(f"--wind: {text}: degrees from 0 to 360, then m/s from 0 to 60")
    return WindAt(from_deg, speed_m_s)
