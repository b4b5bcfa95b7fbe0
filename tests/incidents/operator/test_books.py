"""Batteries, crew and maintenance follow from the flights, with figures that can be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.model import IncidentError
from incidents.operator.battery_book import BatteryWarning, battery_book, unnamed
from incidents.operator.country_profile import Currency
from incidents.operator.crew_book import crew_book
from incidents.operator.flight_line import Kind
from incidents.operator.flight_log import flight_log
from incidents.operator.limits import BatteryLimits, limits
from incidents.operator.maintenance import Due, maintenance_plans, upkeep
from incidents.operator.record import add
from telemetry.packs import PackUse
from tests.incidents.operator.evening import AIR_S, FIRST, UID, add_flight

if TYPE_CHECKING:
    from incidents.operator.flight_line import FlightLine

LIMITS = BatteryLimits()
NOW = FIRST + timedelta(days=10)


@pytest.fixture
def line(tmp_path: Path, evening: list[Path]) -> FlightLine:
    return flight_log(tmp_path).lines[0]


def using(line: FlightLine, day: int, **told: float | str) -> FlightLine:
    """The same flight on another day, its battery telling this."""
    pack = PackUse(number=0, **told)  # pyright: ignore[reportArgumentType] figures of a test
    moved = tuple(replace(hop, off_at=hop.off_at + timedelta(days=day)) for hop in line.flown.hops)
    return replace(line, flown=replace(line.flown, packs=(pack,), hops=moved))


def test_a_battery_that_nobody_named_is_in_no_book(tmp_path: Path, evening: list[Path]):
    log = flight_log(tmp_path)
    [battery] = battery_book(log.lines, log.record, LIMITS)
    assert (battery.name, len(battery.uses), battery.used_mah) == ("B1", 1, 3279)
    assert unnamed(log.lines) == 2


def test_a_name_may_be_given_afterwards_in_any_case_of_letters(tmp_path: Path, evening: list[Path]):
    add(tmp_path, IncidentCode.BATTERY_NAMED, {"flight": evening[1].name, "battery": "b1"}, NOW)
    log = flight_log(tmp_path)
    [battery] = battery_book(log.lines, log.record, LIMITS)
    assert (len(battery.uses), battery.cycles) == (2, 2)
    assert battery.flown_s == pytest.approx(2 * AIR_S, abs=0.2)


def test_health_is_the_latest_capacity_against_the_first(line: FlightLine):
    uses = [using(line, day, capacity_mah=5000.0 - 300.0 * day) for day in range(6)]
    [battery] = battery_book(uses, (), LIMITS)
    assert (battery.first_mah, battery.latest_mah) == (4700.0, 3800.0)
    assert battery.health_percent == pytest.approx(100 * 3800 / 4700)
    assert battery.warnings == ()
    worse = [*uses, *(using(line, day, capacity_mah=3000.0) for day in (6, 7, 8))]
    [battery] = battery_book(worse, (), LIMITS)
    assert [warned.code for warned in battery.warnings] == [BatteryWarning.WEAK]


def test_a_few_flights_say_nothing_of_health(line: FlightLine):
    [battery] = battery_book([using(line, 0, capacity_mah=5000.0)], (), LIMITS)
    assert battery.health_percent is None


def test_a_flight_with_what_the_last_one_left_is_no_cycle(line: FlightLine):
    uses = [
        using(line, 0, first_percent=98, last_percent=60),
        using(line, 1, first_percent=61, last_percent=30),
        using(line, 2, first_percent=99, last_percent=30),
    ]
    [battery] = battery_book(uses, (), LIMITS)
    assert (battery.cycles, battery.cycles_told) == (2, False)


def test_what_a_battery_says_of_its_cycles_counts(line: FlightLine):
    [battery] = battery_book([using(line, 0, serial="X", cycles_told=250)], (), LIMITS)
    assert (battery.cycles, battery.cycles_told) == (250, True)
    [warned] = battery.warnings
    assert (warned.code, warned.value, warned.limit) == (BatteryWarning.OLD, 250.0, 200.0)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"lowest_cell_v": 3.2}, BatteryWarning.CELL_LOW),
        ({"spread_v": 0.2}, BatteryWarning.UNEVEN),
        ({"last_percent": 14}, BatteryWarning.DEEP),
    ],
)
def test_each_limit_warns_beyond_it_and_not_at_it(line: FlightLine, told: dict[str, float], code: str):
    [battery] = battery_book([using(line, 0, **told)], (), LIMITS)
    assert [warned.code for warned in battery.warnings] == [code]
    at_limit = {"lowest_cell_v": 3.3, "spread_v": 0.15, "last_percent": 15}
    [battery] = battery_book([using(line, 0, **at_limit)], (), LIMITS)
    assert battery.warnings == ()


def test_a_pilot_is_in_practice_until_the_third_last_flight_is_too_old(line: FlightLine):
    lines = [using(line, day) for day in (0, 5, 9)]
    [pilot, observer] = crew_book(lines, Currency(3, 90), NOW)
    assert (pilot.name, pilot.counted) == ("A. Kalniņa", 3)
    assert pilot.current_until == line.at + timedelta(days=90)
    assert pilot.is_current(NOW)
    assert not pilot.is_current(line.at + timedelta(days=91))
    assert (observer.other_flights, observer.current_until) == (3, None)


def test_a_simulator_keeps_nobody_in_practice_unless_the_brigade_says_so(line: FlightLine):
    lines = [replace(using(line, day), kind=Kind.SIMULATED) for day in (0, 5, 9)]
    [pilot, _] = crew_book(lines, Currency(3, 90), NOW)
    assert (pilot.current_until, pilot.last_flown) == (None, None)
    [pilot, _] = crew_book(lines, Currency(3, 90, simulator_counts=True), NOW)
    assert pilot.current_until is not None
    assert pilot.flights == {Kind.REAL: 0, Kind.EXERCISE: 0, Kind.SIMULATED: 3}


def test_maintenance_is_due_by_what_comes_first(tmp_path: Path, evening: list[Path]):
    (tmp_path / "operator").mkdir(exist_ok=True)
    (tmp_path / "operator" / "maintenance.toml").write_text(
        '[[plan]]\ntype = "quadrotor"\n'
        '[[plan.task]]\nkey = "arms"\nevery_flights = 3\nevery_days = 300\n'
        'name = { en = "Arms", lv = "Sijas", lt = "Sijos" }\n'
        '[[plan.task]]\nkey = "year"\nevery_days = 365\n'
        'name = { en = "Year", lv = "Gads", lt = "Metai" }\n',
        encoding="utf-8",
    )
    log, plans = flight_log(tmp_path), maintenance_plans(tmp_path)
    first, second = upkeep(log, plans, NOW)
    assert (first.task.key, first.state, first.flights_left) == ("arms", Due.DUE, 0)
    assert (second.task.key, second.state, second.days_left) == ("year", Due.GOOD, 355)
    add(tmp_path, IncidentCode.MAINTENANCE_DONE, {"aircraft": UID, "task": "arms", "by": "J. Ozols"}, NOW)
    done = next(row for row in upkeep(flight_log(tmp_path), plans, NOW) if row.task.key == "arms")
    assert (done.state, done.flights_left, done.done_by) == (Due.GOOD, 3, "J. Ozols")
    soon = upkeep(log, plans, FIRST + timedelta(days=330))
    assert {row.task.key: row.state for row in soon}["year"] is Due.SOON


def test_what_was_flown_before_the_record_counts_until_it_is_done(tmp_path: Path, evening: list[Path]):
    add(tmp_path, IncidentCode.AIRCRAFT_NAMED, {"aircraft": UID, "hours": 30.0}, NOW)
    rows = upkeep(flight_log(tmp_path), maintenance_plans(), NOW)
    assert {row.task.key: row.state for row in rows}["propellers"] is Due.DUE


def test_a_simulated_drone_needs_no_maintenance(tmp_path: Path):
    add_flight(tmp_path, FIRST, training=True)
    assert upkeep(flight_log(tmp_path), maintenance_plans(), NOW) == ()


def test_a_plan_or_a_limit_with_a_mistake_is_refused_in_one_line(tmp_path: Path):
    (tmp_path / "operator").mkdir()
    (tmp_path / "operator" / "maintenance.toml").write_text('[[plan]]\ntype = "x"\ntask = 3\n')
    (tmp_path / "operator" / "limits.toml").write_text("[battery]\ncycles = 'many'\n")
    for read in (maintenance_plans, limits):
        with pytest.raises(IncidentError, match=r"\.toml.*mend the line") as refused:
            read(tmp_path)
        assert "\n" not in str(refused.value)


def test_the_shipped_figures_are_those_of_the_code():
    assert limits() == limits(Path("/nowhere"))
    assert limits().battery == LIMITS
    assert datetime.now(UTC).tzinfo is UTC
