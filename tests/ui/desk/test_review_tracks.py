"""The review desk tells of trucks, of other drones, and of what speaks for each clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import TrackKind
from incidents.tracks.track_import import import_track
from maps.geo import LatLon
from tests.incidents.tracks import made_up
from ui.desk.incident_desk import IncidentDesk
from ui.desk.review_desk import ReviewDesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def incidents(qtbot: QtBot, tmp_path: Path) -> Iterator[IncidentDesk]:
    desk = IncidentDesk(tmp_path / "data")
    assert desk.create("Grass fire", "Tērvete", scene=LatLon(*made_up.SCENE), alarm_at=made_up.START)
    assert desk.journal is not None
    truck = made_up.write_gpx(tmp_path / "t.gpx", made_up.run(), "AC-6")
    drone = made_up.write_srt(tmp_path / "d.srt", [30.0] * 9)
    for path, asked in (
        (truck, Asked(TrackKind.TRUCK)),
        (drone, Asked(TrackKind.DRONE, name="Mavic", tz="Europe/Riga")),
    ):
        import_track(desk.journal, read_track(path, asked), made_up.START)
    yield desk
    desk.close()


@pytest.fixture
def desk(incidents: IncidentDesk) -> Iterator[ReviewDesk]:
    desk = ReviewDesk(incidents)
    yield desk
    desk.close()


def test_trucks_drones_and_clocks_are_told(desk: ReviewDesk, qtbot: QtBot):
    told: dict[str, Any] = {}
    desk.tracks_shown.connect(lambda tracks: told.update(tracks=tracks))
    desk.flights_shown.connect(lambda flights: told.update(flights=flights))
    desk.clocks_shown.connect(lambda clocks: told.update(clocks=clocks))
    desk.look()
    qtbot.waitUntil(lambda: bool(told.get("tracks") and told["flights"]))
    assert [(one.clock, len(one.track)) for one in told["tracks"]] == [("track:AC-6", 288)]
    assert [(one.name, one.elsewhere) for one in told["flights"]] == [("Mavic", True)]
    assert {clock.name for clock in told["clocks"]} == {"laptop", "track:AC-6", "track:Mavic"}


def test_a_file_is_read_once_and_beside_the_window(desk: ReviewDesk, qtbot: QtBot):
    told: list[Any] = []
    desk.tracks_shown.connect(told.append)
    desk.look()
    assert not told or told[0] == (), "the window did not wait for it"
    qtbot.waitUntil(lambda: bool(told and told[-1]) and not desk.reading)
    first = told[-1][0]
    desk.look()
    assert told[-1][0] is first


def test_a_file_that_is_gone_costs_its_track_alone(incidents: IncidentDesk, desk: ReviewDesk, qtbot: QtBot):
    assert incidents.folder is not None
    for media in (incidents.folder / "media").glob("*.gpx"):
        media.unlink()
    flights: list[Any] = []
    desk.flights_shown.connect(flights.append)
    desk.look()
    qtbot.waitUntil(lambda: bool(flights and flights[-1]))
    assert [flight.name for flight in flights[-1]] == ["Mavic"]
