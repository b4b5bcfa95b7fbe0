"""At 1366 x 768 nothing of the incident page is cut, in the longest language there could be."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from incidents.alarm.alarm_text import read_alarm
from incidents.alarm.match import AlreadyOpen
from incidents.alarm.pattern_set import shipped_sets
from maps.addresses.hit import Hit, How, Kind, Matched
from maps.geo import LatLon
from missions.checks import Finding, Severity
from missions.prospect import Prospect
from tests.ui.cut_texts import watched
from tests.ui.incident.scenes import ALARM_TEXT, AREA, INCIDENT, NOW, SCENE, others, planned, vehicle
from tests.ui.stretched import Stretched
from ui.incident.incident_page import IncidentPage
from ui.incident.wanted import Card, Wanted
from ui.main_window import MainWindow
from ui.map.map_view import MapView
from ui.widgets.big_button import BigButton

GERMAN = read_alarm(
    "Einsatznummer: 1\nEinsatzbeginn: 12.04.2026 13:06:02\nAnrufer: Muster\nTelefon: 1\nUnknown line one\n"
    "Unknown line two\nB= 66°27'54.0\", L= 23°20'42.0\"\nFL Muster 13:06:02 13:09:00 13:01:00 15:10:00",
    shipped_sets(),
    NOW,
    "Europe/Riga",
)
NEIGHBOUR = LatLon(55.2, 25.0)  # far away, in Lithuania


def press(button: BigButton) -> None:
    button.click()


def nothing(page: IncidentPage) -> None:
    page.show_incidents(others(12))


def typing(page: IncidentPage) -> None:
    page.start_new_alarm(ALARM_TEXT)
    page._form._position._field.setText("behind the mill")


def read(page: IncidentPage) -> None:
    """An alarm with more doubts than there is room for, open already, and its caller left out."""
    page.start_new_alarm(GERMAN.text)
    page.alarm_preview.show_alarm(GERMAN, AlreadyOpen(INCIDENT, same_text=True))


def asked(page: IncidentPage) -> None:
    page.start_new_alarm(ALARM_TEXT)
    page.alarm_preview.ask_form(shipped_sets())


def looking(page: IncidentPage) -> None:
    """Six places are offered, each with all that can stand in a row."""
    page.start_new_alarm(ALARM_TEXT)
    page.set_brigade(NEIGHBOUR)
    where = page._form._where
    where._field.setText("brivibas")
    word = Matched("brivbas", "brivibas", How.LOOSE)
    hit = Hit(
        Kind.STREET, "Brīvības iela", "Subate", "Subates pag.", "Ilūkstes nov.", "LV", SCENE, 900.0, 1.0
    )
    where.offer([replace(hit, why=(word,), score=1.0 - i / 10.0) for i in range(6)], "VZD, CC BY 4.0")


def ready(page: IncidentPage) -> None:
    page.show_incident(INCIDENT)
    page.show_units(["Subate 11", "Aknīste 12"])
    page.show_vehicle(vehicle(), 100.1)
    page.show_plan(*planned())


def ready_with_text(page: IncidentPage) -> None:
    ready(page)
    page.show_incident(INCIDENT, ALARM_TEXT)


def blocked(page: IncidentPage) -> None:
    ready(page)
    page.show_plan(*planned(125.0))
    page.show_error("dispatch.csv, row 14: the time “25:70” is not a time; write it as 12:40:05")


def editing(page: IncidentPage) -> None:
    ready(page)
    page.show_wanted(Wanted(area=AREA), can_undo=True)
    press(page._change)


def cut_in_two(page: IncidentPage) -> None:
    editing(page)
    page._drawing.other_part = AREA
    page._edit_strip.say()


def changing(page: IncidentPage) -> None:
    ready(page)
    page.show_minutes(dict.fromkeys(Card, 1680.0))
    page._cards.change_wanted.emit()


def between_batteries(page: IncidentPage) -> None:
    plan, needed, findings = planned()
    ready(page)
    prospect = Prospect(0.73, 0.76, 0.99, 1.0)
    page.show_plan(plan, needed, (*findings, Finding("zones_not_checked", Severity.AMBER)), prospect)
    page.show_flights(1, 3, all_flown=False)
    page.show_seen("Seen so far: 42 %")
    page.show_wanted(Wanted(area=AREA), can_undo=True)


def watching(page: IncidentPage) -> None:
    ready(page)
    page.show_wanted(Wanted(card=Card.OVERWATCH))
    page.show_minutes(dict.fromkeys(Card, 1680.0))
    page.show_settled(False)


SITUATIONS = (
    nothing, typing, read, asked, looking, ready, ready_with_text, blocked, editing, cut_in_two, changing,
    watching, between_batteries,
)  # fmt: skip


@pytest.fixture
def stretched() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


def cut(qtbot: QtBot, situation: Callable[[IncidentPage], None]) -> tuple[list[str], MainWindow]:
    page = IncidentPage(MapView())
    window = MainWindow({"incident": page, "fly": QWidget(), "review": QWidget(), "train": QWidget()})
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    page.show_time(NOW)
    situation(page)
    for _ in range(3):
        QApplication.processEvents()
    with watched() as found:
        window.grab()
    return found, window


@pytest.mark.parametrize("situation", SITUATIONS)
def test_english_is_whole(qtbot: QtBot, situation: Callable[[IncidentPage], None]):
    found, window = cut(qtbot, situation)
    assert found == []
    assert (window.width(), window.height()) == (1366, 768)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_longest_language_is_whole(
    stretched: None, qtbot: QtBot, situation: Callable[[IncidentPage], None]
):
    found, window = cut(qtbot, situation)
    # "Lithuania" is one word that no language makes twice as long.
    assert [text for text in found if "Lithuania" not in text] == []
    assert (window.width(), window.height()) == (1366, 768)


def drawn_and_done(page: IncidentPage) -> None:
    editing(page)
    press(page._edit_strip.done_button)


def changed_and_back(page: IncidentPage) -> None:
    changing(page)
    page._wish.done.emit()


def profile_seen_and_put_away(page: IncidentPage) -> None:
    ready(page)
    page.map.profile_wanted.emit(True)
    page.map.profile_wanted.emit(False)


def read_and_cancelled(page: IncidentPage) -> None:
    read(page)
    page.leave_new_alarm()


@pytest.mark.parametrize(
    "there_and_back", [drawn_and_done, changed_and_back, profile_seen_and_put_away, read_and_cancelled]
)
def test_what_takes_the_place_of_another_never_makes_the_window_grow(
    qtbot: QtBot, there_and_back: Callable[[IncidentPage], None]
):
    """Both would be there for a moment, and a window that grew for them stays below the screen's edge."""
    page = IncidentPage(MapView())
    window = MainWindow({"incident": page, "fly": QWidget(), "review": QWidget(), "train": QWidget()})
    qtbot.addWidget(window)
    window.set_situation("training")
    window.resize(1366, 768)
    window.show()
    page.show_time(NOW)
    there_and_back(page)
    QApplication.processEvents()
    assert window.height() == 768
