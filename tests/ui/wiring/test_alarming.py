"""An alarm text in the window: one paste and one press; what lies in the watched folder is offered."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from incidents.alarm.pattern_set import FILE
from incidents.journal import read_journal
from tests.ui.wiring.stations import shown
from ui.settings_room.section import Section, Wish
from ui.settings_room.settings_room import SettingsRoom
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.incident.incident_page import IncidentPage
    from ui.station import Station

SAMPLES = Path(__file__).parents[2] / "data" / "dispatch"
SMS = (SAMPLES / "alarm_sms_lv.txt").read_text("utf-8")


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot, None) as opened:
        opened.parts.window.resize(1366, 768)
        yield opened


@pytest.fixture
def page(station: Station) -> IncidentPage:
    """With the form of a new alarm open."""
    station.parts.incident_page.start_new_alarm()
    return station.parts.incident_page


def test_one_paste_and_one_press_open_the_incident_with_all_that_was_said(
    station: Station, page: IncidentPage
):
    page._form._text.setPlainText(SMS)
    draft = page._form.draft()
    assert (draft.what, draft.number) == ("Kūlas ugunsgrēks", "2026-04-0117")
    assert draft.where == 'Dobeles nov., Tērvetes pag., "Paraugi"'
    assert draft.alarm_at is not None
    assert draft.alarm_at.isoformat() == "2026-04-12T10:05:00+00:00"
    page._form._open.click()
    incident, folder = station.parts.incidents.incident, station.parts.incidents.folder
    assert incident is not None
    assert folder is not None
    assert incident.scene is not None
    assert (incident.what, round(incident.scene.lat_deg, 3)) == ("Kūlas ugunsgrēks", 56.465)
    station.parts.incidents.close()
    codes = [entry.code for entry in read_journal(folder)]
    assert codes.count("alarm_imported") == 1
    assert codes.count("dispatched") == 2
    assert page._alarm_text.toPlainText() == SMS.strip()


def test_the_preview_says_what_was_read_and_from_which_words_and_takes_the_place_of_the_cards(
    page: IncidentPage,
):
    assert not page.alarm_preview.isVisible()
    page._form._text.setPlainText(SMS)
    preview = page.alarm_preview
    assert preview.isVisible()
    assert not page._cards.isVisible()
    assert preview._title.text == "Read as: Latviešu īsziņa"
    assert preview._read.text == "Read: what, where, position, time, number, units"
    marked = {selection.cursor.selectedText() for selection in preview._text.extraSelections()}
    assert {"Kūlas ugunsgrēks", "2026-04-0117", "56.46500,23.34500"} <= marked
    page._form.cancelled.emit()
    assert not preview.isVisible()
    assert page._cards.isVisible()


def test_what_a_person_typed_stays_and_the_rest_is_filled(page: IncidentPage, qtbot: QtBot):
    qtbot.keyClicks(page._form._what.lineEdit(), "Barn fire")
    page._form._text.setPlainText(SMS)
    draft = page._form.draft()
    assert (draft.what, draft.number) == ("Barn fire", "2026-04-0117")


def test_another_text_takes_away_what_the_first_one_filled_in(station: Station, page: IncidentPage):
    page._form._text.setPlainText(SMS)
    page._form._text.setPlainText("Incident number: 17\nType: Flood\nLocation: Mill\nTime: 2026-04-12 13:30")
    draft = page._form.draft()
    assert (draft.what, draft.where, draft.number, draft.scene) == ("Flood", "Mill", "17", None)
    page._form._text.setPlainText("")
    draft = page._form.draft()
    assert (draft.what, draft.where, draft.number, draft.alarm) == ("", "", None, None)
    assert not page.alarm_preview.isVisible()
    assert station.parts.incidents.incident is None


def test_a_text_of_no_known_form_is_asked_about_and_a_press_says_which(page: IncidentPage):
    page._form._text.setPlainText("Deg kūla pie Subates, sauciet dronu")
    preview = page.alarm_preview
    assert preview._title.text.startswith("Which text is it?")
    assert preview._choices[0].text() == "Latviešu īsziņa"
    preview._choices[0].click()
    assert preview._title.text == "Read as: Latviešu īsziņa"
    assert preview._doubts[0].text == "The text does not say what happened"
    assert preview._doubts[2].text == "and 2 more"


def test_an_ambiguous_position_is_asked_about_in_its_own_field(page: IncidentPage):
    page._form._text.setPlainText(
        "Incident number: 17\nType: Fire\nLocation: Mill\nTime: 2026-04-12 13:30\nPosition: 330000, 400000"
    )
    assert page._form._position.asks
    assert page._form._open.second_line == "check the position"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("alarm_table_de.html", "F2 Flächenbrand"),
        ("alarm_email_lt.eml", "Žolės gaisras"),
        ("divera247_alarm_item.json", "F2 Flächenbrand"),
        ("alarm_sms_lv.txt", "Kūlas ugunsgrēks"),
    ],
)
def test_a_file_that_is_dropped_on_the_form_fills_it(page: IncidentPage, name: str, what: str):
    page._form.dropEvent(dropped(SAMPLES / name))
    assert page._form.draft().what == what
    assert page._form._open.isEnabled()


def test_a_page_that_is_dropped_beside_opens_the_form(station: Station):
    page = station.parts.incident_page
    page.dropEvent(dropped(SAMPLES / "alarm_table_de.html"))
    assert page._left.currentWidget() is page._form
    assert page._form.draft().what == "F2 Flächenbrand"


def test_a_file_that_is_none_is_said_in_one_line(page: IncidentPage, tmp_path: Path):
    (tmp_path / "a.json").write_text("{", "utf-8")
    page._form.dropEvent(dropped(tmp_path / "a.json"))
    assert page._error.text().startswith("a.json")


def test_an_alarm_that_is_open_already_is_offered_instead_of_a_second_one(
    station: Station, page: IncidentPage, qtbot: QtBot
):
    page._form._text.setPlainText(SMS)
    page._form._open.click()
    first = station.parts.incidents.incident
    page.start_new_alarm()
    page._form._text.setPlainText(SMS)
    assert page.alarm_preview._title.text.startswith("Open already: Kūlas ugunsgrēks")
    assert page._form._open.text() == "Open a second incident"
    qtbot.keyClick(page._form._number, Qt.Key.Key_Return)  # in haste: nothing second comes of it
    page.alarm_preview._open_known.click()
    assert station.parts.incidents.incident == first
    assert page._left.currentWidget() is page._about
    assert len(list((station.parts.data / "incidents").iterdir())) == 1


def test_a_wrong_pattern_file_is_said_and_the_shipped_forms_go_on(station: Station, page: IncidentPage):
    (station.parts.data / FILE).write_text("[ours]\ndetect=['(a+)+']\n", "utf-8")
    page._form._text.setPlainText(SMS)
    assert page._form.draft().what == "Kūlas ugunsgrēks"


# --- the watched folder ---------------------------------------------------------------------------


@pytest.fixture
def watched(station: Station, tmp_path: Path, qtbot: QtBot) -> Path:
    """A folder with an old alarm in it."""
    folder = tmp_path / "alarms"
    folder.mkdir()
    (folder / "old.txt").write_text("an old one", "utf-8")
    station.alarming.watch(str(folder))
    qtbot.waitUntil(lambda: looked(station))
    return folder


def looked(station: Station) -> bool:
    station.alarming.folder.look()
    return station.alarming.folder._known is not None


def offered(station: Station) -> str:
    station.alarming.folder.look()
    return station.parts.window._offer.text


def test_a_new_file_is_offered_and_opened_by_a_press_only(station: Station, watched: Path, qtbot: QtBot):
    station.parts.window.show_page("train")
    shutil.copy(SAMPLES / "alarm_sms_lv.txt", watched / "new.txt")
    qtbot.waitUntil(lambda: bool(offered(station)))
    assert offered(station) == 'New alarm: Kūlas ugunsgrēks, Dobeles nov., Tērvetes pag., "Paraugi"'
    assert station.parts.incidents.incident is None
    assert station.parts.window.page == "train"
    station.parts.window._offer._take.click()
    page = station.parts.incident_page
    assert station.parts.window.page == "incident"
    assert page._form.draft().what == "Kūlas ugunsgrēks"
    assert station.parts.incidents.incident is None
    assert offered(station) == ""
    assert (watched / "new.txt").is_file()


def test_several_are_offered_one_after_the_other_and_let_go(station: Station, watched: Path, qtbot: QtBot):
    shutil.copy(SAMPLES / "alarm_sms_lv.txt", watched / "a.txt")
    shutil.copy(SAMPLES / "alarm_email_lt.eml", watched / "b.eml")
    qtbot.waitUntil(lambda: offered(station).endswith("and 1 more"))
    station.parts.window._offer._let_go.click()
    assert "more" not in offered(station)
    station.parts.window._offer._let_go.click()
    assert not station.parts.window._offer.isVisible()


def test_a_file_that_cannot_be_read_is_said_and_left(station: Station, watched: Path, qtbot: QtBot):
    (watched / "empty.txt").write_text(" ", "utf-8")
    (watched / "table.csv").write_text("a;b", "utf-8")
    qtbot.waitUntil(lambda: bool(said(station)))
    assert said(station).startswith("empty.txt: holds no text")
    assert offered(station) == ""
    assert (watched / "empty.txt").is_file()


def said(station: Station) -> str:
    station.alarming.folder.look()
    return station.parts.window._error.text()


def test_a_folder_that_is_gone_is_said_once(station: Station, watched: Path, qtbot: QtBot):
    shutil.rmtree(watched)
    qtbot.waitUntil(lambda: "cannot be read" in said(station))


def test_the_settings_tell_which_folder_is_watched_and_stop_it(station: Station, watched: Path):
    station.settling.keep_alarm_folder(str(watched))
    station.settling.open()
    room = station.parts.window.sheet.content
    assert isinstance(room, SettingsRoom)
    room.show_section(Section.ALARMS)
    row = room._rows[Wish.ALARM_FOLDER]
    assert isinstance(row, BigButton)
    assert row.second_line == "now: alarms"
    row.click()
    assert row.text() == "Watch a folder for alarms"
    assert station.settling.settings.alarm_folder == ""
    assert not station.alarming.folder._timer.isActive()


def dropped(path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    dropped_data.append(data)  # the event does not own it
    return QDropEvent(
        QPointF(10.0, 10.0),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


dropped_data: list[QMimeData] = []
