"""Seal and share: what leaves is said before it leaves, and nothing is made before somebody says where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QProgressBar

from incidents.bundle.seal import Sealed, seal
from tests.incidents.bundle.brigade import FINGERPRINT, KEY, NOW, brigade
from tests.ui import cut_texts
from tests.ui.stretched import Stretched
from ui.review.share_sheet import ShareSheet
from ui.review.share_wish import ShareWish
from ui.widgets.fact_list import FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

STICK = Path("/media/stick")


@pytest.fixture
def sheet(qtbot: QtBot) -> ShareSheet:
    made = ShareSheet("Kūlas ugunsgrēks, Tērvetes pag.", 3, training=False)
    qtbot.addWidget(made)
    made.resize(760, 560)
    made.show()
    return made


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    data = tmp_path_factory.mktemp("data")
    return seal(brigade(data).folder, data, NOW, KEY)


def button(sheet: QWidget, name: str) -> QAbstractButton:
    (found,) = [one for one in sheet.findChildren(QAbstractButton) if one.text() == name]
    return found


def press(qtbot: QtBot, sheet: QWidget, name: str) -> None:
    qtbot.mouseClick(button(sheet, name), Qt.MouseButton.LeftButton)


def said(sheet: QWidget) -> str:
    return " ".join(one.text for one in sheet.findChildren(Words) if one.isVisible())


def test_nothing_is_sealed_before_somebody_says_where_to(sheet: ShareSheet, qtbot: QtBot):
    assert not button(sheet, "Seal").isEnabled()
    assert "say where to" in button(sheet, "Seal").accessibleDescription()
    with qtbot.waitSignal(sheet.folder_wanted):
        press(qtbot, sheet, "Choose a folder or a stick")
    sheet.set_folder(STICK)
    with qtbot.waitSignal(sheet.seal_wanted) as wanted:
        press(qtbot, sheet, "Seal")
    assert wanted.args == [ShareWish(STICK, video=True)]
    assert next(iter(sheet.findChildren(QProgressBar))).isVisible()


def test_what_leaves_the_brigade_is_said_in_plain_words(sheet: ShareSheet, qtbot: QtBot):
    assert "names of persons, places, pictures, the flight and video" in said(sheet)
    press(qtbot, sheet, "Without video")
    assert "the flight, and the reports" in said(sheet)
    press(qtbot, sheet, "A redacted copy")
    assert "Videos, reports and the dispatch centre's own files stay here" in said(sheet)
    assert "Of 3 pictures 0 come along" in said(sheet)
    assert not button(sheet, "With video").isVisible()
    sheet.set_looked_at(2)
    assert "Of 3 pictures 2 come along" in said(sheet)
    press(qtbot, sheet, "Notes")
    assert "read the notes first" not in said(sheet)


def test_a_redacted_copy_says_what_is_taken_out(sheet: ShareSheet, qtbot: QtBot):
    sheet.set_folder(STICK)
    press(qtbot, sheet, "A redacted copy")
    with qtbot.waitSignal(sheet.pictures_wanted):
        press(qtbot, sheet, "Look at them")
    with qtbot.waitSignal(sheet.seal_wanted) as wanted:
        press(qtbot, sheet, "Seal")
    assert wanted.args == [ShareWish(STICK, video=False, taken_out=("names", "pictures"))]


def test_a_copy_of_which_nothing_is_taken_out_is_not_one(sheet: ShareSheet, qtbot: QtBot):
    sheet.set_folder(STICK)
    press(qtbot, sheet, "A redacted copy")
    press(qtbot, sheet, "Names")
    press(qtbot, sheet, "Faces in pictures")
    assert sheet.wish() is None
    assert "say what is taken out" in button(sheet, "Seal").accessibleDescription()


def test_what_was_made_is_shown_with_its_key(sheet: ShareSheet, qtbot: QtBot, sealed: Sealed):
    sheet.show_progress(0.4)
    assert not button(sheet, "Seal").isVisible()
    sheet.show_sealed(sealed)
    values = next(iter(sheet.findChildren(FactList))).values()
    assert values["Key"] == FINGERPRINT
    with qtbot.waitSignal(sheet.open_wanted) as wanted:
        press(qtbot, sheet, "Open folder")
    assert wanted.args == [sealed.path]
    with qtbot.waitSignal(sheet.done):
        press(qtbot, sheet, "Done")


def test_a_refusal_is_said_and_everything_can_be_chosen_again(sheet: ShareSheet, qtbot: QtBot):
    sheet.set_folder(STICK)
    press(qtbot, sheet, "Seal")
    sheet.show_refused("/media/stick: 900 MB more are needed on this disk: make room")
    assert "make room" in said(sheet)
    assert button(sheet, "Seal").isEnabled()


def test_an_exercise_says_so(qtbot: QtBot):
    made = ShareSheet("Kūla", 0, training=True)
    qtbot.addWidget(made)
    made.show()
    assert "SIMULATED" in said(made)


@pytest.mark.parametrize("redacted", [False, True])
def test_nothing_is_cut_in_the_longest_language(qtbot: QtBot, redacted: bool, sealed: Sealed):
    longest = Stretched()
    QCoreApplication.installTranslator(longest)
    try:
        made = ShareSheet("Kūlas ugunsgrēks, Tērvetes pag.", 3, training=True)
        qtbot.addWidget(made)
        made.resize(760, 690)  # what a sheet has on the smallest screen
        made.show()
        made._whole[redacted].click()
        with cut_texts.watched() as cut:
            made.grab()
            made.show_sealed(sealed)
            made.grab()
        assert cut == []
    finally:
        QCoreApplication.removeTranslator(longest)
