"""Which brigade: its name, its country, and where its station is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maps.addresses.hit import Hit
from maps.coordinates.position import parse_position
from maps.grids import PositionError
from ui import sizes, units
from ui.first_run.step import Step
from ui.incident.place_search import PlaceSearch
from ui.incident.place_words import spoken_address
from ui.review.form import label, line
from ui.widgets import choices

if TYPE_CHECKING:
    from maps.addresses.find import Answer
    from maps.geo import LatLon
    from ui.first_run.answers import Answers
    from ui.incident.place_search import Ask

_MOST_NAME = 60
_COUNTRY_OF = {"lv": "LV", "lt": "LT"}
_LEFT, _RIGHT = 3, 2


class BrigadeStep(Step):
    """All of it may be left empty. A place counts once it is one: a position, or a row that was taken."""

    brigade_said = Signal(str, str)  # name, "LV", "LT" or ""
    brigade_placed = Signal(object)  # LatLon

    def __init__(self, known: Answers, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country = known.country
        self._place = known.place
        self._name_label, self._country_label, self._place_label = label(), label(), label()
        self._name = line(_MOST_NAME)
        self._name.setText(known.name)
        self._name.setMinimumHeight(sizes.BUTTON)
        self._countries = {code: choices.choice() for code in ("LV", "LT")}
        self._search = PlaceSearch(ask)
        self._lay_out()
        self.setFocusProxy(self._name)
        for code, button in self._countries.items():
            button.wanted.connect(lambda code=code: self._on_country(code))
        self._search.chosen.connect(self._on_chosen)
        self._search.typed.connect(self._on_typed)
        if known.place is not None:
            self._search.show_text(units.position(known.place).replace(units.HARD_SPACE, " "))
        self.speaks(known.language)
        self.say()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self._name_label, self._name)),
            (right, (self._country_label,)),
        ):
            column.setSpacing(sizes.GAP_SMALL)
            for part in parts:
                column.addWidget(part)
        right.addLayout(choices.row(self, self._countries.values()))
        upper = QHBoxLayout()
        upper.setSpacing(2 * sizes.GAP_WIDE)
        upper.addLayout(left, _LEFT)
        upper.addLayout(right, _RIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addLayout(upper)
        column.addSpacing(sizes.GAP)
        column.addWidget(self._place_label)
        column.addWidget(self._search)
        column.addStretch(1)

    def speaks(self, language: str) -> None:
        """The country that goes with a language, as long as nobody said another one."""
        choices.mark(self._countries, self._country or _COUNTRY_OF.get(language, ""))

    def close_search(self) -> None:
        """Before the sheet goes."""
        self._search.close_search()

    @property
    def title(self) -> str:
        return self.tr("Your brigade")

    def leave(self) -> None:
        country = next((code for code, button in self._countries.items() if button.isChecked()), "")
        self.brigade_said.emit(" ".join(self._name.text().split()), country)
        place = self._typed_place() if self._place is None else self._place
        if place is not None:
            self._place = place
            self.brigade_placed.emit(place)

    def _typed_place(self) -> LatLon | None:
        """A whole position needs no second press; of names the only one that was found."""
        try:
            return parse_position(self._search.text)
        except PositionError:
            answers = self._search.answers
            return answers[0].at if len(answers) == 1 else None

    def _on_country(self, code: str) -> None:
        self._country = code

    def _on_chosen(self, answer: Answer) -> None:
        self._place = answer.at
        self._search.show_text(_said(answer))

    def _on_typed(self, _text: str) -> None:
        self._place = None

    def say(self) -> None:
        self._name_label.set_text(self.tr("What it is called"))
        self._name.setAccessibleName(self.tr("What the brigade is called"))
        self._name.setPlaceholderText(self.tr("It stands on reports and cards"))
        self._country_label.set_text(self.tr("In which country"))
        self._countries["LV"].set_words(self.tr("Latvia"))
        self._countries["LT"].set_words(self.tr("Lithuania"))
        self._place_label.set_text(
            self.tr("Where its station is: an address of the district, or a position such as 56.162, 25.747")
        )


def _said(answer: Answer) -> str:
    return spoken_address(answer) if isinstance(answer, Hit) else answer.said
