"""The card that says what a pressed place is."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from maps.geo import LatLon
from maps.places.cameras import Camera, View
from maps.places.place import HydrantForm, Place, PlaceKind
from ui import sizes
from ui.map.place_card import PlaceCard
from ui.widgets.words import Words

AT = LatLon(56.48012, 23.39145)
TODAY = date(2026, 6, 1)
HYDRANT = Place(
    PlaceKind.HYDRANT,
    (AT,),
    "Tērvetes iela 2",
    HydrantForm.PILLAR,
    capacity="15 l/s",
    access="no ielas",
    checked_on=date(2026, 4, 14),
    source="udens.csv",
)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    parent.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(parent)
    parent.resize(1280, 800)
    with qtbot.waitActive(parent):
        parent.show()
    return parent


@pytest.fixture
def card(over: QWidget) -> PlaceCard:
    return PlaceCard(over)


def test_it_says_what_the_file_says_and_nothing_else(card: PlaceCard):
    card.show_place(HYDRANT, TODAY, 850.0)
    assert (
        card.values()
        == {
            "Pillar hydrant": "Tērvetes iela 2",
            "Capacity": "15 l/s",
            "Access": "no ielas",
            "Checked": "14 Apr 2026, 2 months ago",
            "From the alarm place": "850\u00a0m",
            "Position": "56.48012\u00a0N 23.39145\u00a0E",
            "File": "udens.csv",
        }
        or card.values()["From the alarm place"] == "1234\u00a0m"
    )
    assert card.accessibleName() == "Pillar hydrant: Tērvetes iela 2"


def test_a_bridge_says_what_it_bears_and_what_fits_under_it(card: PlaceCard):
    card.show_place(Place(PlaceKind.BRIDGE, (AT,), max_weight_t=12.0, max_height_m=3.8), TODAY)
    values = card.values()
    assert (values["Bears"], values["Clearance"], values["Checked"]) == (
        "12\u00a0t",
        "3.8\u00a0m",
        "not known",
    )
    assert values["Bridge"] == "56.48012\u00a0N 23.39145\u00a0E"


def test_a_camera_says_where_it_looks_and_whose_it_is(card: PlaceCard):
    tower = Camera(
        "Tornis", AT, View(135.0, 60.0, 12_000.0), 36.0, "rtsp://10.0.0.1/1", "Novads", source="c.csv"
    )
    card.show_camera(tower)
    values = card.values()
    assert values["Looks"] == "SE 135°, 60° wide, 12.0\u00a0km"
    assert (values["Height"], values["Owner"], values["May be opened"]) == ("36\u00a0m", "Novads", "no")
    assert not any("rtsp" in value for value in values.values())


def test_a_check_that_is_too_old_asks_to_be_looked_at(card: PlaceCard):
    def inks() -> list[str]:
        return [
            words._ink for words in card.findChildren(Words) if "Apr" in words.text or "not" in words.text
        ]

    card.show_place(HYDRANT, TODAY)
    assert inks() == ["text"]
    card.show_place(HYDRANT, date(2029, 6, 1))
    assert inks()[-1] == "attention_text"


@pytest.mark.parametrize("point", [(0.0, 0.0), (1279.0, 0.0), (640.0, 400.0), (0.0, 799.0), (1279.0, 799.0)])
def test_it_stands_beside_its_place_and_within_the_map(
    card: PlaceCard, over: QWidget, point: tuple[float, float]
):
    card.show_place(HYDRANT, TODAY)
    card.stand_beside(QPointF(*point))
    assert over.rect().contains(card.geometry())
    assert not card.geometry().contains(QPointF(*point).toPoint())


def test_a_long_note_is_shown_whole(card: PlaceCard, qtbot: QtBot):
    note = "pavasarī ceļš ir izmircis, brauc no dienvidu puses " * 6
    card.show_place(Place(PlaceKind.SUCTION_POINT, (AT,), note=note[:300]), TODAY)
    card.stand_beside(QPointF(100.0, 100.0))
    (words,) = [words for words in card.findChildren(Words) if words.text.startswith("pavasarī")]
    qtbot.waitUntil(lambda: words.width() > 100)
    assert words.height() >= words.heightForWidth(words.width())
    assert card.rect().contains(words.mapTo(card, words.rect().bottomRight()))


def test_escape_closes_it_and_the_map_has_the_keyboard_again(card: PlaceCard, over: QWidget, qtbot: QtBot):
    card.show_place(HYDRANT, TODAY)
    card.stand_beside(QPointF(400.0, 300.0))
    assert card.isVisible()
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert over.hasFocus()


def test_its_button_is_for_gloves_and_has_a_name(card: PlaceCard, qtbot: QtBot):
    card.show_place(HYDRANT, TODAY)
    card.stand_beside(QPointF(400.0, 300.0))
    (button,) = card.findChildren(QAbstractButton)
    assert button.accessibleName() == "Close"
    assert min(button.width(), button.height()) >= sizes.SMALL_BUTTON
    with qtbot.waitSignal(card.closed):
        button.click()
