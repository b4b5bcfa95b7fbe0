"""What is handed over says what it is, harms no spreadsheet, and keeps exercises apart on every page."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from incidents.codes import IncidentCode
from incidents.model import IncidentError
from incidents.operator.book import Asked, Book, book, home_profile
from incidents.operator.column import Column
from incidents.operator.country_profile import country_profile
from incidents.operator.export import Form, exported
from incidents.operator.flight_log import flight_log
from incidents.operator.period import Period, period
from incidents.operator.record import add
from incidents.operator.tables import What, log_columns, table
from incidents.words import LANGUAGES, label
from tests.incidents.operator.evening import FIRST, add_flight

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def made(data: Path, asked: Asked | None = None, country: str = "lv") -> Book:
    return book(data, flight_log(data), asked or Asked(), country_profile(data, country), NOW)


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def pages(content: bytes) -> list[str]:
    pdfium: Any = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(content)
    try:
        return [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    finally:
        document.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_all_columns_that_the_country_asks_for(
    tmp_path: Path, evening: list[Path], language: str
):
    content = exported(What.FLIGHTS, made(tmp_path), Form.CSV, language)
    assert content.startswith(b"\xef\xbb\xbf")
    head, *lines = rows(content)
    asked = country_profile(None, "lv").log_columns
    assert asked is not None
    assert set(head) >= {label(language, f"column_{column}") for column in asked.value}
    assert len(lines) == 4
    assert {len(line) for line in lines} == {len(head)}
    unknown = label(language, "not_recorded")
    assert lines[1][head.index(label(language, "column_pilot"))] == unknown


def test_a_name_that_is_a_formula_does_no_harm(tmp_path: Path, evening: list[Path]):
    facts = {"flight": evening[1].name, "pilot": "=HYPERLINK(1)"}
    add(tmp_path, IncidentCode.CREW_NAMED, facts, NOW)
    head, _, second, *_ = rows(exported(What.FLIGHTS, made(tmp_path), Form.CSV, "en"))
    assert second[head.index("Remote pilot")] == "'=HYPERLINK(1)"


def test_an_autopilots_id_is_no_number_in_a_spreadsheet(tmp_path: Path, evening: list[Path]):
    head, first, *_ = rows(exported(What.FLIGHTS, made(tmp_path), Form.CSV, "en"))
    assert first[head.index("Serial")].startswith("ID 3364")


def test_paper_says_on_every_page_what_kind_of_flights_it_holds(tmp_path: Path, evening: list[Path]):
    real, exercise, simulated = pages(exported(What.FLIGHTS, made(tmp_path), Form.PDF, "lv"))
    assert "MĀCĪBAS" not in real
    assert "SIMULĒTS" not in real
    assert "MĀCĪBAS: lidots ar īstu dronu" in exercise
    assert "SIMULĒTS: neviens drons nepacēlās" in simulated
    assert "lidojumi: 2, pacelšanās: 2, 0:13 h" in real
    assert "A. Kalniņa" in real
    assert "1. lapa no 3" in real


@pytest.mark.slow
def test_a_long_log_turns_its_pages_and_marks_each(tmp_path: Path):
    for day in range(24):
        add_flight(tmp_path, FIRST + timedelta(days=day), training=True)
    found = pages(exported(What.FLIGHTS, made(tmp_path), Form.PDF, "en"))
    assert len(found) > 1
    for number, text in enumerate(found, 1):
        assert "SIMULATED: no drone left the ground" in text
        assert f"Page {number} of {len(found)}" in text


@pytest.mark.parametrize("what", What)
def test_every_book_goes_on_paper_and_into_a_table(tmp_path: Path, evening: list[Path], what: What):
    found = made(tmp_path)
    assert exported(what, found, Form.PDF, "lt").startswith(b"%PDF")
    head, *lines = rows(exported(what, found, Form.CSV, "lt"))
    assert len(lines) == len(table(what, found, "lt").rows) > 0
    assert all(len(line) == len(head) for line in lines)


def test_an_empty_record_is_a_document_too(tmp_path: Path):
    [page] = pages(exported(What.FLIGHTS, made(tmp_path), Form.PDF, "en"))
    assert "No flight in this period." in page
    assert len(rows(exported(What.FLIGHTS, made(tmp_path), Form.CSV, "en"))) == 1


def test_a_document_says_codes_and_utc(tmp_path: Path, evening: list[Path]):
    said = json.loads(exported(What.FLIGHTS, made(tmp_path), Form.JSON, "lv"))
    assert said["country"] == "LV"
    assert [one["kind"] for one in said["flights"]] == ["real", "real", "exercise", "simulated"]
    first, second, *_ = said["flights"]
    assert first["take_off_at"] == "2026-04-12T10:31:22.027455Z"
    assert first["legal_basis"] == {"basis": "open", "subcategory": "A3", "said": True}
    assert second["legal_basis"] == {"basis": "open", "said": False}
    assert second["missing"] == ["pilot", "legal_basis", "battery"]
    assert said["totals"]["real"]["flights"] == 2


def test_a_period_takes_days_of_the_region(tmp_path: Path):
    late = datetime(2026, 4, 12, 21, 30, tzinfo=UTC)  # 00:30 of the 13th in Riga
    add_flight(tmp_path, late)
    for day, count in ((12, 0), (13, 1), (14, 0)):
        asked = Asked(period=Period(date(2026, 4, day), date(2026, 4, day)))
        assert len(made(tmp_path, asked).lines) == count


def test_one_aircraft_or_one_person_may_be_asked_for(tmp_path: Path, evening: list[Path]):
    assert len(made(tmp_path, Asked(person="a. KALNIŅA")).lines) == 1
    assert [one.name for one in made(tmp_path, Asked(person="J. Ozols")).crew] == ["A. Kalniņa", "J. Ozols"]
    assert len(made(tmp_path, Asked(aircraft="quadrotor 616100")).lines) == 4
    assert made(tmp_path, Asked(aircraft="another")).lines == ()


@pytest.mark.parametrize(("first", "last"), [("12.04.2026", None), ("2026-04-12", "2026-04-11"), ("x", "y")])
def test_a_period_that_is_none_is_refused(first: str, last: str | None):
    with pytest.raises(IncidentError, match="--"):
        period(first, last)


def test_the_rules_are_those_of_where_the_last_flight_began(tmp_path: Path, evening: list[Path]):
    assert home_profile(tmp_path, flight_log(tmp_path)).country == "LV"


def test_the_kind_of_a_flight_is_in_every_export(tmp_path: Path):
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "lv.toml").write_text(
        'country = "LV"\nname = { en = "x", lv = "x", lt = "x" }\nreview_by = 2027-01-01\n'
        '[log_columns]\nvalue = ["date"]\nsource = "x"\nas_of = 2026-12-01\n'
    )
    columns = log_columns(made(tmp_path))
    assert columns == (Column.KIND, Column.DATE, Column.BORDER, Column.FLIGHT)
