"""An incident and what was written about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from maps.plain_error import PlainError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from maps.geo import LatLon

Fact: TypeAlias = "str | int | float | bool | None"


class IncidentError(PlainError):
    """An incident that cannot be made, found or read. The text says what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an incident: its first journal entry and the entries that corrected it."""

    id: str  # folder name: 20261122T131500Z_<8 hex>
    created_at: datetime
    what: str  # "Grass fire"
    where: str  # address or place in words
    number: str | None = None  # the dispatch centre's own
    scene: LatLon | None = None
    scene_error_m: float | None = None
    alarm_at: datetime | None = None
    training: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal: codes and facts, never sentences. `hash` covers all the rest and `prev`."""

    n: int  # counts from 1
    at: datetime  # aware UTC
    clock: str  # whose time `at` is: "laptop", "drone", "dispatch:<source>", "exercise"
    source: str  # "dispatch", "truck", "flight", "finding", "person", "record"
    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    prev: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where a record is not whole or not as it was written."""

    file: str  # as the user can find it: relative to what was checked
    entry: int | None  # the entry's number, where there is one
    offset: int | None  # bytes from the start of the file
    what: str
