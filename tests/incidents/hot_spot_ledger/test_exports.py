"""What is handed over opens in other programs, and says which of it was an exercise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from defusedxml import ElementTree

from incidents.codes import IncidentCode
from incidents.hot_spot_ledger.exports import Wording, geojson_text, name_of
from incidents.hot_spot_ledger.exports_xml import gpx_text, kml_text
from incidents.hot_spot_ledger.ledger import Ledger, read_ledger
from incidents.words import LANGUAGES, label
from maps.formats import by_suffix
from maps.geo import distance_m
from tests.incidents.hot_spot_ledger.spots import decided, seen, spot

if TYPE_CHECKING:
    from pathlib import Path

KML = "{http://www.opengis.net/kml/2.2}"
GPX = "{http://www.topografix.com/GPX/1/1}"
HOSTILE = "<b>]]>&\"'\x00 Tērvete"


@pytest.fixture
def ledger() -> Ledger:
    return read_ledger(
        [
            seen(1, spot(1, 300.0)),
            seen(2, spot(2, 150.0, at_least=True)),
            decided(3, IncidentCode.HOT_SPOT_SENT, 2, whom=HOSTILE),
            seen(4, spot(3)),
            decided(5, IncidentCode.HOT_SPOT_CLOSED, 3, by=HOSTILE, how="out"),
        ]
    )


def test_our_own_readers_find_the_places_again(ledger: Ledger, tmp_path: Path):
    written = {
        "x.gpx": gpx_text(ledger.rows, Wording()),
        "x.kml": kml_text(ledger.rows, Wording()),
        "x.geojson": geojson_text(ledger.rows, Wording()),
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, "utf-8")
        found = by_suffix.read(tmp_path / name)
        by_name = {point.name: point.at for point in found.points}
        assert set(by_name) == {"Hot spot 1", "Hot spot 2", "Hot spot 3"}
        for row in ledger.rows:
            assert distance_m(by_name[f"Hot spot {row.number}"], row.at) < 0.02
        assert len(found.areas) == (0 if name == "x.gpx" else 3)


def test_a_receiver_shows_the_error_and_the_heat_in_the_description(ledger: Ledger):
    root = ElementTree.fromstring(gpx_text(ledger.rows, Wording()))
    described = [waypoint.findtext(f"{GPX}desc") or "" for waypoint in root.iter(f"{GPX}wpt")]
    assert "± 10 m" in described[0]
    assert "300 °C measured in each pixel, live" in described[0]
    assert "≥ 150 °C" in described[1]
    assert "Sent: 13:05 <b>]]>&\"' Tērvete" in described[1]


def test_a_map_program_sorts_them_by_state(ledger: Ledger):
    root = ElementTree.fromstring(kml_text(ledger.rows, Wording("lv")))
    folders = {
        folder.findtext(f"{KML}name"): len(folder.findall(f"{KML}Placemark"))
        for folder in root.iter(f"{KML}Folder")
    }
    states = ("state_confirmed", "state_sent", "state_closed_out")
    assert folders == {label("lv", key): 1 for key in states}
    styles = {style.get("id") for style in root.iter(f"{KML}Style")}
    assert {used.text for used in root.iter(f"{KML}styleUrl")} <= {f"#{style}" for style in styles}


def test_a_program_gets_codes_and_numbers(ledger: Ledger):
    document: dict[str, Any] = json.loads(geojson_text(ledger.rows, Wording("lt")))
    points = [one for one in document["features"] if one["geometry"]["type"] == "Point"]
    facts = points[1]["properties"]
    assert (facts["number"], facts["state"], facts["at_least"], facts["level"]) == (2, "sent", True, 3)
    assert (facts["temperature_c"], facts["error_95_m"], facts["simulated"]) == (150.0, 10, False)
    assert "pajėgos išsiųstos" in facts["description"]
    outline = next(one for one in document["features"] if one["geometry"]["type"] == "Polygon")
    [ring] = outline["geometry"]["coordinates"]
    assert ring[0] == ring[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exercise_is_an_exercise_in_every_name(ledger: Ledger, language: str):
    wording, word = Wording(language, training=True), label(language, "simulated")
    assert name_of(ledger.rows[0], wording).startswith(word)
    for write in (gpx_text, kml_text, geojson_text):
        assert write(ledger.rows, wording).count(f"{word} {label(language, 'hot_spot')}") >= 3
        assert word not in write(ledger.rows, Wording(language))


def test_nothing_found_is_a_file_with_nothing_in_it():
    for write in (gpx_text, kml_text):
        assert ElementTree.fromstring(write((), Wording())) is not None
    assert json.loads(geojson_text((), Wording()))["features"] == []
