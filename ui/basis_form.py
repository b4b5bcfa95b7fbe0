"""By which rules a flight is flown: five choices, and what belongs to the one that is chosen."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from incidents.booklet.booklet import Topic
from incidents.model import IncidentError
from incidents.operator.legal_basis import (
    LegalBasis,
    Sight,
    Subcategory,
    open_category,
    specific_category,
    state_order,
)
from missions.rules import Basis
from ui import sizes
from ui.font import Weight, inter
from ui.widgets import choices
from ui.widgets.big_button import BigButton
from ui.widgets.side_note import SideNote
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

_MOST = 80
_SPECIFIC, _STATE = Basis.SPECIFIC.value, Basis.STATE.value


class BasisForm(QWidget):
    """Nothing can be given before everything is said that belongs to the choice."""

    given = Signal(object)  # LegalBasis
    dropped = Signal()
    shown = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self.over_there = SideNote(Topic.LEGAL_BASIS)
        self._kinds = {kind: _choice() for kind in (*Subcategory, _SPECIFIC, _STATE)}
        self._sights = {sight: _choice() for sight in Sight}
        self._number, self._by, self._name = _field(), _field(), _field()
        self._at = QDateTimeEdit()
        self._at.setDisplayFormat("dd.MM. HH:mm")
        self._at.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self._at.setFont(inter(sizes.SENTENCE))
        self._at.setMinimumHeight(sizes.FIELD)
        self._give = BigButton("", height=sizes.SMALL_BUTTON)
        self._drop = BigButton("", height=sizes.SMALL_BUTTON)
        self._lay_out()
        for kind, button in self._kinds.items():
            button.clicked.connect(partial(self._choose, kind))
        for button in self._sights.values():
            button.clicked.connect(self._judge)
        for field in (self._number, self._by, self._name):
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self._on_give)
        self._give.wanted.connect(self._on_give)
        self._drop.wanted.connect(self.dropped)
        self.show_basis(open_category(Subcategory.A3))
        self._say()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._title)
        column.addWidget(self.over_there)
        column.addLayout(choices.row(self, self._kinds.values(), sizes.GAP_SMALL))
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP_SMALL)
        for field in (self._number, self._by, self._name):
            row.addWidget(field, 2)
        row.addWidget(self._at, 1)
        row.addLayout(choices.row(self, self._sights.values(), sizes.GAP_SMALL), 2)
        row.addStretch(1)
        for button in (self._drop, self._give):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def show_basis(self, basis: LegalBasis) -> None:
        """Begin with this choice; the time of an order begins with now."""
        kind = basis.subcategory or (Subcategory.A3 if basis.basis is Basis.OPEN else basis.basis.value)
        self._number.setText(basis.authorisation or "")
        self._by.setText(basis.ordered_by or "")
        self._name.setText(basis.ordered_name or "")
        at = basis.ordered_at or self._now()
        self._at.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))
        choices.mark(self._kinds, kind)
        choices.mark(self._sights, basis.sight or Sight.VLOS)
        self._show_fields(kind)

    @property
    def chosen(self) -> LegalBasis | None:
        """None while something is missing."""
        kind = next(kind for kind, button in self._kinds.items() if button.isChecked())
        sight = next(sight for sight, button in self._sights.items() if button.isChecked())
        try:
            if kind == _SPECIFIC:
                return specific_category(self._number.text(), sight)
            if kind == _STATE:
                at = datetime.fromtimestamp(self._at.dateTime().toSecsSinceEpoch(), UTC)
                return state_order(self._by.text(), self._name.text(), at)
        except IncidentError:
            return None
        return open_category(kind)

    def _choose(self, kind: str) -> None:
        self._show_fields(kind)
        first = {_SPECIFIC: self._number, _STATE: self._by}.get(kind)
        if first is not None:
            first.setFocus()

    def _show_fields(self, kind: str) -> None:
        for widget in (self._number, *self._sights.values()):
            widget.setVisible(kind == _SPECIFIC)
        for widget in (self._by, self._name, self._at):
            widget.setVisible(kind == _STATE)
        self._judge()

    def _on_give(self) -> None:
        basis = self.chosen
        if basis is not None:
            self.given.emit(basis)

    def _judge(self) -> None:
        whole = self.chosen is not None
        by_order = self._kinds[_STATE].isChecked()
        lacking = self.tr("fill both in") if by_order else self.tr("the number is needed")
        self._give.set_blocked(None if whole else lacking)
        self._give.set_next("" if whole else None)

    def _say(self) -> None:
        self._title.set_text(self.tr("By which rules is it flown? It goes into the record."))
        for part in Subcategory:
            self._kinds[part].set_words(self.tr("Open {part}").format(part=part.value))
        self._kinds[_SPECIFIC].set_words(self.tr("Specific"))
        self._kinds[_STATE].set_words(self.tr("For the state"))
        for sight, button in self._sights.items():
            button.set_words(sight.value)
        for field, name in (
            (self._number, self.tr("Number of the authorisation")),
            (self._by, self.tr("Institution that ordered it")),
            (self._name, self.tr("Who spoke for it")),
        ):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self._at.setAccessibleName(self.tr("When it was ordered"))
        self._give.set_words(self.tr("Use it"))
        self._drop.set_words(self.tr("Cancel"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _choice() -> BigButton:
    button = BigButton("", height=sizes.SMALL_BUTTON)
    button.setCheckable(True)
    return button


def _field() -> QLineEdit:
    field = QLineEdit()
    field.setFont(inter(sizes.SENTENCE))
    field.setMinimumHeight(sizes.FIELD)
    field.setMinimumWidth(60)
    field.setMaxLength(_MOST)
    field.setTextMargins(sizes.GAP, 0, sizes.GAP, 0)
    return field
