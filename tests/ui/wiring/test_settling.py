"""The settings at work: worn, spoken, kept, carried to another laptop, and following the sun."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog

from firedrone.settings import Settings, load, save
from firedrone.shared_settings import BEFORE, export
from maps.geo import LatLon
from scripts.painted_texts import painted
from tests.ui.wiring.stations import shown
from ui import theme
from ui.incident.incident_draft import IncidentDraft
from ui.link.link_sheet import LinkSheet
from ui.readiness import CrewTick
from ui.roles import Role
from ui.settings import UiSettings
from ui.settings_room.section import Choice, Section, Wish
from ui.settings_room.settings_room import SettingsRoom
from ui.sound.sound_try import SoundTry
from ui.theme_name import ThemeName
from ui.words.findings import title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

NOON, MIDNIGHT = datetime(2026, 11, 29, 10, tzinfo=UTC), datetime(2026, 11, 29, 22, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def station(data: Path, qtbot: QtBot) -> Iterator[Station]:
    locale = QLocale()
    with shown(data, qtbot) as opened:
        yield opened
        opened.settling.keep(UiSettings())
    QLocale.setDefault(locale)


def room(station: Station) -> SettingsRoom:
    station.parts.window.settings_wanted.emit()
    content = station.parts.window.sheet.content
    assert isinstance(content, SettingsRoom)
    return content


def test_a_choice_is_worn_spoken_and_written_down_at_once(station: Station, data: Path):
    room(station).changed.emit(UiSettings(ThemeName.NIGHT, "lv"))
    assert theme.worn() is theme.NIGHT
    assert QLocale().name() == "lv_LV"
    assert load(data).ui == UiSettings(ThemeName.NIGHT, "lv")


def at(station: Station, moment: datetime) -> None:
    station.settling._now = lambda: moment
    station.settling.follow_sun()


def test_by_the_sun_the_window_is_dark_after_dusk_and_light_after_dawn(station: Station):
    station.settling.keep(UiSettings(theme_by_sun=True))
    at(station, MIDNIGHT)
    assert theme.worn() is theme.NIGHT
    at(station, NOON)
    assert theme.worn() is theme.DAY


def test_by_hand_dusk_changes_nothing(station: Station):
    station.settling.keep(UiSettings(ThemeName.HIGH_CONTRAST))
    at(station, MIDNIGHT)
    assert theme.worn() is theme.HIGH_CONTRAST


def test_the_place_of_the_scene_counts_before_that_of_the_brigade(station: Station):
    station.settling.keep(UiSettings(theme_by_sun=True, brigade_place="56.4, -150.0"))  # noon over there
    at(station, MIDNIGHT)
    assert theme.worn() is theme.NIGHT
    station.parts.incidents.close()
    at(station, MIDNIGHT)
    assert theme.worn() is theme.DAY


def test_nothing_changes_under_a_key_that_is_held(station: Station, qtbot: QtBot):
    at(station, NOON)
    station.settling.keep(UiSettings(theme_by_sun=True))
    opened = room(station)
    station.parts.window.activateWindow()
    qtbot.waitUntil(station.parts.window.isActiveWindow)
    opened._done.setFocus()
    qtbot.keyPress(opened._done, Qt.Key.Key_Space)
    at(station, MIDNIGHT)
    assert theme.worn() is theme.DAY
    qtbot.keyRelease(opened._done, Qt.Key.Key_Space)
    at(station, MIDNIGHT)
    assert theme.worn() is theme.NIGHT


def test_who_flew_is_offered_the_next_time(station: Station, data: Path):
    sheet = station.parts.before_takeoff
    sheet.flown_as._pilot.setEditText("A. Kalniņa")
    sheet.flown_as._observer.setEditText("J. Ozols")
    sheet._ticks[CrewTick.CREW_NAMES].click()
    assert load(data).ui.crew == ("A. Kalniņa", "J. Ozols")
    sheet.flown_as.propose(sheet.flown_as.said, ["P. Liepa"])
    listed = [sheet.flown_as._pilot.itemText(n) for n in range(sheet.flown_as._pilot.count())]
    assert listed == ["P. Liepa", "A. Kalniņa", "J. Ozols"]


def test_settings_go_to_another_laptop_by_one_file(
    station: Station, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "brigade.toml"
    save(tmp_path / "other", Settings(UiSettings(ThemeName.NIGHT, "lt", brigade_name="Biržai")))
    export(tmp_path / "other", file)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    opened = room(station)
    opened.wanted.emit(Wish.IMPORT.value)
    assert theme.worn() is theme.NIGHT
    assert load(data).ui.brigade_name == "Biržai"
    assert "ui.brigade_name: – → Biržai" in opened._said.text
    assert station.settling.language() == "lt"
    assert not (data / BEFORE).exists()  # there were none before


def test_a_drones_name_from_the_file_is_known_to_the_links_sheet(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "brigade.toml"
    file.write_text('firedrone_settings = 1\n[link]\naddress = "udp:127.0.0.1:14999"\n', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    room(station).wanted.emit(Wish.IMPORT.value)
    station.linking.open_sheet()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, LinkSheet)
    assert sheet.form._address.text() == "udp:127.0.0.1:14999"


def test_what_is_written_is_said_and_what_cannot_be_too(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    opened = room(station)
    opened.show_section(Section.FILES)
    file = tmp_path / "brigade.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    opened.wanted.emit(Wish.EXPORT.value)
    assert opened._said.text == f"Written: {file}"
    assert file.is_file()
    file.write_text("firedrone_settings = 9\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    opened.wanted.emit(Wish.IMPORT.value)
    assert "a newer FireDrone wrote it" in opened._said.text


def test_every_row_that_leads_on_leads_somewhere(station: Station):
    assert set(Wish) <= set(room(station)._rows)
    asked: list[str] = []
    station.settling.open_doors({Wish.ROLE: lambda: asked.append("role")})
    room(station).wanted.emit(Wish.ROLE.value)
    assert asked == ["role"]


def test_sounds_are_heard_from_the_settings(station: Station):
    served: list[SoundTry] = []
    station.settling.open_sounds(served.append)
    opened = room(station)
    opened.show_section(Section.ALARMS)
    assert Choice.TRY in opened.shown
    assert served[0].isVisible()


def test_sounds_and_words_are_switched_while_they_are_heard(station: Station):
    chosen = station.settling.settings
    room(station).changed.emit(replace(chosen, sounds=False, spoken_alarms=True))
    assert station.sounding.loudspeaker.speaks
    assert station.sounding.loudspeaker._turns.muted


def test_what_the_brigade_is_called_is_changed_by_who_may(station: Station):
    station.guarding.desk.set_pin(Role.CHIEF, "271828")
    station.guarding.desk.take(Role.PILOT)
    chosen = station.settling.settings
    room(station).changed.emit(replace(chosen, brigade_name="Subate"))
    assert station.settling.settings.brigade_name == ""
    room(station).changed.emit(replace(station.settling.settings, language="lv"))
    assert station.settling.language() == "lv"


def test_whoever_follows_the_settings_is_told_each_change(station: Station):
    told: list[UiSettings] = []
    station.settling.kept.connect(told.append)
    room(station).changed.emit(UiSettings(sounds=False))
    assert told == [UiSettings(sounds=False)]


def test_settings_and_link_opened_a_second_time_still_follow_what_happens(station: Station):
    room(station)
    second = room(station)
    station.settling.keep(replace(station.settling.settings, brigade_name="Subate"))
    assert second._texts[Choice.NAME].text() == "Subate"
    for _ in range(2):
        station.linking.open_sheet()
        assert station.linking._sheet is station.parts.window.sheet.content
        station.streaming.open_sheet()
        assert station.streaming._sheet is station.parts.window.sheet.content


def test_what_the_checks_say_of_the_plan_follows_the_language(station: Station, qtbot: QtBot):
    draft = IncidentDraft("Grass fire", "Field", scene=LatLon(56.3829, 24.6479))
    station.parts.incident_page.incident_created.emit(draft)
    qtbot.waitUntil(lambda: station.parts.planning.settled)
    station.flying.open_checks()
    station.settling.keep_language("lv")
    findings = station.parts.planning.findings
    with painted() as texts:
        station.parts.window.grab()
    said = " ".join(text.text for text in texts)
    assert findings
    assert title(findings[0]) in said
