"""The sheet of a track file: nothing is guessed, everything is seen before it comes in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from incidents.folder import load
from incidents.journal import read_journal
from incidents.tracks.fixes import Asked
from incidents.tracks.track import TrackKind
from maps.geo import LatLon
from tests.incidents.tracks import made_up
from ui import units
from ui.desk.incident_desk import IncidentDesk
from ui.desk.track_desk import TrackDesk
from ui.review.track_sheet import TrackSheet
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TAIP = ">RPV37260+5646500+0233450004028332;ID=0001;*7A<\r\n"


@pytest.fixture
def incidents(qtbot: QtBot, tmp_path: Path) -> Iterator[IncidentDesk]:
    desk = IncidentDesk(tmp_path)
    desk.create("Kūlas ugunsgrēks", "Tērvete", scene=LatLon(*made_up.SCENE), alarm_at=made_up.START)
    yield desk
    desk.close()


@pytest.fixture
def desk(incidents: IncidentDesk) -> Iterator[TrackDesk]:
    made = TrackDesk(incidents)
    yield made
    made.close()


def sheet(qtbot: QtBot, desk: TrackDesk, path: Path) -> TrackSheet:
    """Wired as the station wires it."""
    made = TrackSheet(path, "en")
    qtbot.addWidget(made)
    made.look_wanted.connect(desk.look)
    made.take_in_wanted.connect(desk.take_in)
    desk.looked.connect(made.show_looked)
    desk.asked.connect(made.show_asked)
    desk.failed.connect(made.show_error)
    made.show()
    return made


def button(sheet: TrackSheet, words: str) -> BigButton:
    return next(one for one in sheet.findChildren(BigButton) if one.text() == words)


def press(sheet: TrackSheet, words: str) -> None:
    button(sheet, words).click()


def field(sheet: TrackSheet, name: str) -> QLineEdit:
    return next(line for line in sheet.findChildren(QLineEdit) if line.accessibleName() == name)


def said(sheet: TrackSheet) -> list[str]:
    return [words.text for words in sheet.findChildren(Words) if words.isVisible()]


@pytest.fixture
def gpx(tmp_path: Path) -> Path:
    return made_up.write_gpx(tmp_path / "run.gpx", made_up.run(), "AC-6")


def test_before_somebody_says_what_moved_nothing_is_read(qtbot: QtBot, desk: TrackDesk, gpx: Path):
    made = sheet(qtbot, desk, gpx)
    assert made.asked is None
    assert not button(made, "Take in").isEnabled()
    assert "What moved: a truck, or another drone?" in said(made)


def test_a_truck_is_shown_with_what_it_tells_and_taken_in(
    qtbot: QtBot, desk: TrackDesk, incidents: IncidentDesk, gpx: Path
):
    made = sheet(qtbot, desk, gpx)
    with qtbot.waitSignal(desk.looked):
        press(made, "Truck")
    facts = made.findChildren(FactList)[0].values()
    assert facts["Positions"].startswith("288")
    assert facts[units.clock(made_up.START + timedelta(seconds=420))] == "stands at the scene"
    with qtbot.waitSignal(desk.taken) as taken:
        press(made, "Take in")
    assert taken.args is not None
    assert len(taken.args[0].entries) == 5
    folder = incidents.folder
    assert folder is not None
    assert load(folder).what == "Kūlas ugunsgrēks"
    assert incidents.journal is not None
    incidents.journal.flush()
    assert "track_imported" in [entry.code for entry in read_journal(folder)]


def test_a_name_that_is_typed_is_read_with(qtbot: QtBot, desk: TrackDesk, gpx: Path):
    made = sheet(qtbot, desk, gpx)
    with qtbot.waitSignal(desk.looked):
        press(made, "Truck")
    with qtbot.waitSignal(desk.looked) as looked:
        qtbot.keyClicks(field(made, "Call sign"), "AC-66")
        assert not button(made, "Take in").isEnabled()  # what is shown is not yet what was typed
    assert looked.args is not None
    assert looked.args[0].read.track.name == "AC-66"
    assert button(made, "Take in").isEnabled()


def test_a_day_is_asked_for_only_where_the_file_has_none(qtbot: QtBot, desk: TrackDesk, tmp_path: Path):
    path = tmp_path / "t.taip"
    path.write_text(TAIP)
    made = sheet(qtbot, desk, path)
    day = field(made, "Day of its first position")
    assert not day.isVisible()
    with qtbot.waitSignal(desk.asked):
        press(made, "Truck")
    assert day.isVisible()
    assert "The file does not tell the day. Say the day of its first position." in said(made)
    with qtbot.waitSignal(desk.looked):
        qtbot.keyClicks(day, "2026-04-12")
    assert made.asked == Asked(TrackKind.TRUCK, day=date(2026, 4, 12))
    assert day.isVisible()


def test_a_day_that_is_none_is_not_asked_about(qtbot: QtBot, desk: TrackDesk, tmp_path: Path):
    path = tmp_path / "t.taip"
    path.write_text(TAIP)
    made = sheet(qtbot, desk, path)
    with qtbot.waitSignal(desk.asked):
        press(made, "Truck")
    field(made, "Day of its first position").setText("yesterday")
    with qtbot.assertNotEmitted(made.look_wanted):
        qtbot.keyPress(field(made, "Day of its first position"), "\r")
    assert "Write the day as 2026-04-12." in said(made)


def test_of_several_tracks_one_is_chosen_by_a_button(qtbot: QtBot, desk: TrackDesk, tmp_path: Path):
    path = tmp_path / "t.taip"
    path.write_text(">RPV37260+5646500+0233450004028332;ID=A<\n>RPV37261+5646500+0233450004028332;ID=B<\n")
    made = sheet(qtbot, desk, path)
    with qtbot.waitSignal(desk.asked):
        press(made, "Truck")
    with qtbot.waitSignal(desk.asked):
        qtbot.keyClicks(field(made, "Day of its first position"), "2026-04-12")
    assert "The file holds several tracks. Which one?" in said(made)
    with qtbot.waitSignal(desk.looked) as looked:
        press(made, "B")
    assert looked.args is not None
    assert looked.args[0].read.track.name == "B"


def test_a_zone_is_asked_for_where_a_clock_has_none(qtbot: QtBot, desk: TrackDesk, tmp_path: Path):
    made = sheet(qtbot, desk, made_up.write_srt(tmp_path / "DJI_0001.SRT", [30.0] * 5))
    with qtbot.waitSignal(desk.looked):
        press(made, "Another drone")
    assert field(made, "Time zone of its clock").isVisible()
    assert "Its clock has no zone, this one was assumed: Europe/Riga" in said(made)
    with qtbot.waitSignal(desk.looked):
        qtbot.keyClicks(field(made, "Time zone of its clock"), "UTC")
    assert "Its clock has no zone, this one was assumed: Europe/Riga" not in said(made)


def test_a_file_that_is_no_track_says_so(qtbot: QtBot, desk: TrackDesk, tmp_path: Path):
    (tmp_path / "run.gpx").write_text("<gpx/>")
    made = sheet(qtbot, desk, tmp_path / "run.gpx")
    with qtbot.waitSignal(desk.failed):
        press(made, "Truck")
    assert any("run.gpx: holds no position" in text for text in said(made))
    assert not button(made, "Take in").isEnabled()


def test_without_an_incident_nothing_is_read(qtbot: QtBot, tmp_path: Path, gpx: Path):
    incidents = IncidentDesk(tmp_path / "empty")
    desk = TrackDesk(incidents)
    try:
        with qtbot.waitSignal(desk.failed) as failed:
            desk.look(gpx, Asked(TrackKind.TRUCK))
        assert failed.args == ["Open an incident first: the track belongs to one."]
        desk.take_in()
    finally:
        desk.close()
