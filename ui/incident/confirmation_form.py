"""Write down that somebody in charge said yes: to what, where, until when, who."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QTimeZone, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from missions.confirmations import BORDER, HEIGHT
from ui import sizes, units
from ui.font import Weight, inter
from ui.incident.confirmation_draft import ConfirmationDraft
from ui.widgets import choices
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.incident.confirmation_draft import ConfirmedPlace

_ZONE = "zone"
_MOST_CHARS = 200
_LONGEST_PLACES = 3  # side by side; more would be cut
_HOURS = (6, 24, 7 * 24, 30 * 24)


class ConfirmationForm(QWidget):
    """`added` brings what was entered; nothing is written here."""

    added = Signal(object)  # ConfirmationDraft
    cancelled = Signal()

    def __init__(
        self,
        places: Sequence[ConfirmedPlace],
        zone_ids: Sequence[str],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._places, self._now = tuple(places[:_LONGEST_PLACES]), now
        self._about = {key: choices.choice() for key in (BORDER, HEIGHT, _ZONE)}
        self._place = {n: choices.choice() for n in range(len(self._places))}
        self._soon = {hours: choices.choice() for hours in _HOURS}
        self._zone = QComboBox()
        self._zone.setEditable(True)
        self._zone.addItems(list(zone_ids))
        self._zone.setCurrentText("")
        self._until = QDateTimeEdit()
        self._until.setDisplayFormat("dd.MM.yyyy HH:mm")
        self._until.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self._who, self._number = QLineEdit(), QLineEdit()
        self._labels = {key: Words("", sizes.LABEL, ink="label", most_lines=1) for key in _LABELS}
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._add = BigButton("", icon="check-bold", height=sizes.BUTTON)
        self._cancel = BigButton("", height=sizes.BUTTON)
        self._connect()
        self._lay_out()
        choices.mark(self._about, BORDER)
        choices.mark(self._place, 0)
        self._choose_hours(_HOURS[1])
        self._say()

    def _connect(self) -> None:
        for hours, button in self._soon.items():
            button.wanted.connect(partial(self._choose_hours, hours))
        for button in (*self._about.values(), *self._place.values()):
            button.wanted.connect(self._judge)
        for field in (self._who, self._number):
            field.setMaxLength(_MOST_CHARS)
            field.textChanged.connect(self._judge)
        self._zone.editTextChanged.connect(self._judge)
        self._until.dateTimeChanged.connect(self._judge)
        self._until.dateTimeChanged.connect(self._unmark_hours)
        self._who.returnPressed.connect(self._on_add)
        self._number.returnPressed.connect(self._on_add)
        self._add.wanted.connect(self._on_add)
        self._cancel.wanted.connect(self.cancelled)

    def _lay_out(self) -> None:
        for field in (self._zone, self._until, self._who, self._number):
            field.setMinimumHeight(sizes.FIELD)
            field.setFont(inter(sizes.SENTENCE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._labels["about"])
        column.addLayout(choices.row(self, self._about.values()))
        column.addWidget(self._zone)
        column.addWidget(self._labels["place"])
        column.addLayout(choices.row(self, self._place.values()))
        column.addWidget(self._labels["until"])
        until = choices.row(self, self._soon.values(), sizes.GAP_SMALL)
        until.addWidget(self._until, 2)
        column.addLayout(until)
        pair = QGridLayout()
        pair.setHorizontalSpacing(sizes.GAP)
        for i, (key, field) in enumerate((("who", self._who), ("number", self._number))):
            pair.addWidget(self._labels[key], 0, i)
            pair.addWidget(field, 1, i)
            pair.setColumnStretch(i, 2 - i)
        column.addLayout(pair)
        column.addSpacing(sizes.GAP_SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._add, 2)
        column.addLayout(buttons)

    # --- what was entered ------------------------------------------------------------------------

    @property
    def until(self) -> datetime:
        """As entered in local time."""
        return datetime.fromtimestamp(self._until.dateTime().toSecsSinceEpoch(), UTC)

    def _chosen_about(self) -> str:
        key = next((key for key, button in self._about.items() if button.isChecked()), BORDER)
        return self._zone.currentText().strip()[:_MOST_CHARS] if key == _ZONE else key

    def _chosen_place(self) -> ConfirmedPlace | None:
        return next((self._places[n] for n, button in self._place.items() if button.isChecked()), None)

    def _missing(self) -> str | None:
        """What keeps it from being written down; None: nothing."""
        if not self._places:
            return self.tr("draw an area first")
        if not self._chosen_about():
            return self.tr("which zone?")
        if self.until <= self._now:
            return self.tr("that hour is over")
        return None if self._who.text().strip() else self.tr("who confirmed it?")

    def _on_add(self) -> None:
        place = self._chosen_place()
        if place is None or self._missing() is not None:
            return
        who, number = self._who.text().strip(), self._number.text().strip()
        self.added.emit(ConfirmationDraft(self._chosen_about(), place, self.until, who, number))

    def _choose_hours(self, hours: int) -> None:
        until = self._now + timedelta(hours=hours)
        self._until.setDateTime(
            QDateTime.fromSecsSinceEpoch(int(until.timestamp()), QTimeZone.systemTimeZone())
        )
        choices.mark(self._soon, hours)

    def _unmark_hours(self) -> None:
        choices.mark(self._soon, -1)

    def _judge(self) -> None:
        self._zone.setVisible(self._about[_ZONE].isChecked())
        missing = self._missing()
        self._add.set_blocked(missing)
        self._add.set_next("" if missing is None else None)

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self._title.set_text(self.tr("New confirmation"))
        for key, words in (
            ("about", self.tr("To what was yes said?")),
            ("place", self.tr("Where does it hold?")),
            ("until", self.tr("Until when?")),
            ("who", self.tr("Who confirmed it?")),
            ("number", self.tr("Number, if there is one")),
        ):
            self._labels[key].set_text(words)
        self._about[BORDER].set_words(self.tr("State border"))
        self._about[HEIGHT].set_words(self.tr("Flight height"))
        self._about[_ZONE].set_words(self.tr("A zone"))
        self._zone.setAccessibleName(self.tr("Identifier of the zone"))
        for n, place in enumerate(self._places):
            self._place[n].set_words(place.name)
        for hours, button in self._soon.items():
            button.set_words(_span(hours))
        self._until.setAccessibleName(self._labels["until"].text)
        self._who.setAccessibleName(self._labels["who"].text)
        self._number.setAccessibleName(self._labels["number"].text)
        self._add.set_words(self.tr("Write it down"))
        self._cancel.set_words(self.tr("Back"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()


_LABELS = ("about", "place", "until", "who", "number")


def _span(hours: int) -> str:
    if hours <= 24:
        return str(units.Quantity(str(hours), units.translate("Units", "h")))
    return units.translate("Units", "%n days", "", hours // 24)
