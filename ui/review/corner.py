"""The buttons in the corner of the replayed map: another incident, files, charts and curves, the speed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import sizes
from ui.review.replay import SPEEDS
from ui.units import HARD_SPACE
from ui.widgets.big_button import BigButton


class Corner(QWidget):
    """Small buttons; the speed goes round through what there is, curves are chosen while charts are shown."""

    incidents_wanted = Signal()
    charts_wanted = Signal(bool)
    curves_wanted = Signal()
    bring_in_wanted = Signal()
    speed_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speed = SPEEDS[0]
        self._room_px = 10_000
        self._incidents = BigButton("", icon="magnify", height=sizes.SMALL_BUTTON)
        self._charts = BigButton("", icon="chart-line", height=sizes.SMALL_BUTTON)
        self._charts.setCheckable(True)
        self._curves = BigButton("", icon="chart-multiple", height=sizes.SMALL_BUTTON)
        self._faster = BigButton("", icon="speedometer", height=sizes.SMALL_BUTTON)
        self._bring_in = BigButton("", icon="tray-arrow-down", height=sizes.SMALL_BUTTON)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP_SMALL)
        for button in (self._incidents, self._bring_in, self._charts, self._curves, self._faster):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self._incidents.wanted.connect(self.incidents_wanted)
        self._bring_in.wanted.connect(self.bring_in_wanted)
        self._charts.wanted.connect(lambda: self.charts_wanted.emit(self._charts.isChecked()))
        self._charts.toggled.connect(self._offer_curves)
        self._curves.wanted.connect(self.curves_wanted)
        self._faster.wanted.connect(lambda: self.speed_wanted.emit(next_speed(self._speed)))
        self._say()
        self._offer_curves()

    @property
    def charts_shown(self) -> bool:
        return self._charts.isChecked()

    def show_charts(self, shown: bool) -> None:
        self._charts.setChecked(shown)

    def allow_charts(self, allowed: bool) -> None:
        """Without a flight there is nothing to draw."""
        self._charts.set_blocked(None if allowed else self.tr("no flight is attached"))
        self._offer_curves()

    def fit(self, room_px: int) -> None:
        """So wide it may be: where words have no room, icons stand alone."""
        if room_px != self._room_px:
            self._room_px = room_px
            self._say()

    def _offer_curves(self) -> None:
        self._curves.setVisible(self._charts.isChecked() and self._charts.isEnabled())
        self._say()

    def show_speed(self, speed: float) -> None:
        self._speed = speed
        self._say()

    def _say(self) -> None:
        words = {
            self._incidents: self.tr("Incidents"),
            self._bring_in: self.tr("Bring in"),
            self._charts: self.tr("Charts"),
            self._curves: self.tr("Curves"),
        }
        for button, word in words.items():
            button.set_words(word)
            button.setToolTip("")
        self._faster.set_words(times(self._speed))
        for button in (self._curves, self._charts, self._bring_in, self._incidents):
            if self._row.sizeHint().width() <= self._room_px:
                break
            button.set_words("")
            button.setAccessibleName(words[button])
            button.setToolTip(words[button])
        self._faster.setAccessibleName(self.tr("Speed {times}").format(times=times(self._speed)))
        self.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def next_speed(speed: float) -> float:
    """The next faster one, after the fastest the slowest."""
    return next((faster for faster in SPEEDS if faster > speed), SPEEDS[0])


def times(speed: float) -> str:
    """× 4, on one line wherever it stands."""
    return f"×{HARD_SPACE}{speed:.0f}"
