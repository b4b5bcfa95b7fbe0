"""The plan in numbers: minutes, batteries, chance to see; then what was found about it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes, units
from ui.incident.big_number import BigNumber
from ui.incident.card_words import card_name
from ui.incident.facts import plan_facts, prospect_facts
from ui.incident.findings_panel import FindingsPanel
from ui.incident.wanted import Card
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.hairline import Hairline
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.checks import Finding
    from missions.energy import Estimate
    from missions.plan import Plan
    from missions.prospect import Prospect


class PlanPanel(QWidget):
    """The right column of the incident page."""

    mend_wanted = Signal(object)  # Finding
    show_wanted = Signal(object)  # Finding
    gaps_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Plan, Estimate | None, Prospect | None] | None = None
        self._card, self._estimated = Card.SEARCH, False
        self._flights = (0, 0, False)
        self._title = Words("", sizes.LABEL, ink="label")
        self._none = Words("", sizes.SENTENCE, ink="label", most_lines=5)
        self._minutes = BigNumber(sizes.DECIDING_NUMBER)
        self._chance = BigNumber(sizes.INSTRUMENT_NUMBER, right=True)
        self._facts = FactList(hairlines=False)
        self._findings = FindingsPanel()
        self._findings.mend_wanted.connect(self.mend_wanted)
        self._findings.show_wanted.connect(self.show_wanted)
        self._planned = QWidget()
        numbers = QHBoxLayout()
        numbers.setSpacing(sizes.GAP_SMALL)
        numbers.addWidget(self._minutes)
        numbers.addStretch(1)
        numbers.addWidget(self._chance)
        self._seen = ""
        self._gaps = BigButton("", icon="select-search", height=sizes.BUTTON)
        self._gaps.wanted.connect(self.gaps_wanted)
        self._gaps.hide()
        inside = self._inside = QVBoxLayout(self._planned)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(sizes.GAP)
        inside.addLayout(numbers)
        inside.addWidget(Hairline())
        inside.addWidget(self._facts)
        inside.addWidget(self._gaps)
        inside.addWidget(Hairline())
        inside.addWidget(self._findings, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP_SMALL)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._title)
        column.addWidget(self._none)
        column.addWidget(self._planned, 1)
        column.addStretch(0)
        self.show_nothing("")
        self._say()

    def show_flights(self, done: int, count: int, *, all_flown: bool) -> None:
        """Flights of the plan, one a battery, and how many are over."""
        self._flights = (done, count, all_flown)
        self._say()

    def show_seen(self, words: str) -> None:
        """What was seen so far, and the way to the rest; "": nothing was flown."""
        if words == self._seen:
            return
        self._seen = words
        self._gaps.setVisible(bool(words))
        self._inside.setSpacing(sizes.GAP_SMALL if words else sizes.GAP)  # there is more to show
        self._say()

    def show_card(self, card: Card, *, estimated: bool = False) -> None:
        """What it is a plan for. `estimated`: the distances that its chances come from are no statistics."""
        self._card, self._estimated = card, estimated
        self._say()

    def show_nothing(self, why: str) -> None:
        """No plan yet: what is missing."""
        self._planned.hide()
        self._none.setVisible(bool(why))
        self._none.set_text(why)

    def show_plan(
        self,
        plan: Plan,
        estimate: Estimate | None,
        prospect: Prospect | None,
        findings: Sequence[Finding],
        next_mend: Finding | None,
    ) -> None:
        """What was planned, what it takes, what it sees, what was found about it."""
        self._none.hide()
        self._planned.show()
        self._shown = (plan, estimate, prospect)
        self._findings.show_findings(findings, next_mend)
        self._say()

    def _say(self) -> None:
        self._gaps.set_words(self.tr("Plan the gaps"), self._seen)
        self._title.set_text(self.tr("Plan · {card}").format(card=card_name(self._card)))
        if self._shown is None:
            return
        plan, estimate, prospect = self._shown
        known = estimate is not None and math.isfinite(estimate.duration_s)
        minutes = units.minutes_up(estimate.duration_s) if known and estimate is not None else None
        self._minutes.show_value(minutes, self._batteries(estimate))
        chance = None if prospect is None else units.percent(math.floor(100.0 * prospect.pod))
        self._chance.show_value(chance, self.tr("chance to see"))
        self._chance.setVisible(prospect is not None)
        facts = [*plan_facts(plan), *prospect_facts(prospect)]
        if self._estimated:
            facts.append(Fact(self.tr("Distances"), self.tr("an estimate")))
        self._facts.show_facts(facts)

    def set_next_mend(self, next_mend: Finding | None) -> None:
        """The finding whose mend is the page's next step; None while something else is."""
        self._findings.set_next_mend(next_mend)

    def _batteries(self, estimate: Estimate | None) -> str:
        done, count, all_flown = self._flights
        if estimate is None or estimate.batteries is None:
            return self.tr("not to be flown")
        if all_flown:
            return self.tr("all of it flown")
        if done > 0:
            return self.tr("battery {number} of {count} is next").format(number=done + 1, count=count)
        batteries = max(count, estimate.batteries)
        return self.tr("1 battery") if batteries == 1 else self.tr("%n batteries", "", batteries)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
