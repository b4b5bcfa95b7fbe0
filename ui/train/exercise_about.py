"""The chosen exercise: what the crew is told, what the trainer looks at, and how fast time goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes, units
from ui.font import Weight
from ui.train.exercise_list import card_words
from ui.train.exercise_words import day_or_night, in_readers_language
from ui.widgets.choices import choice, mark, row
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from training.exercise.scenario import Scenario

SPEEDS = (1.0, 5.0, 20.0)
PLACES = ("incident", "map")
_MOST_LINES = 6
_MOST_NOTES = 8


class ExerciseAbout(QWidget):
    """Free practice asks where the drone stands; an exercise knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self._scene: str | None = None
        self._most_speed: float | None = None
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._brief = Words("", sizes.SENTENCE, most_lines=_MOST_LINES)
        self._look_title = Words("", sizes.LABEL, ink="label")
        self._look = Words("", sizes.LABEL, ink="label", most_lines=_MOST_NOTES)
        self._facts = FactList()
        self._where = Words("", sizes.LABEL, ink="label")
        self.places = {name: choice() for name in PLACES}
        self._where_row = QWidget()
        self._how_fast = Words("", sizes.LABEL, ink="label")
        self.speeds = {speed: choice() for speed in SPEEDS}
        self.speeds[SPEEDS[0]].setChecked(True)
        self._lay_out()
        self.show_places(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.GAP_PAGE, sizes.GAP_WIDE, sizes.GAP_PAGE, sizes.GAP_SMALL)
        column.setSpacing(sizes.GAP_SMALL)
        for widget in (self._title, self._brief, self._facts, self._look_title, self._look):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._where)
        places = row(self, self.places.values(), sizes.GAP_SMALL)
        places.setContentsMargins(0, 0, 0, 0)
        self._where_row.setLayout(places)
        column.addWidget(self._where_row)
        column.addWidget(self._how_fast)
        column.addLayout(row(self, self.speeds.values(), sizes.GAP_SMALL))

    @property
    def times_as_fast(self) -> float:
        return next((speed for speed, button in self.speeds.items() if button.isChecked()), SPEEDS[0])

    @property
    def place(self) -> str:
        """ "incident" or "map": where the drone of free practice is to stand."""
        return next(name for name, button in self.places.items() if button.isChecked())

    @property
    def has_scene(self) -> bool:
        """An incident with a scene is open."""
        return self._scene is not None

    def show_exercise(self, scenario: Scenario | None) -> None:
        """None: free practice."""
        self._scenario = scenario
        self._say()

    def show_places(self, scene: str | None) -> None:
        """The name of the open incident's scene; None: only the map's middle can be taken."""
        self._scene = scene
        self.places["incident"].setChecked(scene is not None)
        self.places["map"].setChecked(scene is None)
        self._say()

    def show_most_speed(self, times: float | None) -> None:
        """So many times as fast as life at most, by who flies; None: any."""
        self._most_speed = times
        if times is not None and self.times_as_fast > times:
            mark(self.speeds, max(speed for speed in SPEEDS if speed <= times))
        self._say()

    def _say(self) -> None:
        one = self._scenario
        self._title.set_text(card_words(one)[0])
        free = self.tr(
            "A drone that is not there, flown on the Fly page like the real one, over the same kind of link,"
            " and recorded the same way. While it runs, no real drone can be connected."
        )
        self._brief.set_text(free if one is None else in_readers_language(one.brief))
        self._look_title.set_text("" if one is None else self.tr("For the trainer"))
        self._look.set_text("" if one is None else in_readers_language(one.trainer))
        self._look_title.setVisible(one is not None)
        self._look.setVisible(one is not None)
        self._facts.setVisible(one is not None)
        if one is not None:
            self._facts.show_facts(self._told(one))
        self._where.setVisible(one is None)
        self._where_row.setVisible(one is None)
        self._where.set_text(self.tr("Where it stands"))
        self._how_fast.set_text(self.tr("How fast time goes"))
        self.places["incident"].set_words(self.tr("At the incident"), self._scene or "")
        self.places["incident"].set_blocked(None if self._scene else self.tr("no incident is open"))
        self.places["map"].set_words(self.tr("Where the map looks"), self.tr("its middle"))
        hints = (self.tr("as in life"), self.tr("for a whole search"), self.tr("in a hurry"))
        for speed, hint in zip(SPEEDS, hints, strict=True):
            self.speeds[speed].set_words(f"× {speed:.0f}", hint)
            too_fast = self._most_speed is not None and speed > self._most_speed
            self.speeds[speed].set_blocked(self.tr("not with SITL") if too_fast else None)

    def _told(self, one: Scenario) -> list[Fact]:
        weather = one.weather
        wind = self.tr("{speed} from {side}").format(
            speed=units.wind(weather.wind_m_s), side=units.compass(weather.wind_from_deg)
        )
        return [
            Fact(self.tr("Alarm"), f"{one.alarm.what}, {one.alarm.where}"),
            Fact(
                self.tr("When"),
                f"{units.hour_minute(one.begins_at)}, {day_or_night(one)} · {wind} · "
                f"{units.temperature(weather.air_c)}",
            ),
        ]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
