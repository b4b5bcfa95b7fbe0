"""`firedrone plan`: a search drawn and written to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.verbs import plan_said, say, templates
from firedrone.verbs.airspace import ObstaclesOption, ZonesOption, airspace
from firedrone.verbs.options import (
    MAP_FILES,
    DemOption,
    DroneOption,
    HomeOption,
    JsonOption,
    areas,
    drone_profile,
    elevation,
    one_area,
    one_line,
    place,
)
from firedrone.verbs.plan_parts import write_parts
from firedrone.verbs.say import UsageError
from maps.geo import AboveGround
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, overlap_for
from missions.chance_files import read_chances
from missions.chance_report import chance_report
from missions.chances_of import chances_of
from missions.checks import check
from missions.energy import CALM, WindAt, estimate
from missions.lost_person import lost_persons
from missions.plan_file import NAMES, write_plan
from missions.planner import PATTERNS, plan_for
from missions.task import Around, Pattern, Task

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.chances import Chances


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("plan")(plan)


def plan(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help=f"Where the plan goes: {NAMES}.")],
    pattern: Annotated[str | None, typer.Argument(help=f"One of: {', '.join(PATTERNS)}.")] = None,
    template: Annotated[
        str | None, typer.Option(help="How to fly: see firedrone templates list. What is said here wins.")
    ] = None,
    task_file: Annotated[
        Path | None,
        typer.Option("--task", help="Where and how to fly, saved before. What is said here wins."),
    ] = None,
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
    save_template: Annotated[
        str | None, typer.Option(help="Keep how this is flown as a template of this name.")
    ] = None,
    save_task: Annotated[
        Path | None, typer.Option(help="Keep where and how this is flown: a .json to be planned again.")
    ] = None,
    home: HomeOption = None,
    probability: Annotated[
        Path | None, typer.Option(help="Where somebody may be: a GeoTIFF, or areas with a weight.")
    ] = None,
    person: Annotated[
        str | None, typer.Option(help=f"Who is missing since --at: {', '.join(lost_persons())}.")
    ] = None,
    no_fly: Annotated[list[Path] | None, typer.Option(help=f"Areas to stay out of: {MAP_FILES}.")] = None,
    dem: DemOption = None,
    drone: DroneOption = None,
    zones: ZonesOption = None,
    obstacles: ObstaclesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan a flight and write it to a file."""
    datum = place(at, "--at")
    task = Task(
        pattern=_pattern(pattern, template or task_file),
        area=one_area(area),
        line=one_line(line),
        at=datum,
        chances=_chances(probability, person),
        person=_person(person, datum),
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
    task = templates.with_template(templates.with_file(task, task_file, context), template, context)
    profile, known_from = drone_profile(drone)
    around = Around(place(home, "--home"), elevation(dem), _wind(wind), profile)
    made = plan_for(task, around)
    templates.save(save_template, save_task, task)
    for lost in write_plan(made, out):
        say.aside(f"{out.name}: {lost}")
    # Without a home the way there is not known: then the search alone is counted, from its first corner.
    needed = estimate(made, made.home or made.waypoints[0].at, wind=around.wind, drone=profile)
    air = airspace(zones, obstacles) if zones or obstacles else None
    findings = check(made, ground=around.ground, wind=around.wind, drone=profile, airspace=air)
    parts = write_parts(made, task, needed, findings, around, out)
    document = plan_said.document(made, out, needed, parts)
    document["drone"] = {"name": profile.name, "from": known_from}
    if task.pattern is Pattern.PROBABILITY:
        chances = chances_of(task)
        document |= plan_said.found(chance_report(made, chances), chances)
    say.result(document, as_json, plan_said.text(document, parts))


def _pattern(name: str | None, told: str | Path | None) -> Pattern:
    if name is None and told is not None:
        return Pattern.PARALLEL  # that of the template or of the task goes before it
    if name is None:
        raise UsageError(f"say a pattern, a --template or a --task; patterns are {', '.join(PATTERNS)}")
    if name not in PATTERNS:
        raise UsageError(f'"{name}" is not a pattern; known are {", ".join(PATTERNS)}')
    return Pattern(name)


def _chances(path: Path | None, person: str | None) -> Chances | None:
    """The map of a file."""
    if path is not None and person is not None:
        raise UsageError("--probability and --person: take one of them")
    return None if path is None else read_chances(path)


def _person(name: str | None, at: LatLon | None) -> str | None:
    if name is None:
        return None
    known = lost_persons()
    if name not in known:
        raise UsageError(f'--person: "{name}" is not known; known are {", ".join(known)}')
    if at is None:
        raise UsageError("--person: where was the person last seen? Give --at LAT,LON")
    if not known[name].published:
        say.aside(f"the distances for {name} are an estimate, not statistics")
    return name


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
