"""What speaks for a correction of one clock, in words, with a button that takes it over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incidents.clocks import EvidenceKind
from incidents.timeline import OFFSET_MAX_S
from ui import sizes, units
from ui.review import spans
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.clocks import Evidence

MOST = 2  # one of each kind


class ClockEvidence(QWidget):
    """Shows evidence and emits the wish to use it; changes nothing by itself."""

    used = Signal(float, str)  # seconds to add, the reason in words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evidence: tuple[Evidence, ...] = ()
        self._none = Words("", sizes.LABEL, ink="label")
        self._rows = [_Row() for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._none)
        for row in self._rows:
            row.use.wanted.connect(partial(self._on_use, row))
            column.addWidget(row)
        self.show_evidence(())

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        self._evidence = tuple(evidence)[:MOST]
        self._say()

    def _on_use(self, row: _Row) -> None:
        evidence = self._evidence[self._rows.index(row)]
        self.used.emit(round(evidence.offset_s, 1), self._reason(evidence))

    def _say(self) -> None:
        self._none.set_text(self.tr("Nothing is known yet that speaks for a correction of this clock."))
        self._none.setVisible(not self._evidence)
        for row in self._rows:
            row.setVisible(False)
        for row, evidence in zip(self._rows, self._evidence, strict=False):
            said = f"{self._who(evidence)}: {_amount(evidence)}"
            row.words.set_text(said)
            row.about.set_text(self._count(evidence))
            row.use.set_words(self.tr("Use {offset}").format(offset=spans.clock_offset(evidence.offset_s)))
            beyond = abs(evidence.offset_s) > OFFSET_MAX_S
            row.use.set_blocked(self.tr("more than a week") if beyond else None)
            row.setVisible(True)

    def _who(self, evidence: Evidence) -> str:
        if evidence.kind is EvidenceKind.GPS_TIME:
            return self.tr("The drone's satellite time says")
        return self.tr("The tracks of trucks say")

    def _count(self, evidence: Evidence) -> str:
        if evidence.kind is EvidenceKind.GPS_TIME:
            return self.tr("messages compared: %n", "", evidence.count)
        counted = self.tr("shared events: %n", "", evidence.count)
        return f"{counted} ({evidence.about})"

    def _reason(self, evidence: Evidence) -> str:
        """Into the record, with plain blanks."""
        said = f"{self._who(evidence)} {_amount(evidence)}, {self._count(evidence)}"
        return said.replace(units.HARD_SPACE, " ")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _Row(QWidget):
    """Two lines and their button."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words("", sizes.SENTENCE)
        self.about = Words("", sizes.LABEL, ink="label")
        self.use = BigButton("", height=sizes.SMALL_BUTTON)
        self.use.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.words)
        lines.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addLayout(lines, 1)
        row.addWidget(self.use)


def _amount(evidence: Evidence) -> str:
    """+118 s ± 12 s; a spread below a tenth of a second is one."""
    spread = (
        units.age(max(evidence.spread_s, 0.1))
        if evidence.spread_s < 120
        else spans.minutes_seconds(evidence.spread_s)
    )
    return f"{spans.clock_offset(evidence.offset_s)} ± {spread}"
