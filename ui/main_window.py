"""The frame round every page: rail, state bar, alarm banner, the page itself, and a sheet over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from telemetry.alarms import Severity
from ui.widgets.alarm_banner import AlarmBanner
from ui.widgets.error_bar import ErrorBar
from ui.widgets.offer_bar import OfferBar
from ui.widgets.rail import PAGES, Rail
from ui.widgets.sheet import Sheet
from ui.widgets.state_bar import StateBar
from ui.widgets.stripes import Stripes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from missions.budget import FlightBudget
    from telemetry.alarms import Alarm
    from telemetry.state import VehicleState

SITUATIONS = ("live", "training", "replay")


class MainWindow(QMainWindow):
    """Holds the four pages and says above them what is true. It gets values and emits intents."""

    page_chosen = Signal(str)
    alarm_seen = Signal(str)
    alarm_list_wanted = Signal()
    settings_wanted = Signal()
    link_wanted = Signal()
    offer_taken = Signal()
    offer_let_go = Signal()

    def __init__(self, pages: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        """`pages`: a widget for each of "incident", "fly", "review" and "train"."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("FireDrone"))
        self._pages = dict(pages)
        self._rail = Rail()
        self._bar = StateBar()
        self._banner = AlarmBanner()
        self._error = ErrorBar()
        self._offer = OfferBar()
        self._stack = QStackedWidget()
        for name in PAGES:
            self._stack.addWidget(self._pages[name])
        self._sheet = Sheet(self._stack)
        self._stripes = Stripes(_above(self._banner, self._error, self._offer, self._stack))
        self._lay_out()
        self._rail.page_chosen.connect(self._on_page_chosen)
        self._rail.settings_wanted.connect(self.settings_wanted)
        self._rail.alarms_wanted.connect(self.alarm_list_wanted)
        self._banner.seen.connect(self.alarm_seen)
        self._bar.link_wanted.connect(self.link_wanted)
        self._offer.taken.connect(self.offer_taken)
        self._offer.let_go.connect(self.offer_let_go)
        self.show_page(PAGES[0])

    def _lay_out(self) -> None:
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._rail, 0, 0, 2, 1)
        grid.addWidget(self._bar, 0, 1)
        grid.addWidget(self._stripes, 1, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        self.setCentralWidget(frame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    # --- pages -----------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Bring this page to the front; an open sheet belongs to the page before and closes."""
        if self._pages[name] is not self._stack.currentWidget():
            self.close_sheet()
        self._stack.setCurrentWidget(self._pages[name])
        self._rail.show_page(name)

    @property
    def page(self) -> str:
        """The name of the page in front."""
        shown = self._stack.currentWidget()
        return next(name for name, page in self._pages.items() if page is shown)

    def open_sheet(self, content: QWidget) -> None:
        """Lay `content` over the page and dim the page behind it. Alarms stay above it."""
        self._sheet.open(content)

    def close_sheet(self) -> None:
        self._sheet.close_sheet()

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    def _on_page_chosen(self, name: str) -> None:
        self.show_page(name)
        self.page_chosen.emit(name)

    # --- what is true ----------------------------------------------------------------------------

    def set_state_block(self, word: str, sub: str = "", *, red: bool = False) -> None:
        """The state in a word (FLYING, ON THE GROUND), and a line below it."""
        self._bar.set_state(word, sub, red=red)

    def set_situation(self, situation: str) -> None:
        """ "live", "training" or "replay": the two that are not live wear stripes and say their word."""
        if situation not in SITUATIONS:
            raise ValueError(f"{situation!r} is none of {', '.join(SITUATIONS)}")
        self._bar.set_situation(situation)
        self._stripes.set_colour("" if situation == "live" else situation)

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """`now_s` is the monotonic second of the same clock as the state's `received_s`."""
        self._bar.show_vehicle(state, now_s)

    def show_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        """All alarms that stand, worst first; none is the calm state."""
        self._banner.show_alarms(alarms)
        red = sum(alarm.severity is Severity.RED for alarm in alarms)
        self._rail.show_alarm_count(red, len(alarms) - red)

    def show_error(self, text: str) -> None:
        """What concerns every page, in one sentence; a press puts it away. Nothing: it is over."""
        self._error.show_error(text)

    def show_offer(self, text: str) -> None:
        """What is new and may be opened, in one sentence. Nothing: there is nothing."""
        self._offer.show_offer(text)

    def show_budget(self, budget: FlightBudget | None) -> None:
        self._bar.show_budget(budget)

    def show_recording(self, seconds: float | None) -> None:
        """How long the flight has been written to the disk; None: it is not."""
        self._bar.show_recording(seconds)

    def show_time(self, at: datetime) -> None:
        """The clock at the right; an aware time, shown as local."""
        self._bar.show_time(at)


def _above(*bars_and_page: QWidget) -> QWidget:
    """The page has all the room that the bars above it leave."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    *bars, page = bars_and_page
    for bar in bars:
        column.addWidget(bar)
    column.addWidget(page, 1)
    return whole
