"""The four books as tables of texts: what is exported and what the window shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.local_time import day
from incidents.operator.cells import Reader, cell, hours
from incidents.operator.column import Column
from incidents.operator.flight_line import FlightLine, Kind, Missing
from incidents.operator.maintenance import Due
from incidents.words import label, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.operator.battery_book import Battery, Warned
    from incidents.operator.book import Book
    from incidents.operator.crew_book import Person
    from incidents.operator.maintenance import Upkeep


class What(StrEnum):
    """Which book."""

    FLIGHTS = "flights"
    BATTERIES = "batteries"
    CREW = "crew"
    MAINTENANCE = "maintenance"


TITLES = {
    What.FLIGHTS: "flight_log",
    What.BATTERIES: "battery_book",
    What.CREW: "crew_book",
    What.MAINTENANCE: "upkeep",
}


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` as in the head; None: not recorded. `key` names what it is of, `marked` the cells that ask for
    somebody: what is missing, what is due, what is wrong.
    """

    key: str
    cells: tuple[str | None, ...]
    kind: Kind = Kind.REAL
    marked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One book. `columns` are names for programs, `head` for people."""

    what: What
    columns: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: dict[Kind, str]  # of each kind of flight that is in it


# What the window shows of a flight; an export has all that the country asks for.
SHOWN = (
    Column.DATE,
    Column.TAKE_OFF,
    Column.AIRCRAFT,
    Column.DURATION,
    Column.PILOT,
    Column.LEGAL_BASIS,
    Column.BATTERY,
    Column.ACTIVITY,
    Column.OCCURRENCES,
)


def table(what: What, book: Book, language: str) -> Table:
    """A book with the columns that the country asks for."""
    match what:
        case What.FLIGHTS:
            return flight_table(book, language, log_columns(book))
        case What.BATTERIES:
            return _batteries(book, language)
        case What.CREW:
            return _crew(book, language)
        case What.MAINTENANCE:
            return _maintenance(book, language)


def log_columns(book: Book) -> tuple[Column, ...]:
    """As the country profile asks, and always what a flight was and where its recording lies."""
    rule = book.profile.log_columns
    asked = rule.value if rule is not None else tuple(Column)
    return tuple(dict.fromkeys((Column.KIND, *asked, Column.BORDER, Column.FLIGHT)))


def flight_table(book: Book, language: str, columns: Sequence[Column]) -> Table:
    reader = Reader(language, book.profile)
    rows = tuple(
        Row(
            line.flown.flight,
            tuple(cell(line, column, reader) for column in columns),
            line.kind,
            tuple(n for n, column in enumerate(columns) if _asks(line, column)),
        )
        for line in book.lines
    )
    return Table(What.FLIGHTS, *_head(columns, language), rows, totals(book.lines, language))


def _asks(line: FlightLine, column: Column) -> bool:
    """Whether somebody has still to say something there."""
    match column:
        case Column.PILOT:
            return Missing.PILOT in line.missing
        case Column.LEGAL_BASIS:
            return Missing.LEGAL_BASIS in line.missing
        case Column.BATTERY:
            return Missing.BATTERY in line.missing
        case Column.OCCURRENCES | Column.OCCURRENCE_REPORT:
            return bool(line.occurrences) and line.reported_at is None
        case Column.DEFECTS:
            return any(one.is_open for one in line.defects)
        case _:
            return False


def totals(lines: Iterable[FlightLine], language: str) -> dict[Kind, str]:
    """Flights, take-offs and hours of each kind, never added together."""
    found: dict[Kind, str] = {}
    listed = list(lines)
    for kind in Kind:
        mine = [line for line in listed if line.kind is kind]
        if mine:
            found[kind] = label(
                language,
                "log_totals",
                flights=str(len(mine)),
                cycles=str(sum(line.cycles for line in mine)),
                hours=hours(sum(line.duration_s for line in mine)),
            )
    return found


def _batteries(book: Book, language: str) -> Table:
    columns = (
        "battery",
        "flights",
        "cycles",
        "duration",
        "capacity",
        "health",
        "lowest",
        "resting",
        "last_used",
        "warnings",
    )
    rows = tuple(_battery(one, language) for one in book.batteries)
    return Table(What.BATTERIES, *_head(columns, language), rows, {})


def _battery(one: Battery, language: str) -> Row:
    return Row(
        one.name,
        (
            one.name,
            str(len(one.uses)),
            str(one.cycles),
            hours(one.flown_s),
            _figure(one.latest_mah, 0, language),
            None if one.health_percent is None else f"{number(language, one.health_percent)} %",
            _figure(one.lowest_v, 2, language),
            _figure(one.resting_v, 2, language),
            day(one.last_used, language),
            "; ".join(warning_text(warned, language) for warned in one.warnings) or "–",
        ),
        Kind.SIMULATED if one.simulated else Kind.REAL,
        (9,) if one.warnings else (),
    )


def warning_text(warned: Warned, language: str) -> str:
    """A warning with its figure and its limit."""
    decimals = 2 if warned.code in ("cell_low", "uneven") else 0
    value, limit = (number(language, figure, decimals) for figure in (warned.value, warned.limit))
    return label(language, f"warning_{warned.code}", value=value, limit=limit)


def _crew(book: Book, language: str) -> Table:
    columns = (
        "person",
        "flights",
        "duration",
        "exercises",
        "simulator",
        "other_roles",
        "last_flown",
        "practice",
    )
    rows = tuple(_person(one, book, language) for one in book.crew)
    return Table(What.CREW, *_head(columns, language), rows, {})


def _person(one: Person, book: Book, language: str) -> Row:
    current = one.is_current(book.made_at)
    flies = any(one.flights.values())
    return Row(
        one.name,
        (
            one.name,
            str(one.flights[Kind.REAL]),
            hours(one.flown_s[Kind.REAL]),
            _both(one, Kind.EXERCISE),
            _both(one, Kind.SIMULATED),
            str(one.other_flights),
            day(one.last_flown, language) if one.last_flown is not None else "–",
            practice_text(one, book, language) if flies else "–",
        ),
        marked=(7,) if flies and not current else (),
    )


def practice_text(one: Person, book: Book, language: str) -> str:
    """Until when a pilot is in practice, or what is lacking."""
    if one.is_current(book.made_at) and one.current_until is not None:
        return label(language, "current_until", day=day(one.current_until, language))
    wanted, days = str(book.currency.flights), str(book.currency.days)
    return label(language, "current_not", counted=str(one.counted), wanted=wanted, days=days)


def _both(one: Person, kind: Kind) -> str:
    return f"{one.flights[kind]} · {hours(one.flown_s[kind])}"


def _maintenance(book: Book, language: str) -> Table:
    columns = ("aircraft", "task", "state", "left", "done", "by")
    rows = tuple(_upkeep(row, language) for row in book.upkeep)
    return Table(What.MAINTENANCE, *_head(columns, language), rows, {})


def _upkeep(row: Upkeep, language: str) -> Row:
    return Row(
        f"{row.aircraft.key}/{row.task.key}",
        (
            row.aircraft.name,
            row.task.name.said(language),
            label(language, f"due_{row.state}"),
            left_text(row, language),
            day(row.done_at, language) if row.done_at is not None else None,
            row.done_by,
        ),
        marked=(2,) if row.state is not Due.GOOD else (),
    )


def left_text(row: Upkeep, language: str) -> str:
    """What may pass until it is due; below nothing it is overdue."""
    parts: list[str] = []
    if row.hours_left is not None:
        parts.append(label(language, "left_hours", left=number(language, row.hours_left)))
    if row.flights_left is not None:
        parts.append(label(language, "left_flights", left=str(row.flights_left)))
    if row.days_left is not None:
        parts.append(label(language, "left_days", left=str(row.days_left)))
    return " · ".join(parts)


def _head(columns: Sequence[str], language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(columns), tuple(label(language, f"column_{column}") for column in columns)


def _figure(value: float | None, decimals: int, language: str) -> str | None:
    return None if value is None else number(language, value, decimals)
