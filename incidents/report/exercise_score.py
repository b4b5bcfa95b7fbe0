"""The score of an exercise for its report: which drone flew it, the points, and the reason for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.debrief.flown_by import flown_by
from incidents.debrief.score_file import read_score
from incidents.debrief.score_page import crew_rows
from incidents.debrief.told import started
from incidents.facts import number_in, text_in
from incidents.words import label
from training.score import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from incidents.model import Entry


@dataclass(frozen=True, slots=True)
class ExerciseScore:
    """`verdict` None: it was not scored. `doubt`: why there are no reasons. `rows`: what, why, points."""

    flown_by: str
    verdict: str | None = None
    doubt: str | None = None
    rows: tuple[tuple[str, str, str], ...] = ()
    crews: tuple[tuple[str, ...], ...] = ()  # a head, then a row a figure


def exercise_score(folder: Path, entries: Sequence[Entry], language: str) -> ExerciseScore | None:
    """As the record has it; None for what was no exercise."""
    begun = started(entries)
    said = next((e for e in reversed(entries) if e.code == IncidentCode.EXERCISE_SCORED), None)
    if begun is None and said is None:
        return None
    drone = text_in(begun.facts, "flown_by") if begun is not None else None
    flown = f"{label(language, 'flown_by')}: {flown_by(drone or label(language, 'not_recorded'), language)}"
    if said is None:
        return ExerciseScore(flown)
    scored = read_score(folder, entries)
    if scored is None:
        points = label(language, "score_points", points=f"{number_in(said.facts, 'points') or 0.0:.0f}")
        return ExerciseScore(flown, points, label(language, "score_gone"))
    made = scored.score
    points = label(language, "score_points", points=str(made.points))
    rows = tuple(
        (
            words.title(language, one.code),
            words.say(language, one),
            f"{words.points(language, one.points)} / {words.points(language, one.of)}",
        )
        for one in made.reasons
    )
    verdict = f"{points} · {words.verdict(language, made)}"
    return ExerciseScore(flown, verdict, None, rows, crew_rows(scored, language))
