"""The sheet of a download: from whom, how fine, how much, and what can be pressed when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QProgressBar

from maps.tiles.download import Ended, Outcome, Progress
from maps.tiles.download_plan import MAX_DOWNLOAD_TILES, DownloadPlan
from maps.tiles.providers import Provider
from ui import sizes
from ui.area.download_sheet import DownloadSheet
from ui.widgets.fact_list import FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

URL = "https://maps.example/{z}/{x}/{y}.png"
COUNTY = Provider(
    "County", URL, "© County", max_zoom=16, allowed_offline=True, allowed_by="letter of 2 March"
)
TOPO = Provider("Topographic", URL, "© Topo")
OSM = Provider(
    "OSM", "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "©", allowed_offline=True, allowed_by="me"
)
PLAN = DownloadPlan((), 8, 16, 1200)
HALF = Progress(1200, done=480, came=480, came_bytes=9_000_000)


@pytest.fixture
def sheet(qtbot: QtBot) -> DownloadSheet:
    made = DownloadSheet("Bauska", 9e6)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    made.count_wanted.connect(lambda *_: made.show_plan(PLAN))
    made.set_providers([TOPO, COUNTY, OSM])
    return made


def button(sheet: DownloadSheet, name: str) -> QAbstractButton:
    (found,) = [one for one in sheet.findChildren(QAbstractButton) if one.text() == name]
    return found


def press(qtbot: QtBot, sheet: DownloadSheet, name: str) -> None:
    qtbot.mouseClick(button(sheet, name), Qt.MouseButton.LeftButton)


def said(sheet: DownloadSheet) -> str:
    return " ".join(one.text for one in sheet.findChildren(Words) if one.isVisible())


def test_only_who_allowed_it_can_be_chosen_and_the_others_say_why(sheet: DownloadSheet):
    assert button(sheet, "County").isChecked()
    assert not button(sheet, "Topographic").isEnabled()
    assert "ask the provider" in button(sheet, "Topographic").accessibleDescription()
    assert "forbids copies" in button(sheet, "OSM").accessibleDescription()
    assert "letter of 2 March" in said(sheet)


def test_how_fine_is_counted_anew_and_not_finer_than_there_is(sheet: DownloadSheet, qtbot: QtBot):
    assert not button(sheet, "Single trees").isEnabled()
    with qtbot.waitSignal(sheet.count_wanted) as wanted:
        press(qtbot, sheet, "Roads")
    assert wanted.args == [COUNTY, 8, 14]
    much = sheet.findChildren(FactList)[0].values()["To download"]
    assert in_the_plural(much) == "1200 pictures, about 24\N{NO-BREAK SPACE}MB"


def test_it_starts_pauses_goes_on_and_stops(sheet: DownloadSheet, qtbot: QtBot):
    with qtbot.waitSignal(sheet.start_wanted) as started:
        press(qtbot, sheet, "Download")
    assert started.args == [COUNTY, PLAN]
    sheet.show_progress(HALF)
    assert sheet.findChildren(QProgressBar)[0].value() == 480
    assert "40" in said(sheet)
    with qtbot.waitSignal(sheet.pause_wanted):
        press(qtbot, sheet, "Pause")
    sheet.show_progress(HALF)  # what was under way still comes in
    with qtbot.waitSignal(sheet.go_on_wanted):
        press(qtbot, sheet, "Go on")
    with qtbot.waitSignal(sheet.stop_wanted):
        press(qtbot, sheet, "Stop")


def test_a_lost_network_says_what_is_missing_and_half_can_be_used(sheet: DownloadSheet, qtbot: QtBot):
    press(qtbot, sheet, "Download")
    sheet.show_outcome(Outcome(Ended.NO_NETWORK, HALF))
    assert "The network is gone" in said(sheet)
    assert "720" in said(sheet)
    with qtbot.waitSignal(sheet.half_wanted):
        press(qtbot, sheet, "Use what came")
    sheet.show_half_kept()
    assert "on the map now" in said(sheet)
    with qtbot.waitSignal(sheet.start_wanted):
        press(qtbot, sheet, "Go on")


@pytest.mark.parametrize("ended", list(Ended))
def test_every_end_has_words(sheet: DownloadSheet, ended: Ended):
    sheet.show_outcome(Outcome(ended, HALF))
    assert "720 pictures are missing." in in_the_plural(said(sheet))
    assert len(said(sheet)) > 80


def test_too_much_cannot_be_started(sheet: DownloadSheet):
    sheet.show_plan(DownloadPlan((), 8, 16, MAX_DOWNLOAD_TILES + 1))
    assert not button(sheet, "Download").isEnabled()
    assert "choose less fine" in button(sheet, "Download").accessibleDescription()


def test_without_any_provider_it_says_what_to_do(sheet: DownloadSheet):
    sheet.set_providers([])
    assert "tile_providers.toml" in said(sheet)


def test_a_refusal_of_the_desk_is_read_in_full(sheet: DownloadSheet, qtbot: QtBot):
    press(qtbot, sheet, "Download")
    sheet.show_refusal("County: needs a key")
    assert "County: needs a key" in said(sheet)
    assert button(sheet, "Download").isEnabled()


def test_every_button_has_a_name_and_room_for_a_glove(sheet: DownloadSheet):
    for one in sheet.findChildren(QAbstractButton):
        if one.isVisible():
            assert one.accessibleName() or one.text()
            assert one.height() >= sizes.SMALL_BUTTON


def in_the_plural(words: str) -> str:
    """As in the running program, whether or not a test before this one loaded the English plurals."""
    return words.replace("picture(s)", "pictures")
