"""`firedrone check`: a plan looked through before it flies."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from firedrone.verbs import certify, profile, say
from firedrone.verbs import findings as words
from firedrone.verbs.airspace import (
    AtOption,
    BasisOption,
    ConfirmationsOption,
    ObstaclesOption,
    ZonesOption,
    airspace,
    public_file,
    public_zones,
)
from firedrone.verbs.options import DemOption, HomeOption, JsonOption, elevation, place
from firedrone.verbs.say import NotTrue
from missions.certificate import Inputs, elevation_files, input_files
from missions.checks import Severity, check, checked_until
from missions.energy import CALM, DroneProfile
from missions.import_checks import check_import
from missions.plan_file import NAMES, read_plan
from missions.profile import plan_profile
from missions.rules import Basis, rules_at


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("check")(check_plan)


def check_plan(
    file: Annotated[Path, typer.Argument(help=f"A plan: {NAMES}.")],
    home: HomeOption = None,
    dem: DemOption = None,
    zones: ZonesOption = None,
    obstacles: ObstaclesOption = None,
    at: AtOption = None,
    basis: BasisOption = Basis.OPEN.value,
    confirmations: ConfirmationsOption = None,
    certificate: Annotated[Path | None, typer.Option(help="Write a signed certificate there.")] = None,
    with_profile: Annotated[
        bool, typer.Option("--profile", help="Also the ground below the way, and the height above it.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Look through a plan. Exit status 1 when something forbids it."""
    found, remarks = read_plan(file)
    for remark in remarks:
        say.aside(f"{file.name}: {remark}")
    air = airspace(zones, obstacles, at, basis, confirmations)
    start, ground = place(home, "--home"), elevation(dem)
    findings = (
        *check_import(found, remarks),
        *check(found, home=start, ground=ground, airspace=air),
    )
    ok = not any(finding.severity is Severity.RED for finding in findings)
    document: dict[str, Any] = {
        "ok": ok,
        "findings": [words.public(finding) for finding in findings],
        "zones": public_zones(air),
        "zone_files": [public_file(file, air.at) for file in air.zone_files],
        "remarks": [asdict(remark) for remark in remarks],
    }
    said = "\n".join(words.lines(findings)) or "Nothing found."
    if with_profile:
        below = plan_profile(found, start, ground)
        document["profile"] = profile.public(below)
        said = f"{said}\n{profile.line(below)}"
    if certificate is not None and ok:
        begins = start or found.home
        inputs = Inputs(
            airspace=air,
            rules=rules_at(begins or found.waypoints[0].at, air.basis),
            wind=CALM,
            drone=DroneProfile(),
            software=certify.software(),
            home=begins,
            checked_until=checked_until(found, air.at, home=start),
            obstacle_files=input_files(obstacles or ()),
            elevation_files=elevation_files(ground, found),
        )
        document["certificate"] = certify.write(found, findings, inputs, certificate)
    say.result(document, as_json, said)
    if not ok:
        raise NotTrue(f"{file.name} must not fly as it is")
