"""The sheet that finds a place on the map, and says it in every notation, to be read into a radio."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maps.addresses.hit import Hit
from maps.coordinates.reading import Notation
from maps.coordinates.written import all_notations
from ui import sizes
from ui.font import Weight
from ui.incident.place_search import PlaceSearch
from ui.incident.place_words import far_and_where, spoken_address
from ui.incident.position_field import error_of
from ui.map.layers.pin import Pin
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from maps.addresses.find import Answer
    from maps.geo import LatLon
    from ui.incident.place_search import Ask

_MOST_WIDTH = 760
_LEAST_HEIGHT = 440  # so that the field stays where it is while rows come and go


class FindSheet(QWidget):
    """Lies on a `Sheet`. Gets values, emits intents."""

    pinned = Signal(object)  # Pin | None
    done = Signal()

    def __init__(
        self, ask: Ask, brigade: LatLon | None, pin: Pin | None = None, parent: QWidget | None = None
    ) -> None:
        """`pin`: the one that is on the map now."""
        super().__init__(parent)
        self._brigade = brigade
        self._pin: Pin | None = None
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._search = PlaceSearch(ask)
        self._search.set_brigade(brigade)
        self._search.chosen.connect(self._on_chosen)
        self._search.typed.connect(self._on_typed)
        self._about = QWidget()
        self._name = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._away = Words("", sizes.LABEL, ink="label")
        self._notations = FactList()
        self._copy = BigButton("", icon="content-copy", height=sizes.BUTTON)
        self._unpin = BigButton("", icon="close", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self.setMaximumWidth(_MOST_WIDTH)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setFocusProxy(self._search)
        self._lay_out()
        self._copy.wanted.connect(self._on_copy)
        self._unpin.wanted.connect(self._on_unpin)
        self._done.wanted.connect(self.done)
        self._show_pin(pin)
        self._say()

    def _lay_out(self) -> None:
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(4)
        for part in (self._name, self._away, self._notations):
            about.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addWidget(self._search)
        column.addWidget(self._about)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        for button in (self._copy, self._unpin, self._done):
            row.addWidget(button, 1)
        column.addLayout(row)

    def close_search(self) -> None:
        """Before the sheet goes."""
        self._search.close_search()

    # --- hands -----------------------------------------------------------------------------------

    def _on_chosen(self, answer: Answer) -> None:
        """The pin stands on what the register has, not on a number that it has not."""
        known = replace(answer, missing_number="") if isinstance(answer, Hit) else answer
        name = spoken_address(known) if isinstance(known, Hit) else known.said
        self._search.show_text(name)
        self._show_pin(Pin(answer.at, name, error_of(answer)))
        self.pinned.emit(self._pin)
        self._done.setFocus()

    def _on_typed(self, _text: str) -> None:
        """The rows need the room; the pin stays on the map."""
        self._about.hide()

    def _on_unpin(self) -> None:
        self._show_pin(None)
        self._search.clear()
        self.pinned.emit(None)

    def _on_copy(self) -> None:
        if self._pin is not None:
            lines = [self._pin.name, *all_notations(self._pin.at).values()]
            QGuiApplication.clipboard().setText("\n".join(dict.fromkeys(lines)))
            self._copy.set_words(self.tr("Copied"))

    # --- what follows from it --------------------------------------------------------------------

    def _show_pin(self, pin: Pin | None) -> None:
        self._pin = pin
        self._about.setVisible(pin is not None)
        if pin is not None:
            away, is_strange = far_and_where(pin.at, self._brigade)
            self._name.set_text(pin.name)
            self._away.set_text(away, "attention_text" if is_strange else "label")
            self._away.setVisible(bool(away))
            self._notations.show_facts(
                [Fact(self._named(notation), said) for notation, said in all_notations(pin.at).items()]
            )
        self._copy.set_words(self.tr("Copy"), self.tr("all of them"))
        for button in (self._copy, self._unpin):
            button.set_blocked(None if pin is not None else self.tr("find a place first"))

    def _named(self, notation: Notation) -> str:
        names = {
            Notation.DECIMAL: self.tr("Degrees"),
            Notation.MINUTES: self.tr("Degrees and minutes"),
            Notation.SECONDS: self.tr("Degrees, minutes, seconds"),
        }
        return names.get(notation, notation.name.replace("_", "-"))

    def _say(self) -> None:
        self._title.set_text(self.tr("Find a place"))
        self._unpin.set_words(self.tr("Take the pin away"))
        self._done.set_words(self.tr("To the map"))
        self._done.set_next("")
        self._show_pin(self._pin)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
