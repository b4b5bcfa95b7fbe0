"""A report opens anywhere, says what the record says, and hides nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree

from incidents.attach import attach_flight
from incidents.dispatch.preview import preview
from incidents.dispatch.take_in import import_dispatch
from incidents.folder import create
from incidents.journal import JOURNAL, Journal, read_journal
from incidents.local_time import clock, day, duration
from incidents.model import IncidentError
from incidents.nearby import read_district
from incidents.paper.drawing import Drawing, Label, box, to_svg
from incidents.paper.map import Finding, Shown, draw_map
from incidents.report.content import gather
from incidents.report.html import html
from incidents.report.pdf import pdf
from incidents.report.shared_map import shared_map
from incidents.report.table import table
from incidents.report.write import Order, note_report, write_report
from incidents.words import LANGUAGES, label
from maps.area import Area
from maps.geo import LatLon, moved
from maps.tiles.pyramid import tile_at
from telemetry.flight_folder import FlightCard, write_card
from tests.maps.made_up_tiles import png, write_mbtiles

MADE = datetime(2026, 4, 12, 14, 0, tzinfo=UTC)
HOME = LatLon(56.465, 23.345)
ZONES = Path(__file__).parents[2] / "data" / "zones" / "ed269_made_up_lv.json"
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"


@pytest.fixture
def told(folder: Path, samples: Path, now: datetime) -> Path:
    """An incident with a dispatch record and a finding."""
    with Journal(folder, now) as journal:
        import_dispatch(journal, preview(samples / "made_up_lv_excel_export.csv"), now)
        facts = {"number": 1, "lat_deg": 56.466, "lon_deg": 23.346, "temperature_c": 94.0}
        journal.append(now, "drone", "finding", "marked", facts)
        journal.append(now, "laptop", "person", "note", {"text": HOSTILE})
    return folder


def attach(folder: Path, recording: Path, *, training: bool) -> None:
    flight = folder.parent.parent / "flights" / "20261122T131500Z_1f3c"
    flight.mkdir(parents=True)
    shutil.copy(recording, flight / "raw-000.tlog")
    write_card(flight, FlightCard(started_at=MADE, address="udp:x", training=training, live=True))
    attach_flight(folder, flight)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_loads_nothing_and_runs_nothing(told: Path, language: str):
    page = html(gather(told, language, MADE))
    assert "<script" not in page
    assert not re.search(r"""(?:src|href|url)\s*[=(]|@import|https?:""", page)
    assert "default-src 'none'" in page


def test_texts_of_people_stay_texts(told: Path):
    page = html(gather(told, "en", MADE))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page


@pytest.mark.hazard("H32")
def test_no_text_of_people_is_a_formula_in_the_table_or_a_script_in_the_pages(told: Path, now: datetime):
    with Journal(told, now) as journal:
        for text in ("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", HOSTILE):
            journal.append(now, "laptop", text, "?", {})
            journal.append(now, "laptop", "person", "note", {"text": text})
    content = gather(told, "lv", MADE)
    rows = list(csv.reader(io.StringIO(table(content).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0][1] == "Vietējais laiks"
    assert len(rows) == len(content.rows) + 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in rows for cell in row)
    for page in (html(content), shared_map(content) or ""):
        assert "<script>alert" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_it_in_the_language_of_the_reader(told: Path, language: str):
    page = html(gather(told, language, MADE))
    for key in ("report", "intervals", "timeline", "question_next", "interval_alarm_to_on_scene_s"):
        assert label(language, key) in page
    assert f'<html lang="{language}">' in page


def test_times_are_local_with_utc_in_the_annex(told: Path):
    content = gather(told, "en", MADE)
    row = next(row for row in content.rows if row.text.startswith("Call received"))
    assert (row.local, row.utc) == ("2026-04-12 13:05", "2026-04-12 10:05Z")
    assert [fact.text for fact in content.head][1] == "2026-04-12 13:05"


def test_an_interval_that_is_not_recorded_says_so(told: Path):
    intervals = {fact.name: fact.text for fact in gather(told, "en", MADE).intervals}
    assert intervals["Alarm to first unit on scene"] == "16:00"
    assert intervals["Alarm to drone airborne"] == "not recorded"


def test_the_last_answer_to_a_question_counts(told: Path, now: datetime):
    with Journal(told, now) as journal:
        for text in ("first", "Bring the spare battery"):
            journal.append(now, "laptop", "person", "answer", {"question": "next", "text": text})
    question = gather(told, "en", MADE).questions[3]
    assert (question.asked, question.answer) == ("What do we do next time?", "Bring the spare battery")
    assert question.share.startswith("50 %")


def test_the_seal_line_is_the_head_of_the_journal(told: Path):
    content = gather(told, "en", MADE)
    assert read_journal(told)[-1].hash in content.seal
    assert content.damage is None


def test_a_damaged_record_is_said_on_the_report(told: Path):
    path = told / JOURNAL
    path.write_bytes(path.read_bytes().replace(b"13:21", b"13:22"))
    assert gather(told, "en", MADE).damage == label("en", "damaged")


@pytest.mark.parametrize("training", [True, False])
def test_a_simulated_flight_puts_the_banner_on_a_report(told: Path, recording: Path, training: bool):
    attach(told, recording, training=training)
    content = gather(told, "lv", MADE)
    assert (content.banner == "MĀCĪBAS · SIMULĒTS LIDOJUMS") is training
    assert ("SIMULĒTS" in html(content)) is training
    shared = shared_map(content)
    assert shared is not None
    assert ("SIMULĒTS" in shared) is training


def test_an_exercise_has_the_banner_without_any_flight(tmp_path: Path, now: datetime):
    incident = create(tmp_path, "Exercise", "Tērvete", training=True, now=now)
    assert gather(tmp_path / "incidents" / incident.id, "en", MADE).banner


def test_a_flight_stands_with_its_figures_and_its_track(told: Path, recording: Path):
    attach(told, recording, training=False)
    content = gather(told, "lt", MADE)
    assert [fact.name for fact in content.flights[0]][:2] == ["Skrydis", "Skrydžio trukmė"]
    assert all(fact.known for fact in content.flights[0][:4])
    assert len(content.shown.tracks[0]) > 20


@pytest.mark.parametrize("content", [b"{", b'{"format": "firedrone-plan"}', b"\xff"])
def test_a_plan_that_cannot_be_read_costs_the_report_its_area_and_no_more(
    told: Path, recording: Path, content: bytes
):
    attach(told, recording, training=False)
    (flight,) = (told.parent.parent / "flights").iterdir()
    (flight / "plan.json").write_bytes(content)
    assert gather(told, "en", MADE).shown.areas == ()


@pytest.mark.slow
def test_an_incident_of_which_nothing_is_known_still_has_a_report(folder: Path):
    content = gather(folder, "en", MADE)
    assert (content.map, content.strip, content.flights, shared_map(content)) == (None, None, (), None)
    page = html(content)
    assert "No position was recorded." in page
    assert pdf(content, MADE).startswith(b"%PDF-")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_one_page_and_an_annex_with_every_letter(
    told: Path, recording: Path, language: str, caplog: pytest.LogCaptureFixture
):
    attach(told, recording, training=True)
    document = pdf(gather(told, language, MADE), MADE)
    assert document.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", document)) == 3
    assert "missing" not in caplog.text  # a glyph that the font lacks


@pytest.mark.slow
def test_long_records_run_on_over_pages(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        for i in range(200):
            journal.append(now, "laptop", "person", "note", {"text": f"{i} " + "Ļoti gara piezīme. " * 12})
    document = pdf(gather(folder, "lv", MADE), MADE)
    assert len(re.findall(rb"/Type /Page\b", document)) > 8


def test_files_are_written_and_noted_with_their_hash(told: Path, tmp_path: Path, now: datetime):
    files = write_report(told, Order("lv", tmp_path / "out"), MADE)
    assert [file.name for file in files] == [
        "report-lv.pdf",
        "report-lv.html",
        "map-lv.html",
        "incident-lv.kml",
        "incident-lv.gpx",
        "incident-lv.geojson",
        "timeline-lv.csv",
    ]
    with Journal(told, now) as journal:
        noted = note_report(journal, files, now)
    assert [entry.facts["file"] for entry in noted] == [file.name for file in files]


def test_the_map_of_a_report_carries_the_pictures_of_the_district(told: Path, tmp_path: Path):
    tiles = write_mbtiles(
        tmp_path / "a.mbtiles", {tile_at(HOME, 14): png(90, 120, 80)}, format="png", attribution="© made up"
    )
    broken = tmp_path / "b.mbtiles"
    broken.write_bytes(b"no database")
    files = write_report(told, Order("en", tmp_path / "out", tile_files=(broken, tiles)), MADE)
    page = next(file for file in files if file.name == "map-en.html").read_text("utf-8")
    assert "data:image/png;base64," in page
    assert "© made up" in json.loads('"' + page.split('addAttribution("')[2].split('")')[0] + '"')


def test_the_map_of_a_report_shows_zones_and_water_near_the_scene_and_no_cameras(
    told: Path, tmp_path: Path, now: datetime
):
    water, camera = tmp_path / "water.csv", tmp_path / "cameras.csv"
    water.write_text(f"kind;lat;lon;name\nhydrant;{HOME.lat_deg};{HOME.lon_deg};{HOSTILE}\n", "utf-8")
    camera.write_text(f"name,lat,lon\nTower,{HOME.lat_deg},{HOME.lon_deg}\n", "utf-8")
    district, _ = read_district([ZONES], [water], [camera])
    page = shared_map(gather(told, "lv", MADE), (), district, now.date()) or ""
    assert label("lv", "zone_prohibited") in page
    assert "Hidrants &#60;script&#62;alert(1)&#60;/script&#62;" in page
    assert label("lv", "map_menu") in page
    assert "Tower" not in page
    assert "hidrants" not in (shared_map(gather(told, "lv", MADE)) or "").lower()


def test_a_place_that_cannot_be_written_is_named(told: Path, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(IncidentError, match="cannot be written"):
        write_report(told, Order("en", tmp_path / "file"), MADE)


def test_the_map_is_true_to_scale():
    ends = (HOME, moved(HOME, 300.0, 400.0))
    drawn = draw_map(Shown(None, None, (ends,), (), ()), 100.0, 80.0, "en")
    assert drawn is not None
    (x1, y1), (x2, y2) = next(s.points for s in drawn.shapes if getattr(s, "colour", None) == "#005f78")
    bar = next(s for s in drawn.shapes if isinstance(s, Label) and s.text.endswith(" m"))
    foot = next(s for s in drawn.shapes if len(getattr(s, "points", ())) == 4 and s.width_mm == 0.35)
    mm_per_m = (foot.points[2][0] - foot.points[1][0]) / float(bar.text.removesuffix(" m"))
    assert ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / mm_per_m == pytest.approx(
        500.0, rel=5e-3
    )  # a sphere against the ellipsoid
    assert y2 < y1  # north is up


def test_a_scene_far_from_the_flight_is_named_and_not_drawn():
    far = moved(HOME, 12_000.0, 0.0)
    drawn = draw_map(Shown(far, None, ((HOME, moved(HOME, 100.0, 0.0)),), (), ()), 100.0, 80.0, "en")
    assert drawn is not None
    assert "Scene: 12.0 km" in [s.text for s in drawn.shapes if isinstance(s, Label)]


def test_everything_that_is_drawn_is_well_formed_svg():
    area = Area((HOME, moved(HOME, 200.0, 0.0), moved(HOME, 200.0, 150.0)))
    shown = Shown(
        HOME, 20.0, ((HOME, moved(HOME, 90.0, 90.0)),), (area,), (Finding("1<", moved(HOME, 50.0, 20.0)),)
    )
    drawn = draw_map(shown, 100.0, 80.0, "lt")
    assert drawn is not None
    root = ElementTree.fromstring(to_svg(drawn))
    assert "1<" in [element.text for element in root.iter("text")]


def test_svg_escapes_what_it_is_given():
    svg = to_svg(Drawing(10, 10, (Label((0, 0), HOSTILE),), HOSTILE))
    assert "<script" not in svg
    assert len(box(0, 0, 1, 1)) == 4


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "0:00"), (724, "12:04"), (3723, "1:02:03"), (-90, "−1:30"), (-0.2, "0:00"), (59.6, "1:00")],
)
def test_durations_read_as_people_say_them(seconds: float, text: str):
    assert duration(seconds) == text


def test_days_and_clocks_are_local():
    late = datetime(2026, 4, 12, 22, 30, 5, tzinfo=UTC)
    assert (day(late, "lv"), day(late, "lt"), clock(late)) == ("13.04.2026", "2026-04-13", "01:30:05")
    assert clock(late, seconds=False) == "01:30"


def first_page(document: bytes) -> str:
    pdfium: Any = pytest.importorskip("pypdfium2", reason="reads the page back; comes with the workshop")
    with pdfium.PdfDocument(document) as opened:
        page = opened[0]
        text = page.get_textpage()
        found: str = text.get_text_range()
        text.close()
        page.close()
    return found


def test_the_head_is_said_in_two_languages_and_the_rest_in_one(told: Path):
    page = first_page(pdf(gather(told, "lv", MADE, also=("lt",)), MADE))
    assert "Notikuma pārskats · Įvykio ataskaita" in page
    assert "Notikuma numurs / Įvykio numeris" in page
    assert label("lv", "question_next") in page
    assert label("lt", "question_next") not in page


def test_the_number_of_a_neighbours_record_stands_beside_ours(told: Path, now: datetime):
    with Journal(told, now) as journal:
        journal.append(now, "laptop", "person", "incident_linked", {"number": "LT-0042"})
    numbers = gather(told, "en", MADE).head[0].text
    assert numbers.endswith(", LT-0042")


def test_however_much_was_said_the_first_page_is_signed_at_its_foot(told: Path, now: datetime):
    with Journal(told, now) as journal:
        for question in ("planned", "happened", "why", "next"):
            facts = {"question": question, "text": "Ļoti gara atbilde ar daudziem vārdiem. " * 40}
            journal.append(now, "laptop", "person", "answer", facts)
        for i in range(40):
            journal.append(now, "laptop", "person", "note", {"text": f"{i} " + "Piezīme " * 20})
            journal.append(now, "dispatch:x", "dispatch", "dispatch_flag", {"flag": "order", "about": "x"})
    page = first_page(pdf(gather(told, "lv", MADE), MADE))
    assert label("lv", "name_date") in page
    assert "…" in page
    assert label("lv", "doubts_more", count="40") in page


def test_an_interval_says_how_exact_it_is_and_between_which_entries(told: Path):
    found = {one.name: one for one in gather(told, "en", MADE).intervals}
    figure = found["Alarm to first unit on scene"]
    assert figure.exact == "± 60 s"
    assert re.fullmatch(r"\d+ → \d+", figure.entries)


def test_a_corrected_clock_stands_there_with_its_reason(told: Path, now: datetime):
    with Journal(told, now) as journal:
        facts = {"of": "dispatch:lv_excel", "offset_s": -14.0, "spread_s": 6.0, "reason": "radio"}
        journal.append(now, "laptop", "person", "clock_offset", facts)
    clocks = {one.name: one for one in gather(told, "en", MADE).clocks}
    assert (clocks["dispatch (lv_excel)"].by, clocks["dispatch (lv_excel)"].why) == (
        "−14.0 s",
        "radio; spread ± 6.0 s",
    )
    assert clocks["laptop"].by == ""


def test_a_truck_stands_on_the_strip_when_its_track_says_so(told: Path, now: datetime):
    with Journal(told, now) as journal:
        journal.append(now, "truck:gpx", "truck", "truck_stopped", {"unit": "Dobele 77"})
    strip = gather(told, "en", MADE).strip
    assert strip is not None
    assert "Dobele 77" in [shape.text for shape in strip.shapes if isinstance(shape, Label)]


def test_the_files_that_the_record_names_stand_there_with_their_hashes(told: Path, recording: Path):
    attach(told, recording, training=False)
    hashes = gather(told, "en", MADE).hashes
    assert any(one.name.endswith("/raw-000.tlog") and len(one.sha256) == 64 for one in hashes)
