"""What goes wrong is one sentence on the page where somebody looks, and the window goes on."""

from __future__ import annotations

import logging
import sqlite3
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from firedrone.app import open_station, watch_for_faults
from firedrone.settings import Settings, load
from incidents.folder import create
from incidents.store.index import DATABASE
from maps.geo import LatLon, moved
from telemetry.events import EventCode
from telemetry.link.link import LinkError
from telemetry.link.loopback import LoopbackLink
from tests.missions import shapes
from training.practice import practice_drone
from ui.incident.wanted import Wanted
from ui.review.notice import Notice
from ui.settings import SettingsError, UiSettings
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from telemetry.events import Event
    from ui.station import Station

HOME = LatLon(56.3829, 24.6479)
BOW_TIE = shapes.area([(0, 0), (200, 200), (200, 0), (0, 200)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def station(data: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(data, Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.resize(1366, 768)
    opened.parts.window.show()
    yield opened
    opened.close()


class Cable(LoopbackLink):
    """A link whose cable can be pulled."""

    out = False

    def read(self, timeout_s: float) -> list[bytes]:
        if self.out:
            raise LinkError("the cable is out")
        return super().read(timeout_s)


def shown(station: Station) -> list[str]:
    """Every sentence that stands on a bar of errors in front of the user now."""
    window = station.parts.window
    bars = [bar for bar in window.findChildren(QAbstractButton) if type(bar).__name__ == "ErrorBar"]
    notices = window.findChildren(Notice)
    return [bar.text() for bar in bars if bar.isVisible()] + [n.text for n in notices if n.isVisible()]


def goes_on(station: Station) -> bool:
    """An incident can still be opened and a search planned."""
    parts = station.parts
    parts.planning.set_area(shapes.area(shapes.BOX))
    return parts.incidents.create("Barn fire", "Farm") and parts.incidents.incident is not None


def test_a_pulled_cable_is_said_whatever_page_is_in_front(station: Station, qtbot: QtBot):
    parts = station.parts
    parts.window.show_page("train")
    cable = Cable(practice_drone(HOME), speed=20.0)
    assert parts.flight.connect_link(cable, training=False)
    qtbot.waitUntil(lambda: parts.flight.state.heartbeat is not None, timeout=5000)
    cable.out = True
    qtbot.waitUntil(lambda: not parts.flight.is_linked, timeout=5000)
    assert shown(station) == ["The link to the drone is gone. The record is safe up to here."]
    parts.window.show_page("fly")
    assert len(shown(station)) == 1
    assert parts.flight.connect_link(LoopbackLink(practice_drone(HOME), speed=20.0), training=False)
    assert shown(station) == [], "a new link puts it away"
    assert goes_on(station)


def test_an_address_that_cannot_be_opened_is_said(station: Station):
    assert not station.parts.flight.connect_to("gopher:hill")
    (sentence,) = shown(station)
    assert sentence.startswith('"gopher:hill" is not a link address')
    assert goes_on(station)


def test_a_search_that_cannot_be_planned_is_said_on_its_page(station: Station):
    parts = station.parts
    assert parts.incidents.create("Grass fire", "Field", scene=moved(HOME, 0, 0))
    parts.planning.want(Wanted(area=BOW_TIE))
    (sentence,) = shown(station)
    assert "\n" not in sentence
    assert len(sentence) > 20
    assert goes_on(station)


def import_no_file(station: Station, folder: Path) -> None:
    station.parts.incidents.import_dispatch_file(folder / "nowhere.csv")


def import_an_empty_file(station: Station, folder: Path) -> None:
    (folder / "empty.csv").write_text("")
    station.parts.incidents.import_dispatch_file(folder / "empty.csv")


def attach_no_flight(station: Station, folder: Path) -> None:
    station.parts.incidents.attach(folder / "nowhere")


def open_an_unknown_incident(station: Station, _folder: Path) -> None:
    station.parts.incidents.open("19990101")


def open_a_list_that_is_locked(station: Station, folder: Path) -> None:
    create(folder / "data", "Barn fire", "By the road")  # the index has to take it in
    with sqlite3.connect(folder / "data" / DATABASE) as other:
        other.execute("BEGIN EXCLUSIVE")
        station.parts.incidents.refresh_list("somebody else writes")
        other.rollback()
    other.close()


@pytest.mark.parametrize("page", ["incident", "review"])
@pytest.mark.parametrize(
    "act",
    [
        import_no_file,
        import_an_empty_file,
        attach_no_flight,
        open_an_unknown_incident,
        open_a_list_that_is_locked,
    ],
)
def test_what_the_record_cannot_do_is_said_on_the_page_in_front(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, act: Callable[..., None]
):
    monkeypatch.setattr("incidents.store.database.LOCKED_MS", 20)
    parts = station.parts
    assert parts.incidents.create("Grass fire", "Field")
    if page == "review":
        station.reviewing.look()
    assert parts.window.page == page
    said: list[str] = []
    parts.incidents.failed.connect(said.append)
    act(station, tmp_path)
    assert len(said) == 1
    assert "\n" not in said[0]
    assert shown(station) == said
    assert parts.incidents.incident is not None
    assert parts.incidents.incident.what == "Grass fire"
    assert goes_on(station)


def test_a_fault_of_ours_is_logged_and_the_window_goes_on(station: Station, caplog: pytest.LogCaptureFixture):
    watch = watch_for_faults(station, Settings(), "")
    watch.hear(ZeroDivisionError, ZeroDivisionError("a bug"), None)
    watch.end()
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
    assert goes_on(station)


def test_every_event_of_a_link_comes_to_the_window_and_the_worthy_ones_to_the_journal(
    station: Station, qtbot: QtBot
):
    parts = station.parts
    told: list[Event] = []
    parts.pump.happened.connect(told.append)
    assert parts.incidents.create("Grass fire", "Field")
    assert parts.flight.connect_link(LoopbackLink(practice_drone(HOME), speed=20.0), training=True)
    qtbot.waitUntil(lambda: parts.flight.state.home is not None, timeout=5000)
    parts.flight.disconnect_link()
    codes = [event.code for event in told]
    assert codes[0] is EventCode.LINK_OPENED
    assert codes[-1] is EventCode.RECORDING_CLOSED
    written = {entry.code for entry in parts.incidents.entries}
    assert {EventCode.VEHICLE_SEEN, EventCode.HOME_SET} <= written
    assert not written & {EventCode.LINK_OPENED, EventCode.RECORDING_STARTED}


def test_a_choice_of_theme_and_language_is_remembered(station: Station, data: Path):
    station.settling.keep(UiSettings(ThemeName.NIGHT, "lv"))
    assert load(data).ui == UiSettings(ThemeName.NIGHT, "lv")


def test_settings_that_cannot_be_saved_are_said_and_do_not_stop_the_window(station: Station, data: Path):
    (data / "settings.toml").mkdir()
    station.settling.keep(UiSettings(ThemeName.NIGHT))
    [said] = shown(station)
    assert said.startswith("The settings are lost with this window: ")
    assert "settings.toml: cannot be written" in said
    with pytest.raises(SettingsError):
        load(data)
    assert goes_on(station)


def test_closing_the_window_closes_link_record_and_journal(data: Path, qtbot: QtBot):
    opened = open_station(data, Settings())
    qtbot.addWidget(opened.parts.window)
    assert opened.parts.incidents.create("Grass fire", "Field")
    assert opened.parts.flight.connect_link(LoopbackLink(practice_drone(HOME), speed=20.0), training=True)
    close = partial(opened.close)
    close()
    assert not opened.parts.flight.is_linked
    assert opened.parts.incidents.journal is None
    close()  # twice is no harm
