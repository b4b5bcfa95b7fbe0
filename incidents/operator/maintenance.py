"""What is to be done to each aircraft, when it is due, and when it was done last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from incidents.codes import IncidentCode
from incidents.facts import text_in
from incidents.model import IncidentError
from incidents.operator.aircraft import SIMULATED, Aircraft
from incidents.operator.country_profile import Texts  # at run time too: msgspec reads the annotations
from incidents.operator.record import FOLDER
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.model import Entry
    from incidents.operator.flight_line import FlightLine
    from incidents.operator.flight_log import FlightLog

OWN = "maintenance.toml"
ANY = "*"
SOON_SHARE = 0.9  # of what may pass until it is due
_SHIPPED = Path(__file__).parents[1] / "data" / "maintenance.toml"

_Often = Annotated[float, Meta(gt=0.0, le=100_000.0)]


class Task(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One thing to do; due by what comes first."""

    key: Annotated[str, Meta(pattern="^[a-z0-9_]{1,40}$")]
    name: Texts
    every_hours: _Often | None = None
    every_flights: _Often | None = None
    every_days: _Often | None = None


class Plan(Struct, forbid_unknown_fields=True, frozen=True):
    """Of all drones of one type, as the drone tells its type; "*": of every other."""

    type: Annotated[str, Meta(min_length=1, max_length=60)]
    task: tuple[Task, ...]


class _File(Struct, forbid_unknown_fields=True, frozen=True):
    plan: tuple[Plan, ...]


class Due(StrEnum):
    """How near it is."""

    GOOD = "good"
    SOON = "soon"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """One task of one aircraft. What is left is negative when it is overdue; None: it is not counted so."""

    aircraft: Aircraft
    task: Task
    state: Due
    done_at: datetime | None  # None: never written down, counted from the first flight
    done_by: str | None
    hours_left: float | None
    flights_left: int | None
    days_left: int | None


def maintenance_plans(data: Path | None = None) -> tuple[Plan, ...]:
    """The brigade's own where it wrote some. IncidentError names the file and the place in it."""
    own = data / FOLDER / OWN if data is not None else None
    return _read(own if own is not None and own.is_file() else _SHIPPED)


def upkeep(log: FlightLog, plans: Sequence[Plan], now: datetime) -> tuple[Upkeep, ...]:
    """Every task of every real aircraft, what is due first."""
    found = [
        _upkeep(log, one, task, now)
        for one in log.aircraft.values()
        if not one.key.startswith(SIMULATED)
        for task in _plan_for(one, plans)
    ]
    order = {Due.DUE: 0, Due.SOON: 1, Due.GOOD: 2}
    return tuple(sorted(found, key=lambda row: (order[row.state], row.aircraft.name)))


def _plan_for(aircraft: Aircraft, plans: Sequence[Plan]) -> tuple[Task, ...]:
    exact = next((plan for plan in plans if plan.type == aircraft.type), None)
    chosen = exact or next((plan for plan in plans if plan.type == ANY), None)
    return chosen.task if chosen is not None else ()


def _upkeep(log: FlightLog, aircraft: Aircraft, task: Task, now: datetime) -> Upkeep:
    done = _last_done(log.record, aircraft, task)
    mine = [line for line in log.lines if line.aircraft.key == aircraft.key]
    since = [line for line in mine if done is None or line.at > done.at]
    hours = sum(line.duration_s for line in since) / 3600.0
    flights = sum(line.cycles for line in since)
    if done is None:  # whatever was flown before this record began counts too
        hours, flights = hours + aircraft.before_s / 3600.0, flights + aircraft.before_cycles
    begun = done.at if done is not None else _first(mine)
    days = (now - begun) / timedelta(days=1) if begun is not None else 0.0
    shares = [
        passed / every
        for passed, every in (
            (hours, task.every_hours),
            (flights, task.every_flights),
            (days, task.every_days),
        )
        if every is not None
    ]
    return Upkeep(
        aircraft=aircraft,
        task=task,
        state=_state(max(shares, default=0.0)),
        done_at=done.at if done is not None else None,
        done_by=text_in(done.facts, "by") if done is not None else None,
        hours_left=round(task.every_hours - hours, 1) if task.every_hours is not None else None,
        flights_left=round(task.every_flights - flights) if task.every_flights is not None else None,
        days_left=int(task.every_days - days) if task.every_days is not None else None,
    )


def _state(share: float) -> Due:
    if share >= 1.0:
        return Due.DUE
    return Due.SOON if share >= SOON_SHARE else Due.GOOD


def _last_done(record: Iterable[Entry], aircraft: Aircraft, task: Task) -> Entry | None:
    done = [
        entry
        for entry in record
        if entry.code == IncidentCode.MAINTENANCE_DONE
        and entry.facts.get("aircraft") == aircraft.key
        and entry.facts.get("task") == task.key
    ]
    return done[-1] if done else None


def _first(lines: Sequence[FlightLine]) -> datetime | None:
    return lines[0].at if lines else None


def _read(path: Path) -> tuple[Plan, ...]:
    mend = "mend the line, or take the file away to go on with the shipped plan"
    try:
        return msgspec.convert(read_toml(path), _File).plan
    except FormatError as error:
        where = f", {error.place}" if error.place else ""
        raise IncidentError(one_line(f"{path}{where}: {error.what}; {mend}")) from error
    except msgspec.ValidationError as error:
        raise IncidentError(one_line(f"{path}: {error}; {mend}")) from error
