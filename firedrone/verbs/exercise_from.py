"""`firedrone exercise from`: the brigade's own fire or flight as an exercise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption
from incidents.exercises.from_incident import from_flight, from_incident
from incidents.folder import find
from incidents.journal import JOURNAL
from training.exercise.scenario_file import read_exercise, write_exercise


def register(group: typer.Typer) -> None:
    """Attach the verb to the group of exercises."""
    group.command("from")(made_from)


def made_from(
    record: Annotated[
        str, typer.Argument(help='An incident (id, number, "last"), or a recorded flight: .tlog or folder.')
    ],
    out: Annotated[Path, typer.Option(help="The .toml file to write; its name becomes the exercise's id.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make an exercise of what really happened; what the record does not tell is said."""
    path = Path(record)
    if path.exists() and not (path / JOURNAL).is_file():
        made = from_flight(path)
    else:
        made = from_incident(path if path.exists() else find(data_dir(data), record))
    write_exercise(replace(made.scenario, id=out.stem), out)
    one = read_exercise(out)  # what others will read
    for line in made.unknown:
        say.aside(line)
    document = {
        "id": one.id,
        "file": str(out),
        "from_incident": one.from_incident,
        "lasts_s": one.lasts_s,
        "faults": len(one.faults),
        "fires": len(one.fires),
        "targets": len(one.targets),
        "trucks": len(one.trucks),
        "unknown": list(made.unknown),
    }
    say.result(document, as_json, f"{out}: {one.lasts_s / 60:.0f} min, {len(one.targets)} targets")
