"""The score of an exercise as a file beside its truth: the journal has its points and its hash."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from incidents.codes import IncidentCode
from incidents.debrief.crew_result import CrewResult
from incidents.debrief.exercise_folder import FOLDER
from incidents.facts import text_in
from incidents.model import IncidentError
from maps.foreign.file import FormatError, read_bytes
from maps.foreign.json_file import json_of
from telemetry.safe_files import replace_file
from training.score.score import Reason, Score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from incidents.model import Entry

FILE = "score.json"
FORM = "firedrone-score 1"
MOST_BYTES = 256 * 2**10


@dataclass(frozen=True, slots=True)
class Scored:
    """A score, who was compared, and what flew it. `real`: the crew of the incident it was made from."""

    exercise: str
    flown_by: str
    score: Score
    crew: CrewResult
    real: CrewResult | None = None


class _Reason(Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    facts: dict[str, str | int | float]
    points: float
    of: float


class _Crew(Struct, forbid_unknown_fields=True, frozen=True):
    airborne_s: float | None = None
    first_picture_s: float | None = None
    found: int | None = None
    battery_percent: float | None = None


class _File(Struct, forbid_unknown_fields=True, frozen=True):
    form: Literal["firedrone-score 1"]
    exercise: str
    flown_by: str
    points: int
    pass_mark: int
    grave: tuple[str, ...]
    reasons: tuple[_Reason, ...]
    crew: _Crew
    real: _Crew | None = None


def write_score(folder: Path, scored: Scored) -> str:
    """Whole or not at all; returns its SHA-256. IncidentError when it cannot be written."""
    content = msgspec.json.format(msgspec.json.encode(_document(scored)), indent=1) + b"\n"
    path = folder / FOLDER / FILE
    try:
        path.parent.mkdir(exist_ok=True)
        replace_file(path, content)
    except OSError as error:
        raise IncidentError(f"{path}: cannot be written: {error.strerror}") from error
    return hashlib.sha256(content).hexdigest()


def read_score(folder: Path, entries: Sequence[Entry]) -> Scored | None:
    """As the journal has it; None where it has none, or where the file is not the one it names."""
    said = next((e for e in reversed(entries) if e.code == IncidentCode.EXERCISE_SCORED), None)
    path = folder / FOLDER / FILE
    if said is None or not path.is_file():
        return None
    try:
        content = read_bytes(path, MOST_BYTES)
        if hashlib.sha256(content).hexdigest() != text_in(said.facts, "sha256"):
            return None
        file = msgspec.convert(json_of(path, content.decode()), _File)
    except (FormatError, msgspec.ValidationError, UnicodeDecodeError):
        return None
    reasons = tuple(Reason(one.code, one.facts, one.points, one.of) for one in file.reasons)
    score = Score(file.points, file.pass_mark, reasons, file.grave)
    real = None if file.real is None else _crew(file.real)
    return Scored(file.exercise, file.flown_by, score, _crew(file.crew), real)


def _document(scored: Scored) -> _File:
    score = scored.score
    return _File(
        form=FORM,
        exercise=scored.exercise,
        flown_by=scored.flown_by,
        points=score.points,
        pass_mark=score.pass_mark,
        grave=score.grave,
        reasons=tuple(_Reason(one.code, dict(one.facts), one.points, one.of) for one in score.reasons),
        crew=_Crew(**asdict(scored.crew)),
        real=None if scored.real is None else _Crew(**asdict(scored.real)),
    )


def _crew(crew: _Crew) -> CrewResult:
    return CrewResult(crew.airborne_s, crew.first_picture_s, crew.found, crew.battery_percent)
