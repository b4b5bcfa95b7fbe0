"""`firedrone exercise run`: an exercise flown by a scripted crew, as fast as the computer can."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import exercise_score, say
from firedrone.verbs.options import DataOption, JsonOption
from firedrone.verbs.say import NotTrue
from incidents.debrief.debrief import debrief
from incidents.journal import Journal
from incidents.rehearsal.rehearse import Crew, rehearse
from training.exercise import shelf

if TYPE_CHECKING:
    from incidents.debrief.score_file import Scored
    from incidents.rehearsal.rehearse import Rehearsal


def register(group: typer.Typer) -> None:
    """Attach the verb to the group of exercises."""
    group.command("run")(run)


def run(
    exercise: Annotated[str, typer.Argument(help="An id, or a file.")],
    crew: Annotated[Crew, typer.Option(help="Who flies it.")] = Crew.CAREFUL,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Of gusts and fingers; the exercise's own without it.")
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fly it into an incident of its own, marked as training, and score it. True: the drone took off and
    came down; whether the crew passed is in the score."""
    where = data_dir(data)
    flown = rehearse(shelf.find(exercise, where), crew, where, seed=seed)
    scored = _scored(flown, where)
    say.result(
        {**_document(flown), "score": exercise_score.document(flown.incident.name, scored, "en")},
        as_json,
        f"{_text(flown)}\n{exercise_score.text(scored, 'en')}",
    )
    if not flown.landed:
        raise NotTrue(f"{flown.scenario.id}: the {crew.value} crew did not bring the drone down")


def _scored(flown: Rehearsal, where: Path) -> Scored:
    """Written to its record, and signed where there is a key."""
    now = datetime.now(UTC)
    with Journal(flown.incident, now, open_keys(where, wait_s=KEY_WITHIN_S).laptop) as journal:
        return debrief(journal, where, now)


def _document(flown: Rehearsal) -> dict[str, Any]:
    return {
        "exercise": flown.scenario.id,
        "crew": flown.crew.value,
        "seed": flown.seed,
        "training": True,
        "incident": flown.incident.name,
        "flight": flown.flight.name,
        "truth": str(flown.truth),
        "took_off": flown.took_off,
        "landed": flown.landed,
        "marks": flown.marks,
        "lasted_s": flown.lasted_s,
        "took_s": flown.took_s,
    }


def _text(flown: Rehearsal) -> str:
    done = "flown and landed" if flown.landed else "not brought down"
    said = f"{flown.scenario.id}: {done}, {flown.marks} marked, {flown.lasted_s / 60:.1f} min"
    return f"{said} in {flown.took_s:.1f} s; incident {flown.incident.name}"
