"""Incidents are made, found and read as folders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.folder import create, find, keep_media, list_incidents, load
from incidents.journal import JOURNAL, Journal
from incidents.model import IncidentError
from maps.geo import LatLon

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
SCENE = LatLon(56.48, 23.391)


def test_a_new_incident_is_read_back_as_it_was_made(tmp_path: Path):
    made = create(
        tmp_path,
        "Kūlas ugunsgrēks",
        "Tērvetes pag.",
        number="2026-04-0117",
        scene=SCENE,
        scene_error_m=200.0,
        alarm_at=NOW - timedelta(minutes=4),
        training=True,
        now=NOW,
    )
    assert made.id.startswith("20260412T100500Z_")
    assert load(tmp_path / "incidents" / made.id) == made


@pytest.mark.parametrize(("what", "where"), [("", "Tērvete"), ("Fire", "  ")])
def test_an_incident_without_what_or_where_is_refused(tmp_path: Path, what: str, where: str):
    with pytest.raises(IncidentError, match="what happened and where"):
        create(tmp_path, what, where)


def test_the_real_scene_counts_more_than_the_dispatched_place(tmp_path: Path):
    folder = tmp_path / "incidents" / create(tmp_path, "Fire", "Tērvete", now=NOW).id
    place = {"lat_deg": 56.47, "lon_deg": 23.35}
    with Journal(folder, NOW) as journal:
        journal.append(NOW, "dispatch:lv", "dispatch", IncidentCode.DISPATCH_PLACE, place)
        assert load(folder).scene is None or load(folder).scene == LatLon(56.47, 23.35)
        journal.append(NOW, "laptop", "person", IncidentCode.SCENE_SET, {"lat_deg": 56.48, "lon_deg": 23.391})
        journal.append(NOW, "dispatch:lv", "dispatch", IncidentCode.DISPATCH_PLACE, place)
    assert load(folder).scene == SCENE


def test_a_correction_changes_only_what_it_names(tmp_path: Path):
    folder = tmp_path / "incidents" / create(tmp_path, "Fire", "Tērvete", now=NOW).id
    with Journal(folder, NOW) as journal:
        journal.append(NOW, "laptop", "person", IncidentCode.INCIDENT_CORRECTED, {"number": "0117"})
    assert (load(folder).number, load(folder).what) == ("0117", "Fire")


def test_an_incident_is_found_by_prefix_by_its_end_by_number_and_as_the_last(tmp_path: Path):
    first = create(tmp_path, "Fire", "Tērvete", number="0117", now=NOW)
    last = create(tmp_path, "Fire", "Joniškis", now=NOW + timedelta(days=1))
    assert find(tmp_path, "20260412").name == first.id
    assert find(tmp_path, first.id[-8:]).name == first.id
    assert find(tmp_path, "0117").name == first.id
    assert find(tmp_path, "last").name == last.id


def test_two_incidents_of_one_second_have_a_last_one(tmp_path: Path):
    made = [create(tmp_path, "Fire", "Tērvete", now=NOW + timedelta(milliseconds=i)) for i in range(5)]
    assert find(tmp_path, "last").name == made[-1].id


@pytest.mark.parametrize(("wanted", "what"), [("2026", "2 incidents begin"), ("1999", "no incident begins")])
def test_a_doubtful_name_is_refused(tmp_path: Path, wanted: str, what: str):
    create(tmp_path, "Fire", "Tērvete", now=NOW)
    create(tmp_path, "Fire", "Joniškis", now=NOW + timedelta(days=1))
    with pytest.raises(IncidentError, match=what):
        find(tmp_path, wanted)


def test_nothing_to_find_says_how_to_begin(tmp_path: Path):
    with pytest.raises(IncidentError, match="incident new"):
        find(tmp_path, "last")


def test_a_broken_journal_does_not_hide_the_others(tmp_path: Path):
    broken = create(tmp_path, "Fire", "Tērvete", now=NOW)
    (tmp_path / "incidents" / broken.id / JOURNAL).write_bytes(b"\0" * 100)
    good = create(tmp_path, "Fire", "Joniškis", now=NOW)
    assert [incident.id for incident in list_incidents(tmp_path)] == [good.id]


def test_the_same_bytes_are_kept_once(tmp_path: Path):
    names = {keep_media(tmp_path, b"picture", ".jpg") for _ in range(2)}
    assert len(names) == 1
    assert len(list((tmp_path / "media").iterdir())) == 1
