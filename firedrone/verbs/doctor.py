"""`firedrone doctor`: what this laptop lacks, and the exact line that mends it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.audible import audible_here
from firedrone.doctor import Severity, examine
from firedrone.paths import data_dir
from firedrone.simulator import simulator_here
from firedrone.verbs import say
from firedrone.verbs.say import NotTrue

if TYPE_CHECKING:
    from firedrone.doctor import Finding
    from firedrone.simulator import Simulator


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command()(doctor)


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
) -> None:
    """Say what this computer lacks, and the line that mends it."""
    data = data_dir()
    findings = examine(data)
    red = [finding for finding in findings if finding.severity is Severity.RED]
    simulator = simulator_here(data)
    audible = audible_here()
    document = {
        "ok": not red,
        "data": str(data),
        "findings": [asdict(finding) for finding in findings],
        "sitl": None if simulator.program is None else asdict(simulator),
        "sound": asdict(audible),
    }
    lines = [*map(_text, findings)] or ["Nothing is missing."]
    say.result(document, as_json, "\n".join((*lines, _trains_with(simulator), audible.sentence())))
    if red:
        raise NotTrue(f"FireDrone does not run here yet: {', '.join(finding.code for finding in red)}")


def _trains_with(simulator: Simulator) -> str:
    if simulator.program is None:
        return (
            "Exercises fly with the embedded drone; an ArduPilot SITL is used when FIREDRONE_SITL names one."
        )
    return f"Exercises can fly with the ArduPilot SITL {simulator.program} ({simulator.by})."


def _text(finding: Finding) -> str:
    return f"{finding.severity.upper():6} {finding.what}\n       {finding.mend}"
