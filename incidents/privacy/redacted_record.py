"""A copy of a record from which names, pictures or notes were taken out, with a chain of its own.

What was changed keeps the hash of what it was: `original`, the entry's, and `original_media`, the picture's.
A name that stands in free text alone, and in no field for names, is not recognised: where that matters, the
notes are taken out too.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from incidents.codes import SEAMS, Clock, IncidentCode, Source
from incidents.exercises.begun import FOLDER as EXERCISE
from incidents.facts import file_name_in, text_in
from incidents.head import HEAD, Head
from incidents.journal import JOURNAL
from incidents.lines import START, TAKEN_OUT, chained, to_line
from incidents.model import Entry, IncidentError
from incidents.privacy.redact_picture import Box, is_picture, redacted_picture
from incidents.privacy.tokens import Tokens
from incidents.signatures import key_entry, signature_entry
from training.exercise.errors import ExerciseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Fact
    from incidents.signatures import Signer

NAMES, PICTURES, NOTES = "names", "pictures", "notes"
WHAT = (NAMES, PICTURES, NOTES)
_TEXTS = ("text", "reason")


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is taken out. `boxes`: by media name, of the pictures that somebody looked at; a picture that is
    not in it is left out, one with no boxes comes along without its metadata.
    """

    what: tuple[str, ...]  # of WHAT, in its order
    boxes: Mapping[str, tuple[Box, ...]] = field(default_factory=dict[str, tuple[Box, ...]])


def redacted_record(
    folder: Path,
    entries: Sequence[Entry],
    place: Path,
    redaction: Redaction,
    *,
    signer: Signer | None,
    at: datetime,
) -> None:
    """Write the copy of the incident in `folder` into the new folder `place`. IncidentError: a picture that
    cannot be read. The same record and boxes make the same copy.
    """
    (place / "media").mkdir(parents=True)
    _exercise(folder / EXERCISE, place / EXERCISE)
    known = [entry for entry in entries if entry.code not in SEAMS]
    made = [_redacted(entry, facts, folder, place, redaction) for entry, facts in _named(known, redaction)]
    facts: dict[str, Fact] = {
        "original": folder.name,
        "original_head": entries[-1].hash,
        "redacted": " ".join(redaction.what),
    }
    made.append(Entry(0, at, Clock.LAPTOP, Source.RECORD, IncidentCode.RECORD_REDACTED, facts))
    key = signer.public_key if signer is not None else None
    if key is not None:
        made.insert(0, key_entry(key, at))
    end, lines = START, list[bytes]()
    for entry in made:
        placed = chained(entry, end)
        lines.append(to_line(placed))
        end = Head(placed.n, placed.hash)
    if signer is not None and key is not None:
        placed = chained(signature_entry(signer, at, end), end)
        lines.append(to_line(placed))
        end = Head(placed.n, placed.hash)
    (place / JOURNAL).write_bytes(b"".join(lines))
    (place / HEAD).write_bytes(f"{end.n:012d} {end.hash}\n".encode())


def _exercise(folder: Path, place: Path) -> None:
    """Nobody in it is real, but for the alarm of a brigade's own fire."""
    if not folder.is_dir():
        return
    from training.exercise.scenario_file import read_exercise, write_exercise  # noqa: PLC0415 of exercises alone

    place.mkdir()
    for path in sorted(folder.iterdir()):
        if path.suffix != ".toml":
            shutil.copyfile(path, place / path.name)
            continue
        try:
            scenario = read_exercise(path)
        except ExerciseError as error:
            raise IncidentError(f"{folder.parent.name}: {error}") from error
        if scenario.from_incident is None:
            shutil.copyfile(path, place / path.name)
        else:
            alarm = replace(scenario.alarm, text=TAKEN_OUT)
            write_exercise(replace(scenario, alarm=alarm), place / path.name)


def _named(entries: Sequence[Entry], redaction: Redaction) -> Iterator[tuple[Entry, dict[str, Fact]]]:
    """Each entry with its facts as they may be told."""
    tokens = Tokens(entries) if NAMES in redaction.what else None
    for entry in entries:
        facts = tokens.facts(entry) if tokens is not None else dict(entry.facts)
        if NOTES in redaction.what and entry.source == Source.PERSON:
            facts |= {key: TAKEN_OUT for key in _TEXTS if facts.get(key)}
        yield entry, facts


def _redacted(entry: Entry, facts: dict[str, Fact], folder: Path, place: Path, redaction: Redaction) -> Entry:
    if entry.code == IncidentCode.INCIDENT_CREATED:
        facts["id"] = place.name
    media = file_name_in(entry.facts, "media")
    if media is not None:
        facts |= _media(folder / "media" / media, place / "media", redaction, facts)
    if facts != entry.facts:
        facts["original"] = entry.hash
    return replace(entry, facts=facts)


def _media(path: Path, into: Path, redaction: Redaction, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Put the file into the copy as it may be told, and say in facts what became of it."""
    if is_picture(path.name):
        if PICTURES in redaction.what:
            return _picture(path, into, redaction, facts)
    elif NAMES in redaction.what:  # the dispatch centre's own file, say: nobody knows what stands in it
        return {"left_out": path.name}
    if path.is_file():
        shutil.copyfile(path, into / path.name)
    return {}


def _picture(path: Path, into: Path, redaction: Redaction, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    boxes = redaction.boxes.get(path.name)
    if boxes is None or not path.is_file():
        return {"left_out": path.name}
    content, suffix = redacted_picture(path, boxes)
    digest = hashlib.sha256(content).hexdigest()
    name = digest + suffix
    (into / name).write_bytes(content)
    changed: dict[str, Fact] = {"media": name, "original_media": path.name}
    if text_in(facts, "sha256") == path.name.partition(".")[0]:
        changed["sha256"] = digest
    return changed


def redaction_of(words: Sequence[str], boxes: Mapping[str, tuple[Box, ...]] | None = None) -> Redaction:
    """IncidentError for a word that is none."""
    for word in words:
        if word not in WHAT:
            raise IncidentError(f'"{word}" cannot be taken out: it is one of {", ".join(WHAT)}')
    return Redaction(tuple(word for word in WHAT if word in words), boxes or {})
