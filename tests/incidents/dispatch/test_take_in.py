"""A dispatch file comes into the journal once, with its bytes, and says what to look at."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from incidents.dispatch.file import open_sheets
from incidents.dispatch.preview import preview
from incidents.dispatch.take_in import Imported, import_dispatch
from incidents.folder import create, load
from incidents.journal import Journal, read_journal
from incidents.verify import verify
from maps.geo import LatLon

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

ALL = (
    "made_up_lv_excel_export.csv",
    "made_up_lt_excel_export.csv",
    "sf_fire_calls_for_service.csv",
    "lfb_mobilisation.csv",
    "lfb_incident.csv",
    "fdny_fire_incident_dispatch.csv",
    "cincinnati_fire_cad.csv",
    "toronto_fire_incidents.csv",
)


def take_in(folder: Path, file: Path, now: datetime, number: str | None = None) -> Imported:
    with Journal(folder, now) as journal:
        return import_dispatch(journal, preview(file), now, number)


@pytest.mark.parametrize("file", ALL)
def test_every_sample_comes_in_and_the_record_stays_whole(
    folder: Path, samples: Path, now: datetime, file: str
):
    imported = take_in(folder, samples / file, now)
    assert imported.entries
    assert {flag.code for flag in imported.flags} <= {"other_incident"}
    assert verify(folder).ok


def test_a_time_is_an_entry_on_the_dispatch_clock_with_its_text_and_zone(
    folder: Path, samples: Path, now: datetime
):
    imported = take_in(folder, samples / ALL[0], now)
    on_scene = next(entry for entry in imported.entries if entry.code == "on_scene")
    assert (on_scene.clock, on_scene.source) == ("dispatch:lv_excel", "dispatch")
    assert on_scene.facts == {
        "unit": "Tērvete BUB-1",
        "written": "12.04.2026 13:21",
        "tz": "Europe/Riga",
        "utc_offset_min": 180.0,
        "precision_s": 30.0,
        "row": 2,
    }


def test_the_bytes_are_kept_under_their_hash(folder: Path, samples: Path, now: datetime):
    take_in(folder, samples / ALL[0], now)
    content = (samples / ALL[0]).read_bytes()
    assert (folder / "media" / f"{hashlib.sha256(content).hexdigest()}.csv").read_bytes() == content


def test_the_row_as_it_was_written_is_found_again_from_an_entry(folder: Path, samples: Path, now: datetime):
    imported = take_in(folder, samples / ALL[0], now)
    entry = next(one for one in imported.entries if one.facts.get("unit") == "VUGD Dobele AC-1")
    [told] = [one for one in read_journal(folder) if one.code == "dispatch_imported"]
    [sheet] = open_sheets(folder / "media" / str(told.facts["media"])).sheets
    [row] = [row for row in sheet.rows if row.number == entry.facts["row"]]
    assert row.cells[8] == "VUGD Dobele AC-1"
    assert entry.facts["written"] in row.cells


def test_the_same_file_again_changes_nothing(folder: Path, samples: Path, now: datetime):
    take_in(folder, samples / ALL[0], now)
    before = read_journal(folder)
    again = take_in(folder, samples / ALL[0], now)
    assert (again.entries, [flag.code for flag in again.flags]) == ((), ["already_imported"])
    assert read_journal(folder) == before


def test_the_incident_learns_its_number_and_its_place(folder: Path, samples: Path, now: datetime):
    take_in(folder, samples / ALL[0], now)
    incident = load(folder)
    assert incident.number == "2026-04-0117"
    assert incident.scene is not None
    assert round(incident.scene.lat_deg, 3) == 56.465


def test_of_several_incidents_only_one_comes_in_and_the_rest_is_said(
    folder: Path, samples: Path, now: datetime
):
    imported = take_in(folder, samples / "fdny_fire_incident_dispatch.csv", now, "9900000000000002")
    assert [(flag.row, flag.code) for flag in imported.flags] == [(2, "other_incident")]
    assert {entry.facts["row"] for entry in imported.entries} == {3}


def test_another_number_and_a_far_place_are_flagged_but_kept(tmp_path: Path, samples: Path, now: datetime):
    incident = create(tmp_path, "Fire", "Biržai", number="0118", scene=LatLon(56.201, 24.756), now=now)
    imported = take_in(tmp_path / "incidents" / incident.id, samples / ALL[0], now)
    assert [flag.code for flag in imported.flags] == ["number_differs", "place_far"]
    assert load(tmp_path / "incidents" / incident.id).scene == LatLon(56.201, 24.756)


def test_flags_stand_in_the_journal_too(folder: Path, samples: Path, now: datetime):
    take_in(folder, samples / "lfb_incident.csv", now)
    [flag] = [entry for entry in read_journal(folder) if entry.code == "dispatch_flag"]
    assert flag.facts == {"row": 3, "flag": "other_incident", "about": "999002-01042024"}
