"""Who flies, with which battery and by which rules: one row on the sheet before take-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from incidents.operator.take_off import USUAL, TakeOff
from ui import sizes
from ui.font import inter
from ui.widgets.big_button import BigButton
from ui.words.legal_basis import basis_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.operator.legal_basis import LegalBasis

_MOST = 80
_LISTED = 20


class FlownAs(QWidget):
    """What was so the last time stands there already: nothing has to be pressed when it is right."""

    changed = Signal()
    basis_wanted = Signal()  # another one is to be chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basis: LegalBasis = USUAL
        self._crew: tuple[str, ...] = ()
        self._pilot, self._observer, self._battery = _names(), _names(), _names()
        self._rules = BigButton("", height=sizes.SMALL_BUTTON, icon="scale-balance")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        for field, share in ((self._pilot, 3), (self._observer, 3), (self._battery, 2)):
            row.addWidget(field, share)
            field.editTextChanged.connect(self.changed)
        row.addWidget(self._rules, 4)
        self._rules.wanted.connect(self.basis_wanted)
        self._say()

    def offer_crew(self, names: tuple[str, ...]) -> None:
        """Who flew from this laptop: listed after those whom the record knows."""
        self._crew = names

    def propose(self, said: TakeOff, people: Sequence[str] = (), batteries: Sequence[str] = ()) -> None:
        """What was said the last time, and the names that are known."""
        known = tuple(dict.fromkeys((*people, *self._crew)))
        for field, names, text in (
            (self._pilot, known, said.pilot),
            (self._observer, known, said.observer),
            (self._battery, batteries, said.battery),
        ):
            field.clear()
            field.addItems(list(names[:_LISTED]))
            field.setEditText(text)
        self.set_basis(said.basis)

    def set_basis(self, basis: LegalBasis) -> None:
        """What was chosen for this flight."""
        self._basis = basis
        self._say()
        self.changed.emit()

    @property
    def said(self) -> TakeOff:
        """As it stands now."""
        pilot, observer, battery = (
            " ".join(field.currentText().split()) for field in (self._pilot, self._observer, self._battery)
        )
        return TakeOff(pilot, observer, battery, self._basis)

    def _say(self) -> None:
        for field, name in (
            (self._pilot, self.tr("Remote pilot")),
            (self._observer, self.tr("Observer")),
            (self._battery, self.tr("Battery")),
        ):
            field.setAccessibleName(name)
            line = field.lineEdit()
            if line is not None:
                line.setPlaceholderText(name)
        self._rules.set_words(basis_line(self._basis))
        self._rules.setAccessibleDescription(self.tr("Legal basis of the flight; press to choose another"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _names() -> QComboBox:
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.setFont(inter(sizes.SENTENCE))
    field.setMinimumHeight(sizes.FIELD)
    field.setMinimumWidth(60)
    line = field.lineEdit()
    if line is not None:
        line.setMaxLength(_MOST)
        line.setTextMargins(sizes.GAP_SMALL, 0, sizes.GAP_SMALL, 0)
    return field
