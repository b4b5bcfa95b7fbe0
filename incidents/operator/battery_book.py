"""The book of the batteries: how often each was used, what it showed, and whether it is still good."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import text_in
from incidents.operator.flight_line import FlightLine, Kind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from incidents.model import Entry
    from incidents.operator.limits import BatteryLimits
    from telemetry.packs import PackUse

_GOES_ON_PERCENT = (
    5  # a flight that begins with no more than this above the last one's end: no charge between
)


class BatteryWarning(StrEnum):
    """What is wrong with a battery."""

    WEAK = "weak"  # its capacity, per cent of what it first had
    CELL_LOW = "cell_low"  # volts
    UNEVEN = "uneven"  # volts between the best and the worst cell
    DEEP = "deep"  # landed with so many per cent
    OLD = "old"  # cycles


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning with its figure and the limit that it passed, in the unit of its kind."""

    code: BatteryWarning
    value: float
    limit: float


@dataclass(frozen=True, slots=True)
class Use:
    """One battery in one flight."""

    line: FlightLine
    pack: PackUse | None  # None: somebody named a battery that the drone told nothing of


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """None: no flight said."""

    name: str  # its serial, else the name that the crew gave it
    simulated: bool
    uses: tuple[Use, ...]  # the oldest first
    flown_s: float
    cycles: int  # as it tells itself, else counted: a flight with what the last one left is no cycle
    cycles_told: bool
    used_mah: int | None  # in all flights
    lowest_v: float | None
    resting_v: float | None  # before its last flight
    first_mah: float | None  # capacity of its first flights, the middle one
    latest_mah: float | None
    health_percent: float | None
    warnings: tuple[Warned, ...]
    notes: tuple[Entry, ...]

    @property
    def last_used(self) -> datetime:
        return self.uses[-1].line.at


def battery_book(
    lines: Iterable[FlightLine], record: Iterable[Entry], limit: BatteryLimits
) -> tuple[Battery, ...]:
    """By name. What nobody named and what has no serial is in no book: `unnamed` counts its uses."""
    uses: dict[tuple[bool, str], list[Use]] = defaultdict(list)
    names: dict[tuple[bool, str], str] = {}
    for line in lines:
        packs = {pack.number: pack for pack in line.flown.packs}
        for number, name in line.batteries.items():
            key = (line.kind is Kind.SIMULATED, folded(name))
            names.setdefault(key, name)
            uses[key].append(Use(line, packs.get(number)))
    notes: dict[str, list[Entry]] = defaultdict(list)
    for entry in record:
        if entry.code == IncidentCode.BATTERY_NOTE:
            notes[folded(text_in(entry.facts, "battery") or "")].append(entry)
    return tuple(
        _battery(names[key], uses[key], tuple(notes[key[1]]), limit) for key in sorted(uses, key=str)
    )


def unnamed(lines: Iterable[FlightLine]) -> int:
    """How many flights name no battery."""
    return sum(not line.batteries for line in lines if line.kind is not Kind.SIMULATED)


def _battery(name: str, uses: list[Use], notes: tuple[Entry, ...], limit: BatteryLimits) -> Battery:
    packs = [use.pack for use in uses if use.pack is not None]
    told = [pack.cycles_told for pack in packs if pack.cycles_told is not None]
    used = [pack.used_mah for pack in packs if pack.used_mah is not None]
    lowest = [pack.lowest_v for pack in packs if pack.lowest_v is not None]
    rest = [pack.resting_v for pack in packs if pack.resting_v is not None]
    capacities = [pack.capacity_mah for pack in packs if pack.capacity_mah is not None]
    first = median(capacities[: limit.first_flights]) if capacities else None
    latest = median(capacities[-limit.first_flights :]) if capacities else None
    health = 100.0 * latest / first if first and latest and len(capacities) > limit.first_flights else None
    cycles = told[-1] if told else _counted_cycles(uses)
    return Battery(
        name=name,
        simulated=uses[0].line.kind is Kind.SIMULATED,
        uses=tuple(uses),
        flown_s=sum(use.line.duration_s for use in uses),
        cycles=cycles,
        cycles_told=bool(told),
        used_mah=sum(used) if used else None,
        lowest_v=min(lowest) if lowest else None,
        resting_v=rest[-1] if rest else None,
        first_mah=first,
        latest_mah=latest,
        health_percent=health,
        warnings=tuple(_warnings(packs, cycles, health, limit)),
        notes=notes,
    )


def _counted_cycles(uses: Sequence[Use]) -> int:
    """Charges: a flight begins a new one unless it goes on where the one before ended."""
    cycles, left = 0, None
    for use in uses:
        begins = use.pack.first_percent if use.pack is not None else None
        if begins is None or left is None or begins > left + _GOES_ON_PERCENT:
            cycles += 1
        left = use.pack.last_percent if use.pack is not None else None
    return cycles


def _warnings(
    packs: Sequence[PackUse], cycles: int, health: float | None, limit: BatteryLimits
) -> Iterable[Warned]:
    if health is not None and health < limit.health_percent:
        yield Warned(BatteryWarning.WEAK, round(health, 1), limit.health_percent)
    latest = packs[-limit.first_flights :]  # what a battery did years ago is no news
    cells = [pack.lowest_cell_v for pack in latest if pack.lowest_cell_v is not None]
    if cells and min(cells) < limit.lowest_cell_v:
        yield Warned(BatteryWarning.CELL_LOW, min(cells), limit.lowest_cell_v)
    spreads = [pack.spread_v for pack in latest if pack.spread_v is not None]
    if spreads and max(spreads) > limit.spread_v:
        yield Warned(BatteryWarning.UNEVEN, max(spreads), limit.spread_v)
    ends = [pack.last_percent for pack in latest if pack.last_percent is not None]
    if ends and min(ends) < limit.deep_percent:
        yield Warned(BatteryWarning.DEEP, float(min(ends)), limit.deep_percent)
    if cycles >= limit.cycles:
        yield Warned(BatteryWarning.OLD, float(cycles), float(limit.cycles))
