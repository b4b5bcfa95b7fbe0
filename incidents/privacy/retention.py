"""How long an incident is kept, by classes that the municipality sets. Nothing is deleted by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from incidents.facts import text_in
from incidents.folder import folders, incident_of
from incidents.journal import read_journal
from incidents.model import Incident, IncidentError
from incidents.privacy.hold import hold_of
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.model import Entry

FILE = "retention.toml"
_YEARS_MAX = 200


class KeepClass(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of incident and how long it is kept. `words`: parts of words, any of which must occur."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    years: Annotated[int, Meta(ge=1, le=_YEARS_MAX)]
    training: bool | None = None
    words: tuple[Annotated[str, Meta(min_length=1)], ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    classes: tuple[KeepClass, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An incident and until when it is kept. `held`: why nothing may be deleted; None: it may, when due."""

    incident: Incident
    keep_class: KeepClass
    until: date
    held: str | None

    def is_due(self, today: date) -> bool:
        return self.held is None and today >= self.until


def read_classes(data: Path) -> tuple[KeepClass, ...]:
    """The municipality's where there are any, else ours. IncidentError names what is wrong in the file."""
    own = data / FILE
    if own.is_file():
        return _read(own)
    with resources.as_file(resources.files("incidents") / "data" / FILE) as shipped:
        return _read(shipped)


def kept(data: Path, classes: Sequence[KeepClass]) -> list[Kept]:
    """All readable incidents with the day from which they may go, the earliest first."""
    found: list[Kept] = []
    for folder in folders(data):
        try:
            entries = read_journal(folder)
            incident = incident_of(folder, entries)
        except IncidentError:
            continue  # named by `verify`
        found.append(_kept(incident, entries, classes))
    return sorted(found, key=lambda one: (one.until, one.incident.id))


def class_of(incident: Incident, entries: Sequence[Entry], classes: Sequence[KeepClass]) -> KeepClass:
    """The first that applies."""
    said = " ".join(
        value for entry in entries for value in entry.facts.values() if isinstance(value, str)
    ).casefold()
    for one in classes:
        fits = one.training is None or one.training == incident.training
        if fits and (not one.words or any(word.casefold() in said for word in one.words)):
            return one
    return classes[-1]


def _kept(incident: Incident, entries: Sequence[Entry], classes: Sequence[KeepClass]) -> Kept:
    keep_class = class_of(incident, entries, classes)
    held = hold_of(entries)
    why = (text_in(held.facts, "reason") or "?") if held is not None else None
    return Kept(incident, keep_class, _years_after(_began(incident), keep_class.years), why)


def _began(incident: Incident) -> datetime:
    return incident.alarm_at or incident.created_at


def _years_after(at: datetime, years: int) -> date:
    """The day after the last day on which it must be there."""
    day = at.date()
    try:
        end = day.replace(year=day.year + years)
    except ValueError:  # 29 February
        end = date(day.year + years, 3, 1)
    return end + timedelta(days=1)


def _read(path: Path) -> tuple[KeepClass, ...]:
    try:
        classes = msgspec.convert(read_toml(path), _File).classes
    except FormatError as error:
        raise IncidentError(str(error)) from error
    except msgspec.ValidationError as error:
        raise IncidentError(f"{path.name}: {one_line(str(error))}") from error
    if not classes:
        raise IncidentError(f"{path.name}: names no class; write at least one [[class]]")
    last = classes[-1]
    if last.training is not None or last.words:
        raise IncidentError(f"{path.name}: the last class must apply to everything: no training, no words")
    return classes
