"""The card of a tapped zone, from real files in the three forms."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maps.zones.zone import ZoneFile
from tests.maps.zones.three_forms import ed318, read, zone
from tests.missions.findings.airs import NOON
from ui import sizes
from ui.map.zone_card import ZoneCard
from ui.map.zone_facts import zone_facts, zone_texts
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

NAMES = [{"text": "Airfield", "lang": "en"}, {"text": "Lidlauks", "lang": "lv"}]
HOURS = [{"schedule": [{"day": ["ANY"], "startTime": "08:00Z", "endTime": "16:00Z"}]}]


@pytest.fixture
def file(tmp_path: Path) -> ZoneFile:
    first = zone(name=NAMES, when=HOURS, message=NAMES, restrictionConditions="Zvanīt tornim")
    return read(tmp_path, ed318(first, zone(name="Purvs", restriction="CONDITIONAL", zoneAuthority=[])))


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """What it lies on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def card(room: QWidget, file: ZoneFile) -> ZoneCard:
    made = ZoneCard(room)
    made.show_zones([(one, file) for one in file.zones], NOON)
    return made


def said(card: ZoneCard) -> str:
    shown = [words.text for words in card.findChildren(Words) if words.isVisibleTo(card)]
    return "\n".join(shown)


def button(card: ZoneCard, number: int) -> BigButton:
    return card.findChildren(BigButton)[number]


def test_the_facts_of_a_zone_name_heights_hours_contact_file_edition_and_age(file: ZoneFile):
    told = dict(zone_facts(file.zones[0], file, NOON))
    assert told["Heights"] == "ground to 120\u00a0m above ground"
    assert told["Active"].startswith("Now, until 17 Apr")
    assert told["Ask"] == "Torņa dežurants · +371 20000000 · dezurants@example.org"
    assert told["File"] == "zones.json"
    assert "3\u00a0h old" in told["Edition"]
    old = dict(zone_facts(file.zones[0], file, NOON + timedelta(hours=30)))
    assert "too old to say clear" in old["Edition"]


def test_what_a_file_does_not_say_is_said_to_be_so(tmp_path: Path):
    bare = zone(limits={"upper": None, "lower": 0}, zoneAuthority=[])
    open_above = zone(limits={"upper": 99999})
    file = read(tmp_path, ed318(bare, open_above))
    told = dict(zone_facts(file.zones[0], file, NOON))
    assert told["Heights"] == "ground to not stated"
    assert told["Ask"] == "the file names nobody"
    assert dict(zone_facts(file.zones[1], file, NOON))["Heights"] == "ground to no ceiling"


def test_conditions_and_message_are_in_the_readers_language(file: ZoneFile):
    assert zone_texts(file.zones[0], "lv_LV") == ["Zvanīt tornim", "Lidlauks"]
    assert zone_texts(file.zones[0], "lt_LT") == ["Zvanīt tornim", "Airfield"]
    assert zone_texts(file.zones[1], "lv_LV") == []


def test_the_card_says_all_of_it_in_words(card: ZoneCard):
    words = said(card)
    assert "Zvanīt tornim" in words
    assert "no authorisation" in words
    assert card.accessibleName() == f"{card._name.text}: Forbidden"
    assert all(one.fits() for one in card.findChildren(Words) if one.isVisibleTo(card))


def test_its_name_is_in_the_language_of_the_window(room: QWidget, file: ZoneFile):
    before = QLocale()
    QLocale.setDefault(QLocale("lv_LV"))
    try:
        made = ZoneCard(room)
        made.show_zones([(file.zones[0], file)], NOON)
        assert made._name.text == "Lidlauks"
    finally:
        QLocale.setDefault(before)


def test_several_zones_under_one_finger_are_turned_one_by_one(card: ZoneCard, qtbot: QtBot):
    turn = button(card, 0)
    assert "1" in turn.text()
    qtbot.mouseClick(turn, Qt.MouseButton.LeftButton)
    assert card._name.text == "Purvs"
    assert "the file names nobody" in said(card)
    qtbot.keyClick(turn, Qt.Key.Key_Space)
    assert card._name.text != "Purvs"


def test_one_zone_needs_no_turning(card: ZoneCard, file: ZoneFile):
    card.show_zones([(file.zones[1], None)], NOON)
    assert not button(card, 0).isVisibleTo(card)
    assert "Edition" not in said(card)


def test_it_is_closed_by_its_button_and_by_escape(card: ZoneCard, qtbot: QtBot):
    with qtbot.waitSignal(card.closed):
        qtbot.mouseClick(button(card, 1), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert all(one.height() >= sizes.SMALL_BUTTON for one in card.findChildren(BigButton) if one.isVisible())
