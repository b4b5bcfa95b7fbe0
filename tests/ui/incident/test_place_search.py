from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from maps.addresses.find import Found, find
from maps.addresses.gazetteer import Gazetteer
from maps.addresses.hit import Hit
from maps.coordinates.reading import Reading
from maps.geo import LatLon
from tests.maps.addresses.made_up_places import JONISKIS, TERVETE, made
from ui import theme
from ui.incident.place_field import MOST_ROWS
from ui.incident.place_search import PlaceSearch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

KEY = Qt.Key
TALLINN = LatLon(59.437, 24.754)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Gazetteer]:
    with Gazetteer(made(tmp_path / "a.sqlite")) as gazetteer:
        yield gazetteer


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1, "search") as one:
        yield one


@pytest.fixture
def search(places: Gazetteer, beside: ThreadPoolExecutor, qtbot: QtBot) -> Iterator[PlaceSearch]:
    made = PlaceSearch(lambda text: beside.submit(find, text, [places], TERVETE))
    qtbot.addWidget(made)
    made.set_brigade(TERVETE)
    made.resize(292, 480)
    made.show()
    yield made
    made.close_search()


def type_in(search: PlaceSearch, qtbot: QtBot, text: str) -> list[str]:
    """What the rows say, once they are there."""
    search.clear()
    qtbot.keyClicks(search._field, text)
    qtbot.waitUntil(lambda: bool(search._answers) or not search._none.isHidden())
    return [row.accessibleName() for row in search._rows._shown]


def press(search: PlaceSearch, qtbot: QtBot, number: int) -> None:
    qtbot.mouseClick(search._rows._shown[number], Qt.MouseButton.LeftButton)


def test_an_address_is_offered_with_what_it_lies_in_and_how_far_it_is(search: PlaceSearch, qtbot: QtBot):
    (row, *_) = type_in(search, qtbot, "zelmeni 5")
    assert row.startswith("Zelmeņi 5, Tērvetes pag. · Dobeles nov. · Latvia, ")
    assert row.endswith("\u00a0m")


def test_a_row_shows_the_place_and_takes_it(search: PlaceSearch, qtbot: QtBot):
    type_in(search, qtbot, "brivibas 12 dobele")
    told: list[object] = []
    search.preview.connect(lambda at, error_m: told.append((at, error_m)))
    search.chosen.connect(told.append)
    press(search, qtbot, 0)
    shown, taken = told
    assert isinstance(taken, Hit)
    assert shown == (taken.at, 30.0)


def test_what_was_forgiven_stands_in_the_row(search: PlaceSearch, qtbot: QtBot):
    assert "“zelmni” read as “zelmeni”" in type_in(search, qtbot, "zelmni 5")[0]
    assert "no number 99 there" in type_in(search, qtbot, "brivibas 99")[0]
    assert "also called Hofzumberge" in type_in(search, qtbot, "hofzumberge")[0]


def test_an_ambiguous_position_is_two_rows(search: PlaceSearch, qtbot: QtBot):
    rows = type_in(search, qtbot, "330000, 400000")
    assert [row.split(", ")[:2] for row in rows] == [
        ["LKS-92 N\u00a0330000 E\u00a0400000", "northing first"],
        ["LKS-92 N\u00a0400000 E\u00a0330000", "neither Latvia nor Lithuania · easting first"],
    ]


def test_a_far_place_is_taken_at_the_second_press(search: PlaceSearch, qtbot: QtBot):
    type_in(search, qtbot, "59.437, 24.754")
    with qtbot.assertNotEmitted(search.chosen), qtbot.waitSignal(search.preview):
        press(search, qtbot, 0)
    assert "from the brigade: press again to take it" in search._rows._shown[0].accessibleName()
    with qtbot.waitSignal(search.chosen) as chosen:
        press(search, qtbot, 0)
    assert isinstance(chosen.args[0], Reading)
    assert chosen.args[0].at == TALLINN


def test_typing_on_takes_the_first_press_back(search: PlaceSearch, qtbot: QtBot):
    type_in(search, qtbot, "59.437, 24.754")
    press(search, qtbot, 0)
    type_in(search, qtbot, "59.437, 24.755")
    with qtbot.assertNotEmitted(search.chosen):
        press(search, qtbot, 0)


def test_without_a_brigade_nothing_is_far(search: PlaceSearch, qtbot: QtBot):
    search.set_brigade(None)
    type_in(search, qtbot, "59.437, 24.754")
    with qtbot.waitSignal(search.chosen):
        press(search, qtbot, 0)


def test_the_keyboard_walks_and_takes(search: PlaceSearch, qtbot: QtBot):
    assert len(type_in(search, qtbot, "liepu 3")) == 2
    with qtbot.waitSignal(search.preview) as shown:
        qtbot.keyClick(search._field, KEY.Key_Down)
    second = search._answers[1]
    assert shown.args[0] == second.at
    qtbot.keyClick(search._field, KEY.Key_Down)
    assert search._rows.current == 0
    qtbot.keyClick(search._field, KEY.Key_Up)
    with qtbot.waitSignal(search.chosen) as chosen:
        qtbot.keyClick(search._field, KEY.Key_Return)
    assert chosen.args[0] == second


def test_what_is_not_found_is_said(search: PlaceSearch, qtbot: QtBot):
    assert type_in(search, qtbot, "qqqqqqq") == []
    assert not search._none.isHidden()
    assert type_in(search, qtbot, "dobele") != []
    assert search._none.isHidden()


def test_the_text_of_an_alarm_is_searched_at_once(search: PlaceSearch, qtbot: QtBot):
    search.set_text("Joniškis")
    qtbot.waitUntil(lambda: bool(search._answers))
    assert search._answers[0].at == JONISKIS


def test_an_answer_to_what_is_no_longer_typed_is_dropped(beside: ThreadPoolExecutor, qtbot: QtBot):
    may_go, asked = threading.Event(), list[str]()

    def slow(text: str) -> Found:
        asked.append(text)
        if text == "zelmeni":
            assert may_go.wait(10.0)
        return find(f"56.{len(text)}, 23.3", [])

    search = PlaceSearch(lambda text: beside.submit(slow, text))
    qtbot.addWidget(search)
    search.set_text("zelmeni")
    qtbot.waitUntil(lambda: asked == ["zelmeni"])
    qtbot.keyClick(search._field, Qt.Key.Key_End)
    qtbot.keyClicks(search._field, " 5")
    assert search._answers == ()
    may_go.set()
    qtbot.waitUntil(lambda: bool(search._answers))
    assert asked == ["zelmeni", "zelmeni 5"]
    assert search._answers[0].at == LatLon(56.9, 23.3)
    search.close_search()


def test_rows_are_large_enough_for_gloves_and_have_names(search: PlaceSearch, qtbot: QtBot):
    for name in theme.THEMES:
        theme.wear(theme.THEMES[name])
        type_in(search, qtbot, "zel")
        assert 0 < len(search._rows._shown) <= MOST_ROWS
        for row in search._rows._shown:
            assert row.height() >= 48
            assert row.accessibleName()
        assert not search.grab().isNull()
