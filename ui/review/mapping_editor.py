"""What the columns of a dispatch file mean: for each of our fields a column, and what the file says by it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from incidents.dispatch import guess_words as known
from ui import sizes
from ui.font import inter
from ui.review import form
from ui.review.dispatch_times import DispatchTimes
from ui.widgets.hairline import Hairline
from ui.widgets.words import Words
from ui.words.dispatch import field_name, guess_words

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from incidents.dispatch.profiles import Profile
    from ui.review.dispatch_look import Column, MappingLook, Tried

ZONES = ("Europe/Riga", "Europe/Vilnius", "Europe/Tallinn", "Europe/Warsaw", "Europe/Berlin", "UTC")
_MOST_NAME = 60
_EXAMPLE_CHARS = 10


class Choice(QComboBox):
    """A list that the wheel scrolls past: nothing is chosen by turning it over the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(inter(sizes.LABEL))
        self.setMinimumHeight(sizes.SMALL_BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MappingEditor(QWidget):
    """Every change is tried at once; `kept` brings the mapping as it is."""

    changed = Signal(object, str, str)  # dict of our field to column, time zone, name
    kept = Signal(object)  # Profile
    left = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._mapping: MappingLook | None = None
        self._tried: Tried | None = None
        self._fields: dict[str, tuple[Words, Choice, Words]] = {}
        self._title, self._about = form.title(), form.label()
        self._list = QScrollArea()
        self._times = DispatchTimes()
        self._times.hideColumn(0)
        self._zone_label, self._name_label, self._seen_label = form.label(), form.label(), form.label()
        self._zone = Choice()
        self._zone.addItems(list(ZONES))
        self._name = form.line(_MOST_NAME)
        self._said = Words("", sizes.LABEL, ink="label", most_lines=4)
        self._back, self._keep = form.button(), form.button("content-save-outline")
        self._lay_out()
        self._zone.currentTextChanged.connect(self._try)
        self._name.textChanged.connect(self._try)
        self._back.wanted.connect(self.left)
        self._keep.wanted.connect(self._on_keep)
        self._say()

    def _lay_out(self) -> None:
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWidgetResizable(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._title)
        column.addWidget(self._about)
        halves = QHBoxLayout()
        halves.setSpacing(sizes.GAP_WIDE)
        halves.addWidget(self._list, 5)
        halves.addWidget(Hairline(upright=True))
        right = QVBoxLayout()
        right.setSpacing(sizes.GAP_SMALL)
        pair = QGridLayout()
        pair.setHorizontalSpacing(sizes.GAP)
        pair.setVerticalSpacing(4)
        for i, (label, field) in enumerate(((self._name_label, self._name), (self._zone_label, self._zone))):
            pair.addWidget(label, 0, i)
            pair.addWidget(field, 1, i)
            pair.setColumnStretch(i, 1)
        right.addLayout(pair)
        right.addWidget(self._seen_label)
        right.addWidget(self._times, 1)
        right.addWidget(self._said)
        halves.addLayout(right, 7)
        column.addLayout(halves, 1)
        column.addLayout(form.row_of(self._back, self._keep))

    # --- what it is told -------------------------------------------------------------------------

    def show_mapping(self, mapping: MappingLook) -> None:
        """The guesses are chosen already; fields without one stand below."""
        self._mapping, self._tried = mapping, None
        guesses = {guess.field: guess for guess in mapping.guessed.guesses}
        fields = list(known.guess_words().fields())
        order = [field for field in fields if field in guesses] + [f for f in fields if f not in guesses]
        self._fill(order, mapping.columns)
        for field, (_, choice, why) in self._fields.items():
            guess = guesses.get(field)
            choice.setCurrentIndex(choice.findData(guess.column) if guess else 0)
            why.set_text(guess_words(guess) if guess else "")
            why.setVisible(guess is not None)
            choice.currentIndexChanged.connect(partial(self._on_choice, field))
        with QSignalBlocker(self._zone), QSignalBlocker(self._name):
            self._set_zone(mapping.guessed.profile.tz)
            self._name.setText(mapping.guessed.profile.name)
        self._say()
        self._try()

    def show_tried(self, tried: Tried) -> None:
        self._tried = tried
        times = tried.dispatch.times if tried.dispatch else ()
        self._times.show_times(tried.dispatch, times, self._language)
        self._judge()

    def show_error(self, error: str) -> None:
        self._said.set_text(error, "danger")

    @property
    def columns(self) -> dict[str, str]:
        """Our fields and the columns that are chosen for them."""
        chosen = {field: choice.currentData() for field, (_, choice, _) in self._fields.items()}
        return {field: str(column) for field, column in chosen.items() if column}

    def choose(self, field: str, column: str | None) -> None:
        """As a person does it in the list."""
        _, choice, _ = self._fields[field]
        choice.setCurrentIndex(0 if column is None else choice.findData(column))

    # --- what it emits ---------------------------------------------------------------------------

    def _on_choice(self, field: str, _index: int) -> None:
        """A person's choice needs no reason; what is chosen twice is taken from the other field."""
        _, chosen, why = self._fields[field]
        why.hide()
        for other, (_, choice, reason) in self._fields.items():
            if other != field and choice.currentData() and choice.currentData() == chosen.currentData():
                with QSignalBlocker(choice):
                    choice.setCurrentIndex(0)
                reason.hide()
        self._try()

    def _try(self) -> None:
        if self._mapping is not None:
            self.changed.emit(self.columns, self._zone.currentText(), self._name.text())

    def _on_keep(self) -> None:
        if self._tried is not None and self._missing() is None:
            self.kept.emit(self._tried.profile)

    # --- the form --------------------------------------------------------------------------------

    def _fill(self, fields: list[str], columns: tuple[Column, ...]) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, sizes.GAP_SMALL, 0)
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(sizes.GAP_SMALL)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._fields = {}
        for row, field in enumerate(fields):
            name = Words("", sizes.LABEL, most_lines=2)
            choice = Choice()
            choice.addItem("–", None)
            for column in columns:
                example = column.example.replace("\n", " ")[:_EXAMPLE_CHARS]
                choice.addItem(f"{column.name} · {example}" if example else column.name, column.name)
            why = Words("", sizes.CHART, ink="label")
            why.hide()
            said = QVBoxLayout()
            said.setSpacing(0)
            said.addStretch(1)
            said.addWidget(name)
            said.addWidget(why)
            said.addStretch(1)
            grid.addLayout(said, row, 0)
            grid.addWidget(choice, row, 1)
            self._fields[field] = (name, choice, why)
        self._list.setWidget(inside)

    def _set_zone(self, zone: str) -> None:
        if self._zone.findText(zone) < 0:
            self._zone.addItem(zone)
        self._zone.setCurrentText(zone)

    def _missing(self) -> str | None:
        """What keeps it from being kept."""
        tried: Profile | None = self._tried.profile if self._tried else None
        if tried is None or not tried.times:
            return self.tr("choose a column with times")
        if self._tried is None or self._tried.dispatch is None or not self._tried.dispatch.times:
            return self.tr("no time can be read")
        return None if self._name.text().strip() else self.tr("give it a name")

    def _judge(self) -> None:
        missing = self._missing()
        self._keep.set_blocked(missing)
        self._keep.set_next("" if missing is None else None)
        self._said.set_text(*self._to_say())

    def _to_say(self) -> tuple[str, str]:
        """The most that a person should look at, and its colour."""
        guessed = self._mapping.guessed if self._mapping else None
        dispatch = self._tried.dispatch if self._tried else None
        if self._tried is not None and self._tried.error:
            return self._tried.error, "danger"
        if dispatch is not None and dispatch.bad:
            first = dispatch.bad[0]
            count = self.tr("%n rows cannot be read", "", len(dispatch.bad))
            return f"{count}: {first.column}, {first.written}", "danger"
        if guessed is not None and guessed.day_first_uncertain:
            return self.tr("Day and month could be the other way round: look at the times."), "attention_text"
        if guessed is not None and not guessed.zone_known:
            return self.tr("Nothing in the file tells the time zone: look at it."), "attention_text"
        return "", "label"

    def _say(self) -> None:
        self._title.set_text(self.tr("What the columns mean"))
        self._about.set_text(
            self.tr("Kept mappings are used by themselves for the next file with these columns.")
        )
        self._name_label.set_text(self.tr("Name of the mapping"))
        self._zone_label.set_text(self.tr("Time zone of its clock"))
        self._seen_label.set_text(self.tr("What the file says by it"))
        self._name.setAccessibleName(self.tr("Name of the mapping"))
        self._zone.setAccessibleName(self.tr("Time zone of its clock"))
        for field, (name, choice, _) in self._fields.items():
            said = field_name(field, self._language)
            name.set_text(said)
            choice.setAccessibleName(said)
        self._back.set_words(self.tr("Back"))
        self._keep.set_words(self.tr("Keep"), self.tr("and read the file by it"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
