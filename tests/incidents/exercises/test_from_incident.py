"""A recorded incident or flight flown again: what it knew is the same, what it did not know is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from firedrone.bench.made_up_incident import made_up
from incidents.exercises.from_incident import from_flight, from_incident
from incidents.folder import create, incident_of
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from maps.geo import LatLon, distance_m
from telemetry.frames import read_frames
from training.exercise.scenario import TargetKind
from training.exercise.scenario_file import read_exercise, write_exercise
from training.fault import Fault

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from training.exercise.scenario import Scenario

SCENE = LatLon(56.3829, 24.6479)


def again(tmp_path: Path, scenario: Scenario) -> Scenario:
    """As the file of it is read."""
    path = tmp_path / f"{scenario.id}.toml"
    write_exercise(scenario, path)
    return read_exercise(path)


def with_silence(recording: Path, path: Path, since_s: float, lasts_s: float) -> Path:
    """The recording without what was heard in that time."""
    frames = read_frames(recording)
    since_us = int(frames.at_us[0]) + int(since_s * 1e6)
    kept = [i for i, at in enumerate(frames.at_us.tolist()) if not since_us < at < since_us + lasts_s * 1e6]
    path.write_bytes(b"".join(int(frames.at_us[i]).to_bytes(8, "big") + frames.frame(i) for i in kept))
    return path


@pytest.mark.slow
def test_a_whole_incident_is_flown_again(tmp_path: Path):
    folder = made_up(tmp_path, entries=200)
    entries = read_journal(folder)
    head, rows = incident_of(folder, entries), read_ledger(entries).rows
    made = from_incident(folder)
    one = made.scenario
    assert (one.id, one.from_incident, one.at) == (head.id, head.id, head.scene)
    assert (one.weather.wind_m_s, one.weather.wind_from_deg, one.weather.air_c) == (5.0, 240.0, 17.0)
    assert {target.name for target in one.targets} == {f"hot-spot-{row.number}" for row in rows}
    assert all(target.kind is TargetKind.FIRE and target.wanted for target in one.targets)
    assert len(one.fires) == len(rows)
    assert all(truck.dispatched_s < truck.arrives_s for truck in one.trucks)
    assert len(one.work.area) == 4
    assert one.work.height_m == 60.0
    assert one.alarm.what == head.what
    assert any("2 flights are on record" in line for line in made.unknown)
    written = again(tmp_path, one)
    assert (written.begins_at, written.lasts_s, written.faults) == (one.begins_at, one.lasts_s, one.faults)


def test_a_silence_of_the_link_comes_at_the_same_second(recording: Path, tmp_path: Path):
    whole = from_flight(recording).scenario
    assert whole.faults == ()
    silent = from_flight(with_silence(recording, tmp_path / "silent.tlog", 120.0, 12.0)).scenario
    (due,) = silent.faults
    frames = read_frames(recording)
    lost_s = frames.at_us[0] / 1e6 + 120.0 - silent.begins_at.timestamp()
    assert due.fault is Fault.LINK
    assert due.at_s == pytest.approx(lost_s, abs=1.0)
    assert due.lasts_s == pytest.approx(12.0, abs=1.0)
    assert replace(again(tmp_path, silent), faults=()).lasts_s == whole.lasts_s


def test_a_flight_alone_says_what_it_does_not_know(recording: Path, tmp_path: Path):
    made = from_flight(recording)
    assert any("[[targets]]" in line for line in made.unknown)
    assert any("[alarm]" in line for line in made.unknown)
    one = again(tmp_path, made.scenario)
    assert one.from_incident == recording.stem
    assert distance_m(one.drone.home, one.at) < 1_000.0
    assert one.work.height_m == pytest.approx(40.0, abs=2.0)


def test_without_a_flight_the_journal_tells(tmp_path: Path, now: datetime):
    incident = create(tmp_path, "Kūdras ugunsgrēks", "Skaistkalne", scene=SCENE, now=now)
    folder = tmp_path / "incidents" / incident.id
    with Journal(folder, now) as journal:
        journal.append(now, "dispatch:x", "dispatch", "note", {"text": "Deg kūdra\nNr. 7"})
        journal.append(
            now, "laptop", "person", "weather", {"wind_m_s": 7.0, "wind_from_deg": 90, "source": "x"}
        )
    made = from_incident(folder)
    one = again(tmp_path, made.scenario)
    assert one.begins_at == now.replace(microsecond=0)
    assert one.alarm.text == "Deg kūdra\nNr. 7"
    assert (one.weather.wind_m_s, one.weather.wind_from_deg) == (7.0, 90.0)
    assert one.faults == ()
    assert any("no flight is on record" in line for line in made.unknown)


def test_where_the_recording_is_gone_the_journal_tells_what_was_lost(tmp_path: Path, now: datetime):
    incident = create(tmp_path, "Ugunsgrēks", "Skaistkalne", scene=SCENE, now=now)
    folder = tmp_path / "incidents" / incident.id
    stamps = [now.timestamp() + s for s in (0, 60, 80, 100, 110, 300)]
    codes = ("armed", "link_lost", "link_regained", "position_lost", "position_ok", "disarmed")
    with Journal(folder, now) as journal:
        journal.append(now, "drone", "flight", "flight_attached", {"flight": "gone", "armed_s": 300.0})
        for stamp, code in zip(stamps, codes, strict=True):
            at = now.fromtimestamp(stamp, now.tzinfo)
            journal.append(at, "drone", "flight", code, {"flight": "gone"})
    one = again(tmp_path, from_incident(folder).scenario)
    link, position = one.faults
    assert (link.fault, link.at_s, link.lasts_s) == (Fault.LINK, 146.5, 23.5)  # 3.5 s until it is said
    assert (position.fault, position.at_s, position.lasts_s) == (Fault.POSITION, 190.0, 10.0)
    assert one.lasts_s == 450.0


def test_a_truck_comes_when_it_came(tmp_path: Path, now: datetime):
    incident = create(tmp_path, "Ugunsgrēks", "Skaistkalne", scene=SCENE, now=now)
    folder = tmp_path / "incidents" / incident.id
    with Journal(folder, now) as journal:
        for s, code, unit in (
            (0, "dispatched", "AC-1"),
            (0, "dispatched", "AC-2"),
            (240, "on_scene", "AC-1"),
        ):
            at = now.fromtimestamp(now.timestamp() + s, now.tzinfo)
            journal.append(at, "dispatch:x", "dispatch", code, {"unit": unit})
    made = from_incident(folder)
    (truck,) = again(tmp_path, made.scenario).trucks
    assert (truck.unit, truck.dispatched_s, truck.arrives_s) == ("AC-1", 0.0, 240.0)
    assert any(line.startswith("AC-2: when it was at the scene") for line in made.unknown)
    assert any("no track tells the way of AC-1" in line for line in made.unknown)


def test_a_record_without_any_place_is_refused(folder: Path):
    with pytest.raises(IncidentError, match="nothing in it says where it was"):
        from_incident(folder)


def test_what_is_no_flight_is_refused_in_one_line(tmp_path: Path):
    path = tmp_path / "a.tlog"
    path.write_bytes(b"")
    with pytest.raises(IncidentError, match=r"a\.tlog") as caught:
        from_flight(path)
    assert "\n" not in str(caught.value)
