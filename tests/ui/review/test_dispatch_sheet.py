"""What a person sees of a dispatch file before it is taken in, and of a mapping that they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from incidents.dispatch.file import open_sheets
from incidents.dispatch.guess import guess_mapping
from incidents.dispatch.place import Axes
from incidents.dispatch.preview import Choices, preview
from maps.geo import LatLon
from tests.incidents.dispatch.workbooks import LATVIAN
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui import sizes, units
from ui.review.dispatch_look import Column, Look, MappingLook, Tried
from ui.review.dispatch_sheet import DispatchSheet
from ui.review.dispatch_times import DispatchTimes
from ui.review.line_list import LineList
from ui.widgets.fact_list import FactList
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

SAMPLES = Path(__file__).parents[2] / "data" / "dispatch"
LATVIA = SAMPLES / "made_up_lv_excel_export.csv"
PAGE = QSize(1270, 704)  # of a window of 1366 x 768
GOOD = "2026-117;12.04.2026 13:05;12.04.2026 13:06;12.04.2026 13:21;12.04.2026 13:09;;;;BUB-1;4;Fire;Tērvete"


def file_of(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "export.csv"
    lines = [row + ";" * (len(LATVIAN) - 1 - row.count(";")) for row in rows]
    path.write_text("\n".join([";".join(LATVIAN), *lines]), "utf-8-sig")
    return path


def look_at(path: Path, choices: Choices | None = None, number: str | None = None) -> Look:
    choices = choices or Choices()
    return Look(path, choices, preview(path, choices=choices), can_map=True, incident_number=number)


def mapping_of(path: Path) -> MappingLook:
    sheet = open_sheets(path).sheets[0]
    columns = tuple(Column(name, next(iter(sheet.texts(name)), "")) for name in sheet.columns)
    return MappingLook(path, columns, guess_mapping(sheet, "own"))


@pytest.fixture
def sheet(qtbot: QtBot) -> DispatchSheet:
    made = DispatchSheet("en")
    qtbot.addWidget(made)
    made.resize(976, 600)
    made.show()
    return made


def button(sheet: QWidget, name: str) -> QAbstractButton:
    (found,) = [
        one for one in sheet.findChildren(QAbstractButton) if one.text().startswith(name) and one.isVisible()
    ]
    return found


def press(qtbot: QtBot, sheet: QWidget, name: str) -> None:
    qtbot.mouseClick(button(sheet, name), Qt.MouseButton.LeftButton)


def said(sheet: DispatchSheet) -> str:
    return " ".join(one.text for one in sheet.findChildren(Words) if one.isVisible())


def lines(sheet: DispatchSheet) -> list[str]:
    return sheet.findChildren(LineList)[0].texts()


def test_a_whole_file_shows_its_times_its_place_and_no_doubt(sheet: DispatchSheet, qtbot: QtBot):
    sheet.show_look(look_at(LATVIA))
    first = sheet.findChildren(DispatchTimes)[0].texts()[0]
    assert first == ["2", "", "Call received", "2026-04-12 13:05", "12.04.2026 13:05"]
    assert sheet.findChildren(FactList)[0].values()["Place"] == units.position(LatLon(56.465, 23.345))
    assert "Nothing is doubtful" in said(sheet)
    with qtbot.waitSignal(sheet.taken_in) as taken:
        press(qtbot, sheet, "Take in")
    assert taken.args[0].file == LATVIA.name


def test_doubts_are_said_in_words_and_times_by_their_names(sheet: DispatchSheet, tmp_path: Path):
    sheet.show_look(look_at(file_of(tmp_path, GOOD)))
    assert lines(sheet) == [
        "Row 2: the times are out of order: On scene 12.04.2026 13:09 < En route 12.04.2026 13:21"
    ]


def test_rows_that_cannot_be_read_are_named_on_the_button_and_left_out(
    sheet: DispatchSheet, qtbot: QtBot, tmp_path: Path
):
    bad = GOOD.replace("12.04.2026 13:06", "soon")
    sheet.show_look(look_at(file_of(tmp_path, GOOD, bad, GOOD, bad)))
    assert lines(sheet)[0] == "Row 3: the time cannot be read: Nosūtīts: soon"
    with qtbot.waitSignal(sheet.taken_in) as taken:
        press(qtbot, sheet, "Take in without rows 3, 5")
    assert taken.args[0].bad == ()
    assert [flag.code for flag in taken.args[0].flags if flag.row in (3, 5)] == ["row_skipped"] * 2


def test_other_incidents_are_not_in_the_table(sheet: DispatchSheet, tmp_path: Path):
    path = file_of(tmp_path, GOOD, GOOD.replace("2026-117", "2026-118"))
    sheet.show_look(look_at(path, number="2026-118"))
    assert {row[0] for row in sheet.findChildren(DispatchTimes)[0].texts()} == {"3"}
    assert "1 other incident" in sheet.findChildren(FactList)[0].values()["Comes in"]


def test_which_number_is_the_northing_is_asked_with_where_that_would_be(
    sheet: DispatchSheet, qtbot: QtBot, tmp_path: Path
):
    path = file_of(tmp_path, "1;12.04.2026 13:05;;;;;;;BUB-1;;;;350000;400000")
    sheet.show_look(look_at(path))
    assert "Nothing tells which number is the northing" in said(sheet)
    with qtbot.waitSignal(sheet.chosen) as chosen:
        press(qtbot, sheet, "400000")
    assert chosen.args == [Choices(axes=Axes.SWAPPED)]
    sheet.show_look(look_at(path, Choices(axes=Axes.SWAPPED)))
    assert button(sheet, "400000").isChecked()


def test_of_several_incidents_one_is_chosen(sheet: DispatchSheet, qtbot: QtBot, tmp_path: Path):
    path = file_of(tmp_path, GOOD, GOOD.replace("2026-117", "2026-118"))
    sheet.show_look(look_at(path))
    assert button(sheet, "2026-117").isChecked()
    with qtbot.waitSignal(sheet.chosen) as chosen:
        press(qtbot, sheet, "2026-118")
    assert chosen.args == [Choices(number="2026-118")]
    sheet.show_look(look_at(path, Choices(number="2026-118")))
    assert {row[0] for row in sheet.findChildren(DispatchTimes)[0].texts()} == {"3"}


def test_another_number_than_that_of_the_incident_is_said(sheet: DispatchSheet):
    sheet.show_look(look_at(LATVIA, number="2026-999"))
    assert lines(sheet) == ["The incident number is another one: 2026-04-0117 ≠ 2026-999"]


def test_of_several_mappings_one_is_chosen(sheet: DispatchSheet, qtbot: QtBot):
    sheet.show_look(Look(LATVIA, error="several", profiles=("ours", "theirs"), can_map=True))
    assert not button(sheet, "Take in").isEnabled()
    with qtbot.waitSignal(sheet.chosen) as chosen:
        press(qtbot, sheet, "theirs")
    assert chosen.args == [Choices(profile="theirs")]


def test_another_sheet_of_the_workbook_can_be_chosen(sheet: DispatchSheet, qtbot: QtBot):
    dispatch = preview(LATVIA)
    sheet.show_look(Look(LATVIA, dispatch=dispatch, sheets=("A", "B"), can_map=True))
    with qtbot.waitSignal(sheet.chosen) as chosen:
        press(qtbot, sheet, "B")
    assert chosen.args == [Choices(sheet="B")]


def test_unknown_columns_lead_to_a_mapping(sheet: DispatchSheet, qtbot: QtBot):
    sheet.show_look(Look(LATVIA, error="x.csv: row 1 holds no columns of a known export", can_map=True))
    assert "Say once what they mean" in said(sheet)
    with qtbot.waitSignal(sheet.mapping_wanted):
        press(qtbot, sheet, "Make a mapping")


def test_a_file_that_is_no_table_says_why(sheet: DispatchSheet, qtbot: QtBot):
    sheet.show_look(Look(LATVIA, error="x.pdf: is a PDF; ask for the table"))
    assert "x.pdf: is a PDF" in said(sheet)
    assert not button(sheet, "Make a mapping").isEnabled()
    with qtbot.waitSignal(sheet.dropped):
        press(qtbot, sheet, "Cancel")


def test_guesses_are_chosen_already_and_every_change_is_tried(sheet: DispatchSheet, qtbot: QtBot):
    with qtbot.waitSignal(sheet.mapping_changed) as changed:
        sheet.show_mapping(mapping_of(LATVIA))
    columns, zone, name = changed.args
    assert (columns["on_scene"], columns["call_sign"], zone, name) == (
        "Ieradās",
        "Vienība",
        "Europe/Riga",
        "own",
    )
    with qtbot.waitSignal(sheet.mapping_changed) as changed:
        sheet.editor.choose("en_route", "Ieradās")
    assert changed.args[0]["en_route"] == "Ieradās"
    assert "on_scene" not in changed.args[0]  # a column has one meaning


def test_a_mapping_is_kept_once_it_reads_times(sheet: DispatchSheet, qtbot: QtBot):
    mapping = mapping_of(LATVIA)
    sheet.show_mapping(mapping)
    assert not button(sheet, "Keep").isEnabled()
    sheet.show_tried(Tried(mapping.guessed.profile, preview(LATVIA, [mapping.guessed.profile])))
    with qtbot.waitSignal(sheet.mapping_kept) as kept:
        press(qtbot, sheet, "Keep")
    assert kept.args == [mapping.guessed.profile]
    press(qtbot, sheet, "Back")
    assert sheet.editor.isHidden()


def test_the_wheel_scrolls_and_chooses_nothing(sheet: DispatchSheet, qtbot: QtBot):
    sheet.show_mapping(mapping_of(LATVIA))
    for choice in sheet.editor.findChildren(QComboBox):
        before = choice.currentIndex()
        down = QPoint(0, -120)
        middle = QPointF(choice.rect().center())
        turned = QWheelEvent(
            middle,
            choice.mapToGlobal(middle),
            down,
            down,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(choice, turned)
        assert choice.currentIndex() == before
        assert choice.minimumHeight() >= sizes.SMALL_BUTTON
        assert choice.accessibleName()


@pytest.fixture
def stretched() -> Iterator[None]:
    translator = Stretched()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("face", ["whole", "bad", "axes", "several", "unknown", "mapping"])
def test_nothing_is_cut_or_scrolled_at_the_smallest_window(
    qtbot: QtBot, tmp_path: Path, stretched: None, face: str
):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(PAGE)
    page.show()
    over = Sheet(page)
    sheet = DispatchSheet("lv")
    over.open(sheet)
    bad = GOOD.replace("12.04.2026 13:06", "soon")
    kurzeme = "1;12.04.2026 13:05;;;;;;;BUB-1;;;;350000;400000"
    match face:
        case "whole":
            sheet.show_look(look_at(LATVIA))
        case "bad":
            sheet.show_look(look_at(file_of(tmp_path, GOOD, *[bad] * 12)))
        case "axes":
            sheet.show_look(look_at(file_of(tmp_path, kurzeme)))
        case "several":
            sheet.show_look(Look(LATVIA, profiles=("lv_excel", "tervetes_saraksts"), can_map=True))
        case "unknown":
            sheet.show_look(Look(LATVIA, error="x.csv: row 1 holds no columns", can_map=True))
        case _:
            sheet.show_mapping(mapping_of(LATVIA))
    QCoreApplication.processEvents()
    assert page.rect().contains(over.rect())
    assert sheet.height() <= PAGE.height() - 2 * sizes.GAP_PAGE - 2 * sizes.GAP_SMALL
    assert sheet.minimumSizeHint().height() <= sheet.height()
    with watched() as cut:
        page.grab()
    assert cut == []
