"""Every file that is written of a training says so: maps, pages, bundles, plans."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from firedrone.verbs import incident
from incidents.folder import create
from incidents.hot_spot_ledger.facts import facts_of
from incidents.journal import Journal
from telemetry.events import EventCode
from tests.incidents.hot_spot_ledger.spots import HERE, spot

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, 40, tzinfo=UTC)
MARKS = ("SIMULATED", "TRAINING")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A training with two hot spots in it."""
    made = create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", scene=HERE, training=True, now=NOW)
    with Journal(tmp_path / "incidents" / made.id, NOW) as journal:
        for one in (spot(1, 300.0), spot(2, 150.0)):
            journal.append(one.last_at, "exercise", "finding", EventCode.HOT_SPOT_CONFIRMED, facts_of(one))
    return tmp_path


def run(*words: str | Path) -> str:
    app = typer.Typer()
    incident.register(app)
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def is_marked(path: Path) -> bool:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            texts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    else:
        texts = [path.read_text("utf-8", "replace")]
    return any(mark in text for text in texts for mark in MARKS)


@pytest.mark.parametrize("option", ["gpx", "geojson", "kml"])
def test_hot_spots_for_receivers_and_maps(data: Path, option: str):
    out = data / f"x.{option}"
    run("incident", "hot-spots", "last", f"--{option}", out, "--data", data)
    assert is_marked(out)


@pytest.mark.parametrize("suffix", ["kml", "kmz", "geojson"])
def test_the_flight_that_looks_at_them_again(data: Path, suffix: str):
    out = data / f"again.{suffix}"
    run("incident", "hot-spots", "last", "--revisit", out, "--data", data)
    assert is_marked(out)


def test_of_a_form_that_cannot_say_so_the_command_line_does(data: Path):
    out = data / "again.plan"
    said = run("incident", "hot-spots", "last", "--revisit", out, "--data", data)
    assert "the file does not say that it is of a training" in said


def test_the_whole_report(data: Path):
    out = data / "report"
    run("incident", "report", "last", "--out", out, "--data", data)
    files = [path for path in out.rglob("*") if path.suffix in {".kml", ".gpx", ".geojson", ".html", ".md"}]
    assert {path.suffix for path in files} >= {".kml", ".gpx", ".geojson"}
    assert [path.name for path in files if not is_marked(path)] == []
