"""Which drone: by a radio on USB, by a network, or none yet. Nothing is connected here."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes
from ui.first_run.step import Step
from ui.link.link_form import is_real_drone
from ui.review.form import label, line
from ui.widgets import choices
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.first_run.answers import Offered

_MOST_LETTERS = 120
_HIGH = 144


class Way(StrEnum):
    """How the drone is reached."""

    RADIO = "radio"
    NETWORK = "network"
    NONE = "none"


_ICONS = {Way.RADIO: "usb", Way.NETWORK: "wifi", Way.NONE: "school-outline"}


class DroneStep(Step):
    """The address is told when it goes on; without a drone none is."""

    drone_said = Signal(str)  # a link address

    def __init__(self, offered: Offered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._addresses = {Way.RADIO: offered.radio, Way.NETWORK: offered.network, Way.NONE: ""}
        self._way = Way.NONE
        self._cards = {way: ChoiceCard(_ICONS[way], most_lines=4, high=_HIGH) for way in Way}
        self._label = label()
        self._address = line(_MOST_LETTERS)
        self._address.setMinimumHeight(sizes.BUTTON)
        self._when = Words("", sizes.LABEL, ink="label", most_lines=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addLayout(choices.row(self, self._cards.values()))
        column.addSpacing(sizes.GAP_SMALL)
        for part in (self._label, self._address, self._when):
            column.addWidget(part)
        column.addStretch(1)
        for way, card in self._cards.items():
            card.wanted.connect(lambda way=way: self._on_way(way))
        self._address.textEdited.connect(self._on_edited)
        self._on_way(Way.NONE)
        self.say()

    @property
    def title(self) -> str:
        return self.tr("Your drone")

    @property
    def why_not(self) -> str | None:
        if self._way is Way.NONE or is_real_drone(self._address.text()):
            return None
        return self.tr("not an address")

    def leave(self) -> None:
        self.drone_said.emit("" if self._way is Way.NONE else self._address.text().strip())

    def _on_way(self, way: Way) -> None:
        self._way = way
        choices.mark(self._cards, way)
        self.setFocusProxy(self._cards[way])
        self._address.setText(self._addresses[way])
        for part in (self._label, self._address):
            part.setVisible(way is not Way.NONE)
        self.say()
        self.judged.emit()

    def _on_edited(self, text: str) -> None:
        self._addresses[self._way] = text
        self.judged.emit()

    def say(self) -> None:
        self._cards[Way.RADIO].set_words(
            self.tr("A radio on USB"), self.tr("The telemetry radio that came with the drone.")
        )
        self._cards[Way.NETWORK].set_words(
            self.tr("A network"), self.tr("Wi-Fi, a cable, or a program that passes the link on.")
        )
        self._cards[Way.NONE].set_words(
            self.tr("None yet"), self.tr("Training only. The drone that is not there is always here.")
        )
        if self._way is Way.RADIO:
            self._label.set_text(self.tr("The port of the radio and its speed, as serial:PORT:SPEED"))
        else:
            self._label.set_text(self.tr("Where the drone is heard, as udp:ADDRESS:PORT or tcp:ADDRESS:PORT"))
        self._address.setAccessibleName(self._label.text)
        later = self.tr("Later: press Link in the bar at the top.")
        now = self.tr("Nothing is connected now. It is at the next start, or when you press Link at the top.")
        self._when.set_text(later if self._way is Way.NONE else now)
