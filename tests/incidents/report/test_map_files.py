"""The incident for map programs: all that has a place, an exercise named as one, whatever people wrote."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree

from firedrone.bench.made_up_incident import made_up
from incidents.folder import create
from incidents.hot_spot_ledger.facts import facts_of
from incidents.journal import Journal
from incidents.report.content import gather
from incidents.report.html import html
from incidents.report.map_files import features, map_files
from incidents.report.pdf import pdf
from incidents.report.shared_map import shared_map
from incidents.report.table import table
from incidents.report.write import Order, write_report
from maps.formats.by_suffix import READERS
from maps.geo import LatLon
from tests.incidents.hot_spot_ledger.spots import spot

if TYPE_CHECKING:
    from pathlib import Path

MADE = datetime(2026, 4, 12, 14, 0, tzinfo=UTC)
HOSTILE = "]]></name><script>alert(1)</script>&x;\"'\x00\x1b\u202e{{ 7*7 }}=HYPERLINK(1)"


@pytest.fixture(scope="module")
def flown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up(tmp_path_factory.mktemp("data"), entries=160)


def test_everything_with_a_place_is_in_each_file_and_is_read_back(flown: Path, tmp_path: Path):
    content = gather(flown, "lv", MADE)
    for name, text in map_files(content).items():
        file = tmp_path / name
        file.write_text(text, "utf-8")
        read = READERS[file.suffix](file)
        assert len(read.points) == 1 + 12  # the scene and the hot spots
        closed = 1 + 12 + len(content.shown.seen) if file.suffix == ".gpx" else 0
        assert len(read.lines) == 2 + closed
        assert all(line.times for line in read.lines[:2])


def test_each_name_says_that_it_is_an_exercise(flown: Path):
    found = features(gather(flown, "en", MADE))
    names = [one.name for one in (*found.areas, *found.lines, *found.points)]
    assert len(names) > 20
    assert all(name.startswith("SIMULATED") for name in names)


def test_a_hot_spot_carries_its_error_in_the_name(flown: Path):
    names = [point.name for point in features(gather(flown, "en", MADE)).points]
    assert any(name.endswith("± 10 m") and "Hot spot 3" in name for name in names)


def test_geojson_is_as_the_standard_wants_it(flown: Path):
    written = json.loads(map_files(gather(flown, "en", MADE))["incident-en.geojson"])
    assert "crs" not in written
    kinds = {feature["properties"]["kind"] for feature in written["features"]}
    assert kinds == {"search_area", "seen_area", "hot_spot_error", "flight", "scene", "hot_spot"}
    for feature in written["features"]:
        if feature["geometry"]["type"] == "Polygon":
            ring = feature["geometry"]["coordinates"][0]
            assert ring[0] == ring[-1]
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0  # counter-clockwise


def test_a_truck_stands_where_its_own_record_says(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        facts = {"unit": "Dobele 1", "lat_deg": 56.4651, "lon_deg": 23.3452}
        journal.append(now, "truck:gpx", "truck", "stopped", facts)
    content = gather(folder, "en", MADE)
    assert [(unit.name, unit.at) for unit in content.units] == [("Dobele 1", LatLon(56.4651, 23.3452))]
    assert "Dobele 1" in map_files(content)["incident-en.gpx"]


def test_an_incident_without_any_place_has_no_map_files(folder: Path):
    assert map_files(gather(folder, "en", MADE)) == {}


@pytest.mark.hazard("H32")
def test_whatever_stands_in_a_field_every_file_can_be_opened(tmp_path: Path):
    incident = create(
        tmp_path, HOSTILE, HOSTILE, number=HOSTILE, scene=LatLon(56.465, 23.345), training=True, now=MADE
    )
    folder = tmp_path / "incidents" / incident.id
    absurd = [datetime(year, 7, 1, tzinfo=UTC) for year in (1, 1900, 9999)]
    with Journal(folder, MADE) as journal:
        at = {"lat_deg": 56.466, "lon_deg": 23.346}
        for aware in absurd:
            journal.append(aware, HOSTILE, HOSTILE, HOSTILE, {HOSTILE: HOSTILE})
            journal.append(aware, "drone", "finding", "marked", {"number": HOSTILE, "text": HOSTILE, **at})
            journal.append(aware, HOSTILE, "truck", "stopped", {"unit": HOSTILE, **at})
            journal.append(aware, "drone", "flight", "took_off", {"text": HOSTILE})
        for code in (
            "weather",
            "clock_offset",
            "area_searched",
            "answer",
            "note",
            "call_received",
            "scene_set",
        ):
            keys = ("source", "of", "reason", "evidence", "question", "text", "number", "wind_m_s", "pilot")
            journal.append(MADE, HOSTILE, "dispatch", code, dict.fromkeys(keys, HOSTILE))
        told = {**facts_of(spot(1)), "whom": HOSTILE}
        journal.append(MADE, "drone", "finding", "hot_spot_confirmed", told)
        journal.append(MADE, "laptop", "person", "hot_spot_sent", {"number": 1, "whom": HOSTILE})
        journal.append(MADE, "drone", "flight", "snapshot", {"media": HOSTILE + ".jpg", "sha256": HOSTILE})
    content = gather(folder, "lt", MADE, also=("lv",))
    for page in (html(content), shared_map(content) or ""):
        assert "<script>alert" not in page
    for name, text in map_files(content).items():
        if name.endswith("json"):
            json.loads(text)
        else:
            ElementTree.fromstring(text)
    rows = csv.reader(io.StringIO(table(content).decode("utf-8-sig"), newline=""), delimiter=";")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert pdf(content, MADE).startswith(b"%PDF")
    assert len(write_report(folder, Order("en"), MADE)) == 7
