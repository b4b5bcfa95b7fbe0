"""One part of the bench of pictures: its figures and bars, and how parts become one result."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from firedrone.bench.result import BenchResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firedrone.bench.result import Bar, Figures, Skipped


class NotMeasuredError(Exception):
    """A part that cannot be measured here: one line, why."""


@dataclass(frozen=True, slots=True)
class Part:
    """`ours` and `peers` are by the name of what was measured."""

    ours: Figures = field(default_factory=dict[str, Any])
    peers: Mapping[str, Figures] = field(default_factory=dict[str, Any])
    limit: Figures = field(default_factory=dict[str, Any])
    ratios: Mapping[str, float | None] = field(default_factory=dict[str, float | None])
    bars: Mapping[str, Bar] = field(default_factory=dict[str, Any])
    skipped: tuple[Skipped, ...] = ()


def together(name: str, parts: Iterable[Part]) -> BenchResult:
    """All of them, in their order; peers of the same name are put together."""
    ours: dict[str, Any] = {}
    peers: dict[str, dict[str, Any]] = {}
    limit: dict[str, Any] = {}
    ratios: dict[str, float | None] = {}
    bars: dict[str, Bar] = {}
    skipped: list[Skipped] = []
    for part in parts:
        ours |= part.ours
        for peer, figures in part.peers.items():
            peers[peer] = {**peers.get(peer, {}), **figures}
        limit |= part.limit
        ratios |= part.ratios
        bars |= part.bars
        skipped += part.skipped
    return BenchResult(name, ours, peers, limit, ratios, bars, skipped)
