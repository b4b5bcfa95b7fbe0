"""Every recorded flight is a line, with what recordings, journals and people say, and nothing else."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.codes import IncidentCode
from incidents.journal import Journal
from incidents.model import Fact
from incidents.operator.book import Asked, book
from incidents.operator.country_profile import country_profile
from incidents.operator.export import Form, exported
from incidents.operator.flight_line import Kind, Missing
from incidents.operator.flight_log import HARD_LANDING, flight_log
from incidents.operator.flights_read import flights_read
from incidents.operator.legal_basis import NOBODY_SAID, Subcategory
from incidents.operator.record import NEEDED, add
from incidents.operator.tables import What
from missions.rules import Basis
from tests.incidents.operator.evening import (
    AIR_S,
    FIRST,
    UID,
    add_flight,
    add_incident,
)

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def test_every_flight_is_a_line_in_its_order(tmp_path: Path, evening: list[Path]):
    lines = flight_log(tmp_path).lines
    assert [line.flown.flight for line in lines] == [folder.name for folder in evening]
    assert [line.kind for line in lines] == [Kind.REAL, Kind.REAL, Kind.EXERCISE, Kind.SIMULATED]
    assert [line.number for line in lines] == [1, 2, 3, 4]


def test_a_line_says_who_flew_what_when_and_where(tmp_path: Path, evening: list[Path]):
    line = flight_log(tmp_path).lines[0]
    assert (line.aircraft.key, line.aircraft.type, line.flown.firmware) == (UID, "quadrotor", "4.7.0")
    assert line.duration_s == pytest.approx(AIR_S, abs=0.1)
    assert line.at == FIRST + timedelta(seconds=82.027455)
    assert line.flown.countries == ("LV",)
    assert line.crew == {"pilot": "A. Kalniņa", "observer": "J. Ozols"}
    assert (line.basis.basis, line.basis.subcategory, line.basis_said) == (Basis.OPEN, Subcategory.A3, True)
    assert line.batteries == {0: "B1"}
    assert line.checked
    assert [(one.finding, one.reason) for one in line.overrides] == [("wind_high", "short hop")]
    assert line.incident is not None
    assert line.incident.number == "2026-0412"
    assert line.missing == ()


def test_what_nobody_said_is_missing_and_not_made_up(tmp_path: Path, evening: list[Path]):
    line = flight_log(tmp_path).lines[1]
    assert line.missing == (Missing.PILOT, Missing.LEGAL_BASIS, Missing.BATTERY)
    assert line.basis is NOBODY_SAID
    assert (line.pilot, line.ticks, line.site_risk, line.incident) == (None, (), None, None)


def test_the_hours_of_an_aircraft_run_on_and_simulated_ones_never_count(tmp_path: Path, evening: list[Path]):
    lines = flight_log(tmp_path).lines
    assert [round(line.total_s / AIR_S, 2) for line in lines] == [1, 2, 3, 1]
    assert [line.total_cycles for line in lines] == [1, 2, 3, 1]


def test_what_an_aircraft_had_flown_before_is_declared_once(tmp_path: Path, evening: list[Path]):
    add(tmp_path, IncidentCode.AIRCRAFT_NAMED, {"aircraft": UID, "hours": 10, "flights": 40}, NOW)
    add(tmp_path, IncidentCode.AIRCRAFT_NAMED, {"aircraft": UID, "name": "Vanags", "serial": "S-1"}, NOW)
    line = flight_log(tmp_path).lines[0]
    assert (line.aircraft.name, line.aircraft.serial) == ("Vanags", "S-1")
    assert line.total_s == pytest.approx(36_000 + AIR_S, abs=0.1)
    assert line.total_cycles == 41


def test_a_later_word_counts_and_the_earlier_one_stays(tmp_path: Path, evening: list[Path]):
    flight = evening[0].name
    add(tmp_path, IncidentCode.CREW_NAMED, {"flight": flight, "pilot": "L. Bērziņš"}, NOW)
    log = flight_log(tmp_path)
    assert log.lines[0].crew == {"pilot": "L. Bērziņš", "observer": "J. Ozols"}
    add(tmp_path, IncidentCode.CREW_NAMED, {"flight": flight, "pilot": "A. Kalniņa"}, NOW)
    assert flight_log(tmp_path).lines[0].pilot == "A. Kalniņa"
    assert len(flight_log(tmp_path).record) == 2


def test_a_legal_basis_that_lacks_its_parts_does_not_count(tmp_path: Path, evening: list[Path]):
    facts = {"flight": evening[0].name, "basis": "state", "ordered_by": "VUGD"}
    add(tmp_path, IncidentCode.LEGAL_BASIS, facts, NOW)
    assert flight_log(tmp_path).lines[0].basis.basis is Basis.OPEN


def test_an_order_of_an_impossible_year_does_not_count(tmp_path: Path, evening: list[Path]):
    order = {"ordered_by": "VUGD", "ordered_name": "dežurants", "ordered_at": "9999-12-31T23:59Z"}
    facts = {"flight": evening[0].name, "basis": "state", **order}
    add(tmp_path, IncidentCode.LEGAL_BASIS, facts, NOW)
    assert flight_log(tmp_path).lines[0].basis.basis is Basis.OPEN


def test_ticks_belong_to_the_flight_that_follows_them(tmp_path: Path):
    first = add_flight(tmp_path, FIRST)
    add_incident(tmp_path, first, FIRST, ticks=("propellers",))
    second = add_flight(tmp_path, FIRST + timedelta(days=1))
    add_incident(tmp_path, second, FIRST + timedelta(days=1), ticks=("observer", "area_clear"))
    lines = flight_log(tmp_path).lines
    assert [line.ticks for line in lines] == [("propellers",), ("observer", "area_clear")]
    assert not lines[0].checked


def test_a_tick_after_the_take_off_is_of_the_next_flight(tmp_path: Path):
    flight = add_flight(tmp_path, FIRST)
    add_incident(tmp_path, flight, FIRST + timedelta(hours=1))
    assert flight_log(tmp_path).lines[0].ticks == ()


def test_a_recording_on_the_ground_is_no_flight(tmp_path: Path):
    folder = add_flight(tmp_path, FIRST)
    raw = folder / "raw-000.tlog"
    raw.write_bytes(raw.read_bytes()[:4_000])
    log = flight_log(tmp_path)
    assert (log.lines, log.grounded) == ((), 1)


def test_a_folder_that_cannot_be_read_is_named_and_hides_no_other(tmp_path: Path, evening: list[Path]):
    (evening[1] / "raw-000.tlog").write_bytes(b"nothing")
    log = flight_log(tmp_path)
    assert [one.flight for one in log.unread] == [evening[1].name]
    assert len(log.lines) == 3


def test_a_flight_is_read_once_until_its_files_change(tmp_path: Path, evening: list[Path]):
    before, _ = flights_read(tmp_path)
    assert flights_read(tmp_path)[0] == before
    raw = evening[0] / "raw-000.tlog"
    raw.write_bytes(raw.read_bytes()[:60_000])
    after, _ = flights_read(tmp_path)
    assert after[0].hops[0].on_at is None
    assert after[1:] == before[1:]


def test_what_was_kept_may_be_deleted_or_spoiled(tmp_path: Path, evening: list[Path]):
    before, _ = flights_read(tmp_path)
    kept = sorted((tmp_path / "operator" / "read").iterdir())
    kept[0].write_bytes(b"{")
    kept[1].write_bytes(kept[2].read_bytes())  # of another flight
    shutil.copy(kept[2], kept[3])
    assert flights_read(tmp_path)[0] == before


def test_a_hard_landing_is_an_occurrence_by_the_brigades_own_limit(tmp_path: Path, evening: list[Path]):
    assert flight_log(tmp_path).lines[0].occurrences == ()
    (tmp_path / "operator" / "limits.toml").write_text("[flight]\nhard_landing_m_s = 0.4\n")
    [found] = flight_log(tmp_path).lines[0].occurrences
    assert (found.code, found.value) == (HARD_LANDING, pytest.approx(0.5, abs=0.1))


def test_a_silence_on_the_ground_is_no_occurrence(tmp_path: Path, evening: list[Path]):
    # The recording has a gap of 78 s before take-off
    assert all(line.occurrences == () for line in flight_log(tmp_path).lines)


def test_a_silence_in_the_air_is_one(tmp_path: Path):
    folder = add_flight(tmp_path, FIRST)
    raw = folder / "raw-000.tlog"
    whole = raw.read_bytes()
    raw.write_bytes(whole[: len(whole) // 3] + whole[len(whole) // 3 * 2 :])
    [found] = flight_log(tmp_path).lines[0].occurrences
    assert found.code == "link_lost"
    assert found.value is not None
    assert found.value > 30


def test_a_report_and_a_defect_stand_in_the_line(tmp_path: Path, evening: list[Path]):
    flight = evening[0].name
    add(tmp_path, IncidentCode.OCCURRENCE_REPORTED, {"flight": flight, "reference": "LV-7"}, NOW)
    facts = {"aircraft": UID, "flight": flight, "text": "arm cracked"}
    found = add(tmp_path, IncidentCode.DEFECT_FOUND, facts, NOW)
    assert flight_log(tmp_path).lines[0].defects[0].is_open
    add(tmp_path, IncidentCode.DEFECT_RECTIFIED, {"defect": found.n, "text": "arm changed"}, NOW)
    line = flight_log(tmp_path).lines[0]
    assert (line.reported_at, line.report_reference) == (NOW, "LV-7")
    assert line.defects[0].rectification == "arm changed"


FACTS = st.dictionaries(
    st.sampled_from(
        [
            "flight",
            "aircraft",
            "pilot",
            "battery",
            "pack",
            "basis",
            "subcategory",
            "ordered_at",
            "defect",
            "text",
            "hours",
            "flights",
            "task",
            "authorisation",
            "sight",
            "ordered_by",
            "ordered_name",
        ]
    ),
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from((UID, "open", "A3", "state", "specific", "9999-12-31T23:59Z")),
        st.text(max_size=20),
    ),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(NEEDED)), FACTS), max_size=6))
def test_no_entry_that_anybody_wrote_stops_the_log(
    tmp_path: Path, read_once: Path, entries: list[tuple[str, dict[str, Fact]]]
):
    record = read_once / "operator" / "record.jsonl"
    record.unlink(missing_ok=True)
    (record.parent / "journal.head").unlink(missing_ok=True)
    flight = next((read_once / "flights").iterdir()).name
    with Journal(record.parent, NOW, name=record.name) as journal:
        for code, facts in entries:
            with suppress(ValueError):  # half a letter cannot be written at all
                journal.append(NOW, "laptop", "person", code, {"flight": flight, **facts})
    log = flight_log(read_once)
    made = book(read_once, log, Asked(), country_profile(None, "lv"), NOW)
    for what in What:
        assert exported(what, made, Form.CSV, "lt")
        assert exported(what, made, Form.JSON, "lt")


@pytest.fixture
def read_once(tmp_path: Path) -> Path:
    add_flight(tmp_path, FIRST)
    flight_log(tmp_path)
    return tmp_path


def test_a_flight_is_found_by_the_beginning_of_its_name(tmp_path: Path, evening: list[Path]):
    log = flight_log(tmp_path)
    line = log.line("20260419")
    assert line is not None
    assert line.number == 3
    assert (log.line("2026"), log.line(""), log.line("x")) == (None, None, None)


def test_two_lines_are_equal_only_when_everything_is(tmp_path: Path, evening: list[Path]):
    line = flight_log(tmp_path).lines[0]
    assert flight_log(tmp_path).lines[0] == line
    assert replace(line, number=9) != line
