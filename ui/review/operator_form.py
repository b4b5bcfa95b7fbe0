"""Adds what the operator's record cannot know by itself: who flew, by which rules, with which battery."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incidents.codes import IncidentCode
from incidents.operator.flight_line import Missing
from incidents.operator.legal_basis import LegalBasis, basis_facts
from ui import sizes
from ui.basis_form import BasisForm
from ui.font import Weight
from ui.review import form
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.model import Fact

_MOST = 80
_NAMES = 4  # that can be given with one tap


class OperatorForm(QWidget):
    """Names that are known are one tap; another is typed. The legal basis has a form of its own."""

    given = Signal(str, object)  # an IncidentCode, its facts without the flight
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Missing.PILOT
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._names = [BigButton("", height=sizes.SMALL_BUTTON) for _ in range(_NAMES)]
        self._text = form.line(_MOST)
        self._give = BigButton("", height=sizes.SMALL_BUTTON)
        self._drop = BigButton("", height=sizes.SMALL_BUTTON)
        self._typed = QWidget()
        self._basis = BasisForm()
        self._lay_out()
        for button in self._names:
            button.wanted.connect(partial(self._on_name, button))
        self._text.textChanged.connect(self._judge)
        self._text.returnPressed.connect(self._on_give)
        self._give.wanted.connect(self._on_give)
        self._drop.wanted.connect(self.dropped)
        self._basis.given.connect(self._on_basis)
        self._basis.dropped.connect(self.dropped)
        self._say()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP_SMALL)
        for button in self._names:
            row.addWidget(button, 1)
        row.addWidget(self._text, 2)
        for button in (self._drop, self._give):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        inside = QVBoxLayout(self._typed)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(sizes.GAP_SMALL)
        inside.addWidget(self._title)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._typed)
        column.addWidget(self._basis)

    def ask(self, what: Missing, names: Sequence[str], basis: LegalBasis | None) -> None:
        """Begin with one of the three."""
        self._what = what
        by_rules = what is Missing.LEGAL_BASIS
        self._typed.setVisible(not by_rules)
        self._basis.setVisible(by_rules)
        self._text.clear()
        for n, button in enumerate(self._names):
            button.setVisible(n < len(names))
            if n < len(names):
                button.set_words(names[n])
        if basis is not None:
            self._basis.show_basis(basis)
        self._say()
        (self._basis if by_rules else self._text).setFocus()

    def _on_name(self, button: BigButton) -> None:
        self._tell(button.text())

    def _on_give(self) -> None:
        text = " ".join(self._text.text().split())
        if text:
            self._tell(text)

    def _tell(self, name: str) -> None:
        if self._what is Missing.PILOT:
            self.given.emit(IncidentCode.CREW_NAMED.value, {"pilot": name})
        else:
            facts: dict[str, Fact] = {"battery": name, "pack": 0}
            self.given.emit(IncidentCode.BATTERY_NAMED.value, facts)

    def _on_basis(self, basis: LegalBasis) -> None:
        self.given.emit(IncidentCode.LEGAL_BASIS.value, basis_facts(basis))

    def _judge(self) -> None:
        empty = not self._text.text().strip()
        self._give.set_blocked(self.tr("write a name") if empty else None)
        self._give.set_next(None if empty else "")

    def _say(self) -> None:
        pilot = self._what is Missing.PILOT
        self._title.set_text(self.tr("Who flew?") if pilot else self.tr("Which battery was flown?"))
        name = self.tr("Another name") if pilot else self.tr("What is written on it")
        self._text.setPlaceholderText(name)
        self._text.setAccessibleName(name)
        self._give.set_words(self.tr("Write it down"))
        self._drop.set_words(self.tr("Cancel"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
