"""An incident and what was written about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from maps.geo import LatLon

Fact: TypeAlias = "str | int | float | bool | None"


class IncidentError(Exception):
    """An incident that cannot be made, found or read. The text says what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an incident; the head of its journal."""

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
    source: str  # "dispatch", "truck", "flight", "finding", "person"
    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    prev: str = ""
    hash: str = ""
