"""A track comes into the journal once, with its file, and the record stays whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from incidents.flight_paths import flight_paths
from incidents.folder import create
from incidents.journal import Journal, read_journal
from incidents.metrics import flown, intervals
from incidents.model import IncidentError
from incidents.timeline import set_offset, timeline
from incidents.tracks.fixes import Asked
from incidents.tracks.read import ReadTrack, read_track
from incidents.tracks.taken import taken_tracks
from incidents.tracks.track import Doubt, TrackKind
from incidents.tracks.track_import import Run, TakenIn, import_track
from incidents.verify import verify
from maps.geo import LatLon
from tests.incidents.tracks import made_up

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

HEIGHTS = [0.0] * 5 + [2.0 * i for i in range(20)] + [38.0 - 2.0 * i for i in range(20)] + [0.0] * 5


@pytest.fixture
def truck(tmp_path: Path) -> ReadTrack:
    return read_track(made_up.write_gpx(tmp_path / "run.gpx", made_up.run()), Asked(TrackKind.TRUCK))


@pytest.fixture
def drone(tmp_path: Path) -> ReadTrack:
    path = made_up.write_srt(tmp_path / "DJI_0001.SRT", HEIGHTS)
    return read_track(path, Asked(TrackKind.DRONE, name="Mavic", tz="Europe/Riga"))


def take_in(folder: Path, read: ReadTrack, now: datetime, run: Run | None = None) -> TakenIn:
    with Journal(folder, now) as journal:
        return import_track(journal, read, now, run)


def test_a_truck_is_one_import_and_the_events_of_its_unit(folder: Path, truck: ReadTrack, now: datetime):
    taken = take_in(folder, truck, now)
    imported, *events = taken.entries
    assert (imported.code, imported.source, imported.clock) == ("track_imported", "truck", "track:TERVETE-1")
    assert imported.at == truck.track.start
    wanted = {"name": "TERVETE-1", "kind": "truck", "points": 288, "clock": "track:TERVETE-1"}
    assert wanted.items() <= imported.facts.items()
    assert [event.code for event in events] == ["truck_left", "truck_stopped", "truck_moved_on", "truck_back"]
    assert {event.facts["unit"] for event in events} == {"TERVETE-1"}
    assert {event.source for event in events} == {"truck"}
    assert taken.flags == ()
    assert verify(folder).ok


def test_the_same_file_a_second_time_changes_nothing(folder: Path, truck: ReadTrack, now: datetime):
    take_in(folder, truck, now)
    before = read_journal(folder)
    again = take_in(folder, truck, now)
    assert again == TakenIn((), (Doubt(None, "already_imported", "run.gpx"),))
    assert read_journal(folder) == before


def test_the_kept_file_reads_as_the_same_track(
    folder: Path, truck: ReadTrack, drone: ReadTrack, now: datetime
):
    for read in (truck, drone):
        take_in(folder, read, now)
    taken = taken_tracks(folder, read_journal(folder))
    for kept, read in zip(taken, (truck, drone), strict=True):
        assert kept.track.name == read.track.name
        assert kept.track.at_us.tolist() == read.track.at_us.tolist()
        assert kept.track.lat_deg.tolist() == read.track.lat_deg.tolist()


def test_a_changed_file_is_named_by_verify(folder: Path, truck: ReadTrack, now: datetime):
    take_in(folder, truck, now)
    (kept,) = (folder / "media").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"56.4800", b"56.4801"))
    assert "was changed" in verify(folder).problems[0].what


def test_a_file_that_changed_since_it_was_looked_at_leaves_nothing_behind(
    folder: Path, truck: ReadTrack, now: datetime
):
    truck.path.write_bytes(truck.path.read_bytes() + b" ")
    before = read_journal(folder)
    with pytest.raises(IncidentError, match=r"run\.gpx: was changed while it was looked at"):
        take_in(folder, truck, now)
    assert read_journal(folder) == before
    assert list((folder / "media").iterdir()) == []


def test_another_drone_counts_as_a_flight_and_says_that_it_is_not_ours(
    folder: Path, drone: ReadTrack, now: datetime
):
    take_in(folder, drone, now)
    entries = read_journal(folder)
    moments = timeline(entries)
    assert len(flown(moments)) == 1
    assert intervals(moments)["airborne_total_s"] == pytest.approx(38.0)
    (path,) = flight_paths(folder, entries)
    assert (path.flight, path.elsewhere, len(path.corners)) == ("Mavic", True, len(HEIGHTS))
    took_off = next(entry for entry in entries if entry.code == "took_off")
    assert {"elsewhere": True, "precision_s": 1.0, "flight": "Mavic"}.items() <= took_off.facts.items()


def test_two_drones_at_once_land_each_for_itself(folder: Path, drone: ReadTrack, now: datetime):
    take_in(folder, drone, now)
    with Journal(folder, now) as journal:
        up, down = made_up.START.replace(minute=29), made_up.START.replace(minute=40)
        journal.append(up, "drone", "flight", "took_off", {"flight": "ours"})
        journal.append(down, "drone", "flight", "landed", {"flight": "ours"})
    lengths = [(end - begin).total_seconds() for begin, end in flown(timeline(read_journal(folder))) if end]
    assert lengths == [660.0, 38.0]


def test_a_truck_that_stopped_counts_as_on_scene_where_nobody_wrote_it(
    folder: Path, truck: ReadTrack, now: datetime
):
    take_in(folder, truck, now)
    with Journal(folder, now) as journal:
        journal.append(made_up.START, "dispatch:x", "dispatch", "call_received", {})
        assert intervals(timeline(journal.entries))["alarm_to_on_scene_s"] == pytest.approx(420, abs=10)
        set_offset(journal, "track:TERVETE-1", 60.0, "its receiver was late", now)
        assert intervals(timeline(journal.entries))["alarm_to_on_scene_s"] == pytest.approx(480, abs=10)


def test_what_cannot_be_told_is_said(tmp_path: Path, now: datetime, truck: ReadTrack):
    incident = create(tmp_path / "other", "Fire", "Somewhere", now=now)
    folder = tmp_path / "other" / "incidents" / incident.id
    taken = take_in(folder, truck, now, Run(depot=LatLon(57.0, 24.0)))
    assert [flag.code for flag in taken.flags] == ["track_no_scene"]
    flags = [entry for entry in read_journal(folder) if entry.code == "track_flag"]
    assert [entry.facts["flag"] for entry in flags] == ["track_no_scene"]


def test_a_track_of_another_place_and_time_is_flagged(tmp_path: Path, now: datetime, truck: ReadTrack):
    incident = create(tmp_path / "other", "Fire", "Riga", scene=LatLon(57.5, 25.4), now=now.replace(month=9))
    taken = take_in(tmp_path / "other" / "incidents" / incident.id, truck, now)
    assert [flag.code for flag in taken.flags] == ["track_elsewhere", "track_other_time"]


def test_a_file_is_kept_under_its_hash(folder: Path, truck: ReadTrack, now: datetime):
    take_in(folder, truck, now)
    digest = hashlib.sha256(truck.path.read_bytes()).hexdigest()
    assert (folder / "media" / f"{digest}.gpx").read_bytes() == truck.path.read_bytes()
