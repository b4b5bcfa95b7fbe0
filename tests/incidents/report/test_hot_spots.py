"""The hot spots stand in the report with error, level and state: in the table, on the maps, on the strip."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from incidents.hot_spot_ledger import decisions
from incidents.hot_spot_ledger.facts import facts_of
from incidents.hot_spot_ledger.row import How
from incidents.journal import Journal
from incidents.paper.drawing import DANGER, Label
from incidents.paper.drawing import Path as Drawn
from incidents.paper.map import Shown, Spot, draw_map
from incidents.report.content import gather
from incidents.report.html import html
from incidents.report.pdf import pdf
from incidents.report.shared_map import shared_map
from incidents.words import LANGUAGES, label
from maps.geo import moved
from telemetry.events import EventCode
from tests.incidents.hot_spot_ledger.spots import HERE, spot

if TYPE_CHECKING:
    from pathlib import Path

MADE = datetime(2026, 4, 12, 14, 0, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def told(folder: Path, now: datetime) -> Path:
    with Journal(folder, now) as journal:
        for one in (spot(1, 300.0), spot(2, 150.0, at_least=True)):
            journal.append(one.last_at, "drone", "finding", EventCode.HOT_SPOT_CONFIRMED, facts_of(one))
        again = spot(1, 90.0, minute=30.0)
        journal.append(again.last_at, "drone", "finding", EventCode.HOT_SPOT_SEEN, facts_of(again))
        decisions.close(journal, 1, HOSTILE, How.OUT, now)
        journal.append(now, "drone", "finding", EventCode.HOT_SPOT_SEEN, {"number": 7})
    return folder


def page_texts(document: bytes) -> list[str]:
    pdfium: Any = pytest.importorskip("pypdfium2", reason="reads the page back; comes with the workshop")
    found: list[str] = []
    with pdfium.PdfDocument(document) as opened:
        for page in opened:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_place_error_heat_trend_and_state(told: Path, language: str):
    content = gather(told, language, MADE)
    page, paper = html(content), page_texts(pdf(content, MADE))
    assert len(paper) == 4  # to be signed, what it rests on, hot spots, entries
    for text in (page, paper[2]):
        assert label(language, "hot_spots") in text
        assert "± 10 m" in text
        assert "≥ 150 °C" in text
        assert label(language, "trend_cooling") in text
        told_so = text.replace("\r\n", " ")
        assert label(language, "state_closed_out") in told_so
        assert label(language, "hot_spots_doubted", count="1", entries="6") in told_so
    assert "alert(1)" in page
    assert "<script" not in page


def test_an_incident_without_hot_spots_has_no_table_and_no_page(folder: Path):
    content = gather(folder, "en", MADE)
    assert label("en", "hot_spots") not in html(content)
    assert len(page_texts(pdf(content, MADE))) == 3


def test_the_strip_tells_when_each_was_confirmed_and_not_every_pass(told: Path):
    strip = gather(told, "en", MADE).strip
    assert strip is not None
    bold = [shape.text for shape in strip.shapes if isinstance(shape, Label) and shape.bold]
    assert sorted(text for text in bold if text.isdigit()) == ["1", "2"]


def test_the_map_shows_the_number_and_the_circle_of_the_error():
    spots = (Spot(7, HERE, 30.0), Spot(8, moved(HERE, 300.0, 0.0), 9.0, meant=True))
    drawn = draw_map(Shown(None, None, (), (), (), spots), 100.0, 80.0, "en")
    assert drawn is not None
    [seven] = [shape for shape in drawn.shapes if isinstance(shape, Label) and shape.text == "7"]
    [eight] = [shape for shape in drawn.shapes if isinstance(shape, Label) and shape.text == "8"]
    mm_per_m = (eight.at[0] - seven.at[0]) / 300.0
    red = [shape for shape in drawn.shapes if isinstance(shape, Drawn) and shape.colour == DANGER]
    circle = [point for shape in red for point in shape.points]
    east = (seven.at[0] + 30.0 * mm_per_m, seven.at[1] - 0.95)
    assert min(math.dist(point, east) for point in circle) < 0.05
    assert not any(math.dist(point, seven.at) < 25.0 * mm_per_m for point in circle)


def test_the_map_to_move_about_in_has_them_too(told: Path):
    page = shared_map(gather(told, "en", MADE))
    assert page is not None
    assert "Hot spot 2" in page
    assert "150 °C (pixel, live)" in page
