"""`firedrone check`: a plan looked through before it flies."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from firedrone.verbs import findings as words
from firedrone.verbs import say
from firedrone.verbs.airspace import (
    AtOption,
    BasisOption,
    ConfirmationsOption,
    ObstaclesOption,
    ZonesOption,
    airspace,
    public_zones,
)
from firedrone.verbs.options import DemOption, HomeOption, JsonOption, elevation, place
from firedrone.verbs.say import NotTrue
from missions.checks import Severity, check
from missions.import_checks import check_import
from missions.plan_file import NAMES, read_plan
from missions.rules import Basis


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
    as_json: JsonOption = False,
) -> None:
    """Look through a plan. Exit status 1 when something forbids it."""
    found, remarks = read_plan(file)
    for remark in remarks:
        say.aside(f"{file.name}: {remark}")
    air = airspace(zones, obstacles, at, basis, confirmations)
    findings = (
        *check_import(found, remarks),
        *check(found, home=place(home, "--home"), ground=elevation(dem), airspace=air),
    )
    ok = not any(finding.severity is Severity.RED for finding in findings)
    document = {
        "ok": ok,
        "findings": [words.public(finding) for finding in findings],
        "zones": public_zones(air),
        "remarks": [asdict(remark) for remark in remarks],
    }
    say.result(document, as_json, "\n".join(words.lines(findings)) or "Nothing found.")
    if not ok:
        raise NotTrue(f"{file.name} must not fly as it is")
