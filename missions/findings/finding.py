"""A finding: one thing a person should know about a plan before it flies."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from maps.geo import LatLon

Fact: TypeAlias = "str | int | float | bool | None"


class Severity(StrEnum):
    """Red blocks, amber asks, info tells."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Codes and numbers; sentences are made where people read."""

    code: str
    severity: Severity
    where: LatLon | int | None = None  # a place, or the number of a waypoint counted from 1
    facts: Mapping[str, Fact] = field(default_factory=dict[str, "Fact"])
    mend: str | None = None  # what `checks.mend` or `checks.mended_task` would do


def worst_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Red, amber, info; each in the order found."""
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))
