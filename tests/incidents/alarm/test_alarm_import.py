"""An alarm comes into a journal once: its bytes, its words, its times on the clock of the control room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from incidents.alarm.alarm_import import import_alarm, open_from_alarm
from incidents.alarm.doubt import AlarmError
from incidents.folder import folders, load
from incidents.journal import Journal, read_journal
from incidents.metrics import intervals
from incidents.timeline import set_offset, timeline
from incidents.verify import verify
from incidents.words import LANGUAGES, say

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.alarm.record import AlarmText
    from incidents.model import Entry


def by_code(entries: tuple[Entry, ...], code: str) -> list[Entry]:
    return [entry for entry in entries if entry.code == code]


def test_an_incident_is_opened_with_everything_the_text_said(
    tmp_path: Path, latvian: AlarmText, now: datetime
):
    incident, imported = open_from_alarm(tmp_path, latvian, now)
    folder = tmp_path / "incidents" / incident.id
    assert load(folder) == incident
    assert (incident.what, incident.number) == ("Kūlas ugunsgrēks", "2026-04-0117")
    assert incident.alarm_at == latvian.alarm_at.at if latvian.alarm_at else None
    assert incident.scene is not None
    assert incident.scene.lat_deg == 56.465
    assert [entry.code for entry in imported.entries] == [
        *("alarm_imported", "note", "dispatch_place", "call_received", "dispatched", "dispatched"),
    ]
    assert verify(folder).ok


def test_its_times_are_on_the_clock_of_its_set_and_can_be_corrected_together(
    tmp_path: Path, german: AlarmText, now: datetime
):
    incident, imported = open_from_alarm(tmp_path, german, now)
    on_scene = by_code(imported.entries, "on_scene")[0]
    assert (on_scene.clock, on_scene.source) == ("alarm:de_labels", "dispatch")
    assert on_scene.facts == {
        "unit": "FL Muster 1-44-1",
        "written": "13:21:00",
        "tz": "Europe/Berlin",
        "utc_offset_min": 120.0,
        "precision_s": 0.5,
        "row": 11,
    }
    with Journal(tmp_path / "incidents" / incident.id, now) as journal:
        set_offset(journal, "alarm:de_labels", 60.0, "the truck's GPS", now)
        moments = timeline(journal.entries)
    moved = next(moment for moment in moments if moment.entry.code == "on_scene")
    assert (moved.at - on_scene.at).total_seconds() == 60.0
    assert intervals(moments)["alarm_to_on_scene_s"] == 898.0


def test_the_bytes_are_kept_under_their_hash_and_the_words_without_the_caller(
    tmp_path: Path, latvian: AlarmText, now: datetime
):
    incident, imported = open_from_alarm(tmp_path, latvian, now)
    facts = by_code(imported.entries, "alarm_imported")[0].facts
    kept = tmp_path / "incidents" / incident.id / "media" / f"{latvian.sha256}.txt"
    assert facts["media"] == kept.name
    assert kept.read_bytes() == latvian.raw
    assert by_code(imported.entries, "note")[0].facts["text"] == latvian.text


def test_the_same_text_again_changes_nothing(folder: Path, latvian: AlarmText, now: datetime):
    with Journal(folder, now) as journal:
        import_alarm(journal, latvian, now)
        before = journal.entries
        again = import_alarm(journal, latvian, now)
        assert (again.entries, [doubt.code for doubt in again.doubts]) == ((), ["already_imported"])
        assert journal.entries == before


def test_an_incident_that_is_there_learns_number_and_place_and_keeps_its_own_scene(
    folder: Path, latvian: AlarmText, now: datetime
):
    with Journal(folder, now) as journal:
        import_alarm(journal, latvian, now)
    incident = load(folder)
    assert incident.number == "2026-04-0117"
    assert incident.scene is not None


def test_doubts_stand_in_the_journal_and_are_said_in_three_languages(
    folder: Path, german: AlarmText, now: datetime
):
    with Journal(folder, now) as journal:
        imported = import_alarm(journal, german, now)
    flags = by_code(read_journal(folder), "alarm_flag")
    assert [flag.facts["flag"] for flag in flags] == [doubt.code for doubt in imported.doubts]
    for language in LANGUAGES:
        for entry in read_journal(folder):
            assert "{" not in say(entry, language)


def test_units_without_a_time_of_the_alarm_get_none(folder: Path, latvian: AlarmText, now: datetime):
    with Journal(folder, now) as journal:
        imported = import_alarm(journal, replace(latvian, alarm_at=None), now)
    assert [entry.code for entry in imported.entries] == ["alarm_imported", "note", "dispatch_place"]
    assert imported.entries[0].facts["units"] == "Tērvete BUB-1, VUGD Dobele AC-1"


@pytest.mark.parametrize("missing", ["what", "where"])
def test_a_text_that_says_too_little_opens_nothing(
    tmp_path: Path, latvian: AlarmText, now: datetime, missing: str
):
    poor = replace(latvian, **{missing: None}, place=None, position=None)
    with pytest.raises(AlarmError, match="does not say"):
        open_from_alarm(tmp_path, poor, now)
    assert folders(tmp_path) == []
