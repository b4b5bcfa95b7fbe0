"""The debrief of an exercise: scored, compared with the real crew, and written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.debrief.crew_result import crew_result, real_result
from incidents.debrief.exercise_folder import flown_exercise
from incidents.debrief.gather import gathered
from incidents.debrief.score_file import Scored, write_score
from incidents.debrief.told import started
from incidents.facts import text_in
from training.exercise.running import EMBEDDED
from training.score.score import score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.debrief.exercise_folder import Flown
    from incidents.journal import Journal
    from incidents.model import Entry, Fact


def debrief(journal: Journal, data: Path, now: datetime) -> Scored:
    """Score the exercise of this journal and say so in it; the same score again is not written twice.

    IncidentError where none was flown or a file of it is damaged.
    """
    folder, entries = journal.folder, journal.entries
    scored = scored_exercise(flown_exercise(folder), folder, entries, data)
    note_score(journal, scored, now)
    return scored


def scored_exercise(flown: Flown, folder: Path, entries: Sequence[Entry], data: Path) -> Scored:
    """For who has read it; nothing is written."""
    scenario = flown.scenario
    performance = gathered(flown, folder, entries, data)
    begun = started(entries)
    facts: Mapping[str, Fact] = {} if begun is None else begun.facts
    return Scored(
        exercise=text_in(facts, "exercise") or scenario.id,  # its file may have another name here
        flown_by=text_in(facts, "flown_by") or EMBEDDED,
        score=score(scenario, performance),
        crew=crew_result(performance, scenario),
        real=real_result(data, scenario.from_incident),
    )


def note_score(journal: Journal, scored: Scored, now: datetime) -> Entry | None:
    """The points and the hash of the file; None: this very score stands there already."""
    sha256 = write_score(journal.folder, scored)
    said = [e for e in journal.entries if e.code == IncidentCode.EXERCISE_SCORED]
    if said and said[-1].facts.get("sha256") == sha256:
        return None
    made = scored.score
    facts = {
        "exercise": scored.exercise,
        "points": made.points,
        "pass_mark": made.pass_mark,
        "passed": made.passed,
        "sha256": sha256,
    }
    return journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.EXERCISE_SCORED, facts)
