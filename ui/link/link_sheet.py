"""The sheet of the drone's link: where it is, how far to trust it, and which drone is commanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight, inter
from ui.link.link_facts import link_facts
from ui.link.link_form import LinkForm
from ui.link.pair_form import PairForm
from ui.link.vehicle_row import VehicleRow
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telemetry.fleet import Seen
    from telemetry.state import VehicleState

_COLUMNS_APART = 40
_MOST_VEHICLES = 10  # as many as a session lists
_HIGH = 560  # so that the facts have room for every language, and nothing moves when they change
_ROOM_FOR_PAIRING = 7  # with more drones in the air nobody sits beside a cable
_MOST_NAME = 40


class LinkSheet(QWidget):
    """Gets values, emits intents; shown while it is open, twenty times a second."""

    connect_wanted = Signal(str)  # a link address of a real drone
    command_wanted = Signal(int, object)  # system, sender
    pair_wanted = Signal()
    named = Signal(str, str)  # uid, the brigade's name for it
    done = Signal()

    def __init__(self, address: str, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dict(names)
        self._uid: str | None = None
        self.form = LinkForm(address)
        self.pairing = PairForm()
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._facts = FactList()
        self._heard = Words("", sizes.LABEL, ink="label")
        self._nobody = Words("", sizes.SENTENCE, ink="label", most_lines=3)
        self._rows = [VehicleRow() for _ in range(_MOST_VEHICLES)]
        self._name_label = Words("", sizes.LABEL, ink="label")
        self._name = QLineEdit()
        self._name.setMaxLength(_MOST_NAME)
        self._name.setFont(inter(sizes.SENTENCE))
        self._name.setMinimumHeight(sizes.FIELD)
        self._keep = BigButton("", height=sizes.SMALL_BUTTON)
        self._keep.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._done = BigButton("", height=sizes.BUTTON)
        self.setMinimumHeight(_HIGH)
        self._lay_out()
        self.form.connect_wanted.connect(self.connect_wanted)
        self._name.textChanged.connect(self._judge_name)
        self._name.returnPressed.connect(self._on_keep)
        self._keep.wanted.connect(self._on_keep)
        self._done.wanted.connect(self.done)
        self.pairing.wanted.connect(self.pair_wanted)
        for row in self._rows:
            row.wanted.connect(self.command_wanted)
        self._say()

    def _lay_out(self) -> None:
        naming = QHBoxLayout()
        naming.setSpacing(sizes.GAP)
        naming.addWidget(self._name, 1)
        naming.addWidget(self._keep)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(sizes.GAP)
        left.addWidget(self._facts)
        left.addStretch(1)
        left.addWidget(self._name_label)
        left.addLayout(naming)
        left.addWidget(self.form)
        left.addWidget(self._done)
        right.setSpacing(0)
        right.addWidget(self._heard)
        right.addWidget(self._nobody)
        for row in self._rows:
            right.addWidget(row)
        right.addStretch(1)
        right.addWidget(self.pairing)
        columns = QHBoxLayout()
        columns.setSpacing(_COLUMNS_APART)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addLayout(columns, 1)

    # --- what it is told -------------------------------------------------------------------------

    def show_link(self, state: VehicleState, fleet: tuple[Seen, ...], now_s: float) -> None:
        """`fleet`: everybody heard, as the session lists them."""
        self._facts.show_facts(link_facts(state.link, now_s))
        why_not = self.tr("land first") if state.armed else None
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(fleet))
            if place < len(fleet):
                row.show_seen(fleet[place], self._names, now_s, why_not=why_not)
        self._nobody.setVisible(not fleet)
        self.pairing.setVisible(len(fleet) <= _ROOM_FOR_PAIRING)
        uid = state.identity.uid if state.identity is not None else None
        if uid != self._uid:
            self._uid = uid
            self._name.setText(self._names.get(uid, "") if uid is not None else "")
        self._judge_name()

    # --- naming ----------------------------------------------------------------------------------

    def _on_keep(self) -> None:
        if self._keep.isEnabled() and self._uid is not None:
            self._names[self._uid] = self._name.text().strip()
            self.named.emit(self._uid, self._names[self._uid])
            self._judge_name()

    def _judge_name(self) -> None:
        name = self._name.text().strip()
        self._name.setEnabled(self._uid is not None)
        if self._uid is None:
            self._keep.set_blocked(self.tr("no drone is heard"))
        else:
            same = name == self._names.get(self._uid, "")
            self._keep.set_blocked(self.tr("kept") if same else None)

    def _say(self) -> None:
        self._title.set_text(self.tr("The drone's link"))
        self._heard.set_text(self.tr("Drones heard"))
        self._nobody.set_text(
            self.tr("No drone is heard on this link. Switch it on, and look at the address below.")
        )
        self._name_label.set_text(self.tr("What the brigade calls the drone"))
        self._name.setAccessibleName(self.tr("What the brigade calls the drone"))
        self._keep.set_words(self.tr("Keep the name"))
        self._done.set_words(self.tr("Done"))
        self._done.set_next("")
        self._judge_name()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
