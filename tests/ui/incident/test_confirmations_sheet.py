"""The register of confirmations, by mouse, finger and keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDateTime, QEvent, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from missions.confirmations import BORDER, HEIGHT, Confirmation
from tests.missions import shapes
from tests.missions.findings.airs import NOON
from ui import sizes, theme
from ui.incident.confirmation_draft import ConfirmationDraft, ConfirmedPlace
from ui.incident.confirmation_form import ConfirmationForm
from ui.incident.confirmations_sheet import ConfirmationsSheet
from ui.widgets.big_button import BigButton
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

AREA = shapes.area(shapes.BOX)
PLACES = [ConfirmedPlace("Whole flight", AREA), ConfirmedPlace("Whole district", shapes.area(shapes.L_SHAPE))]
YES = Confirmation(BORDER, AREA, NOON, NOON + timedelta(hours=3), "LT budintis", "17")
EXPIRED = replace(YES, valid_from=NOON - timedelta(hours=2), valid_until=NOON - timedelta(hours=1), who="Old")
GONE = replace(YES, withdrawn_at=NOON, who="Gone")
COMING = replace(YES, valid_from=NOON + timedelta(hours=1), who="Soon")


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[ConfirmationsSheet]:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1366, 768)
    over.show()
    content = ConfirmationsSheet(PLACES, ["EVX0001", "EVX0002"], NOON)
    content.show_confirmations([GONE, EXPIRED, YES, COMING], NOON)
    Sheet(over).open(content)
    yield content
    theme.wear(theme.DAY)


def rows(sheet: ConfirmationsSheet) -> list[str]:
    """The names of the rows, from above."""
    shown = [row for row in sheet._rows if row.accessibleName()]
    return [f"{row.accessibleName()} | {row.accessibleDescription()}" for row in shown]


def button(within: QWidget, words: str) -> BigButton:
    return next(b for b in within.findChildren(BigButton) if b.text() == words and b.isVisible())


def form(sheet: ConfirmationsSheet) -> ConfirmationForm:
    QTest.mouseClick(sheet._new, Qt.MouseButton.LeftButton)
    return sheet._form


# --- the list ------------------------------------------------------------------------------------


def test_what_counts_stands_first_and_each_says_what_it_is_worth(sheet: ConfirmationsSheet):
    said = rows(sheet)
    assert [line.split(": ")[1].split(" | ")[0].split()[0] for line in said] == [
        "valid",
        "not",
        "expired",
        "withdrawn",
    ]
    assert "LT budintis · 17" in said[0]


def test_only_what_may_still_count_can_be_withdrawn_and_only_by_holding(sheet: ConfirmationsSheet):
    holds = [b for b in sheet.findChildren(BigButton) if b.text() == "Withdraw" and b.isVisible()]
    assert len(holds) == 2
    told: list[Confirmation] = []
    sheet.withdrawn.connect(told.append)
    QTest.mouseClick(holds[0], Qt.MouseButton.LeftButton)
    assert told == []
    holds[0].wanted.emit()
    assert told == [YES]


def test_more_than_a_page_is_turned_and_comes_round(sheet: ConfirmationsSheet):
    many = [replace(YES, who=f"Number {n}", valid_from=NOON - timedelta(minutes=n)) for n in range(7)]
    sheet.show_confirmations(many, NOON)
    first = rows(sheet)
    QTest.mouseClick(sheet._more, Qt.MouseButton.LeftButton)
    second = rows(sheet)
    assert (len(first), len(second)) == (5, 2)
    assert len({*first, *second}) == 7
    QTest.mouseClick(sheet._more, Qt.MouseButton.LeftButton)
    assert rows(sheet) == first


def test_an_empty_register_says_so(sheet: ConfirmationsSheet):
    assert not sheet._none.isVisible()
    sheet.show_confirmations([], NOON)
    assert sheet._none.isVisible()
    assert not sheet._more.isVisible()


def test_what_went_wrong_stands_above_the_list_until_it_is_shown_anew(sheet: ConfirmationsSheet):
    form(sheet)
    sheet.show_error("confirmations.json: cannot be written")
    assert sheet._error.isVisible()
    sheet.show_confirmations([YES], NOON)
    assert not sheet._error.isVisible()


@pytest.mark.parametrize("name", list(theme.THEMES))
def test_an_expired_row_is_greyed_and_has_an_icon_of_its_own(
    sheet: ConfirmationsSheet, name: theme.ThemeName
):
    theme.wear(theme.THEMES[name])
    heads: list[bytes] = []
    for one in (YES, EXPIRED, GONE, COMING):
        sheet.show_confirmations([one], NOON)
        head = sheet._rows[0].grab().toImage().copy(0, 16, 28, 28)
        ground = head.pixelColor(0, 0).lightness()
        shape = (abs(head.pixelColor(x, y).lightness() - ground) > 30 for x in range(28) for y in range(28))
        heads.append(bytes(shape))
    assert len(set(heads)) == 4


# --- the form ------------------------------------------------------------------------------------


def test_by_mouse_a_border_confirmation_needs_only_a_name(sheet: ConfirmationsSheet, qtbot: QtBot):
    entry = form(sheet)
    told: list[ConfirmationDraft] = []
    sheet.added.connect(told.append)
    QTest.mouseClick(entry._add, Qt.MouseButton.LeftButton)
    assert told == []  # nobody is named yet
    qtbot.keyClicks(entry._who, "LT budintis")
    qtbot.keyClicks(entry._number, "LT-17")
    QTest.mouseClick(entry._add, Qt.MouseButton.LeftButton)
    (draft,) = told
    assert (draft.about, draft.place, draft.who, draft.number) == (BORDER, PLACES[0], "LT budintis", "LT-17")
    assert draft.until == NOON + timedelta(hours=24)
    made = draft.confirmation(NOON)
    assert (made.area, made.area_name, made.valid_from) == (AREA, "Whole flight", NOON)


def test_by_keyboard_everything_is_reached_and_enter_writes_it_down(sheet: ConfirmationsSheet, qtbot: QtBot):
    entry = form(sheet)
    told: list[ConfirmationDraft] = []
    sheet.added.connect(told.append)
    qtbot.keyClick(entry._about[HEIGHT], Qt.Key.Key_Space)
    qtbot.keyClick(entry._place[1], Qt.Key.Key_Space)
    qtbot.keyClick(entry._soon[7 * 24], Qt.Key.Key_Space)
    qtbot.keyClicks(entry._who, "Riga tower")
    qtbot.keyClick(entry._who, Qt.Key.Key_Return)
    (draft,) = told
    assert (draft.about, draft.place, draft.until) == (HEIGHT, PLACES[1], NOON + timedelta(days=7))
    stops = {*entry._about.values(), *entry._place.values(), *entry._soon.values(), entry._add, entry._cancel}
    assert all(stop.focusPolicy() & Qt.FocusPolicy.TabFocus for stop in stops)
    assert all(stop.accessibleName() for stop in stops)


def test_by_finger_a_choice_is_taken(sheet: ConfirmationsSheet, qtbot: QtBot):
    entry = form(sheet)
    finger = QTest.createTouchDevice()
    assert isinstance(finger, QPointingDevice)
    target = entry._about[HEIGHT]
    middle = target.rect().center()
    QTest.touchEvent(target, finger).press(0, middle, target).commit()
    QTest.touchEvent(target, finger).release(0, middle, target).commit()
    qtbot.waitUntil(target.isChecked)


def test_a_zone_is_asked_for_by_its_identifier(sheet: ConfirmationsSheet, qtbot: QtBot):
    entry = form(sheet)
    assert not entry._zone.isVisible()
    QTest.mouseClick(entry._about["zone"], Qt.MouseButton.LeftButton)
    assert entry._zone.isVisible()
    qtbot.keyClicks(entry._who, "Tornis")
    assert not entry._add.isEnabled() or entry._missing() is not None
    entry._zone.setCurrentText("EVX0002")
    told: list[ConfirmationDraft] = []
    sheet.added.connect(told.append)
    QTest.mouseClick(entry._add, Qt.MouseButton.LeftButton)
    assert [draft.about for draft in told] == ["EVX0002"]


def test_another_hour_can_be_entered_and_one_that_is_over_is_not_taken(
    sheet: ConfirmationsSheet, qtbot: QtBot
):
    entry = form(sheet)
    qtbot.keyClicks(entry._who, "Tornis")
    told: list[ConfirmationDraft] = []
    sheet.added.connect(told.append)
    for until in (NOON - timedelta(minutes=5), NOON + timedelta(hours=2)):
        entry._until.setDateTime(QDateTime.fromSecsSinceEpoch(int(until.timestamp())))
        assert not any(b.isChecked() for b in entry._soon.values())
        QTest.mouseClick(entry._add, Qt.MouseButton.LeftButton)
    assert [draft.until for draft in told] == [NOON + timedelta(hours=2)]


def test_without_any_area_nothing_can_be_written_down(qtbot: QtBot):
    entry = ConfirmationForm([], [], datetime(2026, 4, 17, 12, tzinfo=UTC))
    qtbot.addWidget(entry)
    entry._who.setText("Tornis")
    told: list[object] = []
    entry.added.connect(told.append)
    entry._on_add()
    assert told == []
    assert entry._missing() == "draw an area first"


def test_back_leads_to_the_list(sheet: ConfirmationsSheet):
    entry = form(sheet)
    assert entry.isVisible()
    QTest.mouseClick(entry._cancel, Qt.MouseButton.LeftButton)
    assert not entry.isVisible()
    assert sheet._title.isVisible()


def test_everything_to_press_is_large_enough_for_a_glove(sheet: ConfirmationsSheet):
    entry = form(sheet)
    fields = (entry._who, entry._number, entry._until, entry._zone)
    pressed = [b for b in sheet.findChildren(BigButton) if b.isVisible()]
    assert min(b.height() for b in pressed) >= sizes.SMALL_BUTTON
    assert min(field.minimumHeight() for field in fields) >= sizes.SMALL_BUTTON


def test_another_language_says_everything_anew(sheet: ConfirmationsSheet):
    sheet.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert rows(sheet)
    assert sheet.childAt(QPointF(5, 5).toPoint()) is not None
