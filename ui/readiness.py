"""Whether the drone may take off, and if not, how many things of which kind it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class MachineCheck(StrEnum):
    """What the machine sees by itself, in the order of the sheet."""

    LINK = "link"
    POSITION = "position"
    BATTERY = "battery"
    HOME = "home"
    FENCE = "fence"
    PLAN = "plan"  # plan aboard = plan on screen
    RECORDING = "recording"
    DISK = "disk"


class RowState(StrEnum):
    """In order, not yet known, or wrong."""

    OK = "ok"
    WAITING = "waiting"
    BAD = "bad"


class CrewTick(StrEnum):
    """What only people can see."""

    PROPELLERS = "propellers"
    AREA_CLEAR = "area_clear"
    OBSERVER = "observer"
    CREW_NAMES = "crew_names"


class Level(StrEnum):
    """How much a finding weighs: red blocks, amber asks, info is quiet."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class MachineRow:
    """One check of the machine; `value` is what it sees, in words ("17 satellites, ±0.9 m")."""

    check: MachineCheck
    state: RowState
    value: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in words. `mend`: what its button says, None when it does not mend itself."""

    code: str
    level: Level
    title: str
    detail: str = ""
    mend: str | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the take-off button waits for."""

    blocking: int  # red findings and bad rows that nobody took upon himself
    waiting: int  # machine rows not known yet
    ticks_missing: int

    @property
    def ready(self) -> bool:
        return not (self.blocking or self.waiting or self.ticks_missing)


# Without a link and a plan nothing could fly, whoever signs for it; and nothing flies without a record.
_NEVER_OVERRIDDEN = frozenset({MachineCheck.LINK, MachineCheck.PLAN, MachineCheck.RECORDING})


def readiness(
    rows: Sequence[MachineRow],
    findings: Sequence[ShownFinding],
    ticks: Mapping[CrewTick, bool],
    *,
    overridden: bool,
) -> Readiness:
    """An override takes red findings and bad rows upon a person; a machine that still looks is waited for.

    A row that was never shown is not known.
    """
    shown = {row.check: row.state for row in rows}
    bad = [check for check, state in shown.items() if state is RowState.BAD]
    red = sum(finding.level is Level.RED for finding in findings)
    held = sum(check in _NEVER_OVERRIDDEN for check in bad)
    return Readiness(
        blocking=held if overridden else red + len(bad),
        waiting=sum(shown.get(check, RowState.WAITING) is RowState.WAITING for check in MachineCheck),
        ticks_missing=sum(not ticks.get(tick, False) for tick in CrewTick),
    )
