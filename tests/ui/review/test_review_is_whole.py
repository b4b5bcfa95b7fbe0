"""The review page at 1366 x 768 inside the window: nothing is cut, nothing grows it, all has names."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from incidents.clocks import Evidence, EvidenceKind
from incidents.codes import IncidentCode
from incidents.store.rows import Listed
from incidents.tracks.fixes import Asked, Doubts, Fix, Gathered, track_of
from incidents.tracks.read import ReadTrack
from incidents.tracks.track import Doubt, TrackKind, micros
from incidents.tracks.track_import import Looked, Told
from incidents.tracks.truck_events import RunEvent
from incidents.words import LANGUAGES
from maps.geo import LatLon
from tests.ui.cut_texts import watched
from tests.ui.review import story
from tests.ui.stretched import Stretched
from ui import theme
from ui.main_window import MainWindow
from ui.map.map_view import MapView
from ui.review.event_list import EventList, told_in
from ui.review.incident_list import IncidentList
from ui.review.lanes import Lanes
from ui.review.note_form import NoteForm
from ui.review.offset_form import OffsetForm
from ui.review.questions_form import QuestionsForm
from ui.review.report_files import ReportFiles
from ui.review.review_page import ReviewPage
from ui.review.track_sheet import TrackSheet
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

AT = story.TAKE_OFF + timedelta(seconds=95)


@pytest.fixture(params=[False, True], ids=["english", "longest"])
def longer(request: pytest.FixtureRequest) -> Iterator[None]:
    if not request.param:
        yield
        return
    translator = Stretched()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def window(longer: None, qtbot: QtBot) -> MainWindow:
    page = ReviewPage(MapView())
    made = MainWindow({"incident": QWidget(), "fly": QWidget(), "review": page, "train": QWidget()})
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    made.show_page("review")
    made.set_situation("replay")
    return made


def page_of(window: MainWindow) -> ReviewPage:
    return window.findChildren(ReviewPage)[0]


def tell(window: MainWindow, *, flights: bool = True) -> None:
    page = page_of(window)
    page.show_incidents((Listed(story.INCIDENT, 84),))
    story.tell(page, flights=flights)
    page.show_cursor(AT)
    page.show_playing(True, 20.0)
    window.set_state_block("22 Aug 2026")


def cut(window: MainWindow) -> list[str]:
    QApplication.processEvents()
    for lanes in window.findChildren(Lanes):
        QApplication.sendEvent(lanes, QEvent(QEvent.Type.PaletteChange))  # nothing is left painted
    with watched() as found:
        window.grab()
    assert (window.width(), window.height()) == (1366, 768)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole(window: MainWindow, language: str):
    tell(window)
    page_of(window).set_language(language)
    assert cut(window) == []


def test_the_page_without_flights_is_whole(window: MainWindow):
    tell(window, flights=False)
    assert cut(window) == []


def test_the_empty_page_is_whole(window: MainWindow):
    assert cut(window) == []


def test_the_page_with_an_error_is_whole(window: MainWindow):
    tell(window)
    page_of(window).show_error("The disk is full; make room and press Finish again. " * 2)
    assert cut(window) == []


MANY_CLOCKS = dict.fromkeys(
    (story.CENTRE, "drone", "laptop", "track:Tērvete BUB-1", "track:VUGD Dobele AC-1", "track:Mavic 3T"), 0.0
)
EVIDENCE = (
    Evidence(EvidenceKind.GPS_TIME, 2.42, 0.03, 4212, "20260412T1"),
    Evidence(EvidenceKind.SHARED_EVENTS, -3700.0, 130.0, 12, "Tērvete BUB-1, VUGD Dobele AC-1"),
)


def _track_sheet() -> QWidget:
    """With more doubts than there is room for."""
    sheet = TrackSheet(Path("Tērvete_BUB-1_2026-04-12.nmea"), "lt")
    asked = Asked(TrackKind.TRUCK, "Tērvete BUB-1", tz="Europe/Riga")
    fixes = [Fix(i, micros(AT) + i * 1_000_000, 56.4 + i / 1e4, 23.3) for i in range(30)]
    track, _ = track_of("t", Gathered(fixes, Doubts()), asked)
    codes = ("track_no_place", "track_dst_fold", "track_zone_assumed", "track_other_time", "track_no_depot")
    events = tuple(
        RunEvent(code, AT, LatLon(56.4, 23.3), 1.0)
        for code in (
            IncidentCode.TRUCK_LEFT,
            IncidentCode.TRUCK_STOPPED,
            IncidentCode.TRUCK_MOVED_ON,
            IncidentCode.TRUCK_BACK,
        )
    )
    told = Told(events, tuple(Doubt(None, code, "4212 (12, 13, 14, 15 …)") for code in codes))
    read = ReadTrack(Path("t.nmea"), "", 0, "nmea", track, (), asked)
    sheet.show_looked(Looked(read, told, LatLon(56.401, 23.3)))
    return sheet


SHEETS: dict[str, Callable[[], QWidget]] = {
    "list": IncidentList,
    "events": lambda: EventList(told_in(story.moments()[:4], "lv"), AT),  # as many as are in sight
    "note": lambda: NoteForm(AT),
    "offsets": lambda: OffsetForm({story.CENTRE: 2.4, "drone": 0.0, "laptop": -14.0}, "lv"),
    "offsets with evidence": lambda: OffsetForm(MANY_CLOCKS, "lt", dict.fromkeys(MANY_CLOCKS, EVIDENCE)),
    "track": _track_sheet,
    "track asked": lambda: TrackSheet(Path("Tērvete_BUB-1_2026-04-12.taip"), "lv"),
    "questions": lambda: QuestionsForm({"planned": "Pārmeklēt lauku"}, "lt"),
    "report": lambda: ReportFiles((Path("r/a.pdf"), Path("r/a.html"), Path("r/a.kml"), Path("r/a.gpx"))),
}


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_whole(window: MainWindow, name: str):
    tell(window)
    sheet = SHEETS[name]()
    if isinstance(sheet, IncidentList):
        sheet.show_incidents((Listed(story.INCIDENT, 84),) * 3)
    window.open_sheet(sheet)
    assert cut(window) == []


@pytest.mark.parametrize("worn", theme.ThemeName)
def test_every_theme_repaints_the_page(window: MainWindow, worn: theme.ThemeName):
    tell(window)
    theme.wear(theme.THEMES[worn])
    QApplication.processEvents()
    seen = page_of(window).grab().toImage()
    corner = seen.pixelColor(seen.width() - 3, 3)
    assert corner.name() == theme.THEMES[worn].window


def test_everything_pressed_has_a_name_and_room_for_a_thumb(window: MainWindow):
    tell(window)
    QApplication.processEvents()
    buttons = [b for b in page_of(window).findChildren(QAbstractButton) if b.isVisible()]
    assert len(buttons) >= 8
    assert [b for b in buttons if not b.accessibleName()] == []
    assert [b.accessibleName() for b in buttons if isinstance(b, Pressable) and b.height() < 48] == []
