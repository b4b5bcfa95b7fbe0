"""`firedrone exercise score`: the points of a crew that flew an exercise, and the reason for each."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption, reading_language
from incidents.debrief.debrief import debrief
from incidents.folder import find
from incidents.journal import Journal
from training.score import words

if TYPE_CHECKING:
    from incidents.debrief.score_file import Scored


def register(group: typer.Typer) -> None:
    """Attach the verb to the group of exercise verbs."""
    group.command()(score)


def score(
    incident: Annotated[
        str, typer.Argument(help='The incident it was flown in: an id, its beginning, or "last".')
    ],
    language: Annotated[str, typer.Option("--language", "--lang", help="en, lv or lt.")] = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score a flown exercise from its record and the truth beside it, and write the points to the record."""
    reading_language(language, "--language")
    where, now = data_dir(data), datetime.now(UTC)
    folder = find(where, incident)
    with Journal(folder, now, open_keys(where, wait_s=KEY_WITHIN_S).laptop) as journal:
        scored = debrief(journal, where, now)
    say.result(document(folder.name, scored, language), as_json, text(scored, language))


def document(incident: str, scored: Scored, language: str) -> dict[str, Any]:
    """The public figures."""
    made = scored.score
    return {
        "incident": incident,
        "training": True,
        "exercise": scored.exercise,
        "flown_by": scored.flown_by,
        "points": made.points,
        "pass_mark": made.pass_mark,
        "passed": made.passed,
        "grave": list(made.grave),
        "reasons": [
            {
                "code": one.code,
                "facts": dict(one.facts),
                "points": round(one.points, 2),
                "of": round(one.of, 2),
                "said": words.say(language, one),
            }
            for one in made.reasons
        ],
        "crew": asdict(scored.crew),
        "real": None if scored.real is None else asdict(scored.real),
    }


def text(scored: Scored, language: str) -> str:
    """The same for people, a line each."""
    made = scored.score
    head = f"TRAINING {scored.exercise}: {words.total(language, made)} · {words.verdict(language, made)}"
    wide = max(len(words.title(language, one.code)) for one in made.reasons)
    rows = [
        f"  {words.points(language, one.points):>5} / {words.points(language, one.of):<5}"
        f" {words.title(language, one.code):<{wide}}  {words.say(language, one)}"
        for one in made.reasons
    ]
    return "\n".join([head, *rows])
