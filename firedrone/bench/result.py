"""What a bench found: figures, ratios, bars and what was left out; the same shape for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Figures: TypeAlias = Mapping[str, Any]  # whatever goes into JSON; units in the names


@dataclass(frozen=True, slots=True)
class Bar:
    """What has to be reached. `reached` None: it could not be measured here, which is not a pass."""

    reached: float | None
    at_least: float | None = None
    at_most: float | None = None

    @property
    def passed(self) -> bool | None:
        """None: not measured."""
        if self.reached is None:
            return None
        low = self.at_least is None or self.reached >= self.at_least
        return low and (self.at_most is None or self.reached <= self.at_most)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not measured, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class BenchResult:
    """One run of a bench."""

    name: str
    ours: Figures
    peers: Mapping[str, Figures]
    limit: Figures
    ratios: Mapping[str, float | None]
    bars: Mapping[str, Bar]
    skipped: Sequence[Skipped] = field(default=())

    @property
    def passed(self) -> bool:
        """Every bar that could be measured was reached, and there was one."""
        known = [bar.passed for bar in self.bars.values() if bar.passed is not None]
        return bool(known) and all(known)

    def document(self) -> dict[str, Any]:
        """The public JSON."""
        return {
            "name": self.name,
            "ours": dict(self.ours),
            "peers": {name: dict(figures) for name, figures in self.peers.items()},
            "limit": dict(self.limit),
            "ratios": {name: _rounded(ratio) for name, ratio in self.ratios.items()},
            "bars": {name: _bar(bar) for name, bar in self.bars.items()},
            "pass": self.passed,
            "skipped": [{"what": left.what, "why": left.why} for left in self.skipped],
        }


def ratio(numerator: float | None, denominator: float | None) -> float | None:
    """None where one of the two was not measured."""
    return None if numerator is None or not denominator else numerator / denominator


def middle(values: Sequence[float | None]) -> float | None:
    """The median of those that there are."""
    known = [value for value in values if value is not None]
    return median(known) if known else None


def _bar(bar: Bar) -> dict[str, Any]:
    wanted = {"at_least": bar.at_least, "at_most": bar.at_most}
    return {
        **{name: value for name, value in wanted.items() if value is not None},
        "reached": _rounded(bar.reached),
        "pass": bar.passed,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")
