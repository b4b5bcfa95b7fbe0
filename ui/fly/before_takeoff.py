"""The sheet before take-off: what the machine sees, what the crew sees, and what still blocks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes
from ui.basis_form import BasisForm
from ui.fly.flown_as import FlownAs
from ui.fly.override_form import OverrideForm
from ui.font import Weight
from ui.readiness import CrewTick, Level, MachineCheck, MachineRow, Readiness, ShownFinding, readiness
from ui.widgets.big_button import BigButton
from ui.widgets.check_row import CheckRow
from ui.widgets.finding_card import FindingCard
from ui.widgets.tick_card import TickCard
from ui.widgets.words import Words
from ui.words.before_takeoff import ReadinessWords, check_label, tick_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.operator.legal_basis import LegalBasis

_COLUMNS_APART = 40


class BeforeTakeoff(QWidget):
    """Lies on a `Sheet`. The take-off button is held; it says what it waits for until nothing is left."""

    go_wanted = Signal()
    back_wanted = Signal()
    override_given = Signal(str, str)  # name, reason
    ticked = Signal(str, bool)  # a CrewTick, whether it is set
    show_wanted = Signal(str)  # the code of a finding
    mend_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._machine: tuple[MachineRow, ...] = ()
        self._findings: tuple[ShownFinding, ...] = ()
        self._override: tuple[str, str] | None = None
        self._whom = ""
        self._words = ReadinessWords(self)
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._plan = Words("", sizes.LABEL_BUTTON - 2, ink="label", most_lines=1)
        self._summary = Words("", sizes.SENTENCE, Weight.SEMIBOLD, right=True)
        self._machine_title = Words("", sizes.LABEL, ink="label")
        self._crew_title = Words("", sizes.LABEL, ink="label")
        self._card = FindingCard()
        self._form = OverrideForm()
        self.basis_form = BasisForm()
        self.flown_as = FlownAs()
        self._rows = {check: CheckRow("") for check in MachineCheck}
        self._ticks = {tick: TickCard() for tick in CrewTick}
        self._back = BigButton("")
        self._overrule = BigButton("")
        self._go = BigButton("", icon="play", hold=True)
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._title)
        titles.addWidget(self._plan)
        head.addLayout(titles, 1)
        head.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addLayout(head)
        column.addWidget(self._card)
        column.addWidget(self._form)
        column.addWidget(self.basis_form)
        column.addLayout(self._lay_out_lists(), 1)
        column.addWidget(self.flown_as)
        column.addLayout(self._lay_out_buttons())
        self._card.hide()
        self._form.hide()
        self.basis_form.hide()

    def _lay_out_lists(self) -> QGridLayout:
        lists = QGridLayout()
        lists.setHorizontalSpacing(_COLUMNS_APART)
        lists.setVerticalSpacing(sizes.GAP_SMALL)
        lists.addWidget(self._machine_title, 0, 0)
        lists.addWidget(self._crew_title, 0, 1)
        machine, crew = QVBoxLayout(), QVBoxLayout()
        machine.setSpacing(0)
        crew.setSpacing(sizes.GAP_SMALL)
        for row in self._rows.values():
            machine.addWidget(row)
        for tick in self._ticks.values():
            crew.addWidget(tick)
        lists.addLayout(machine, 1, 0)
        lists.addLayout(crew, 1, 1)
        lists.setRowStretch(1, 1)
        lists.setColumnStretch(0, 1)
        lists.setColumnStretch(1, 1)
        return lists

    def _lay_out_buttons(self) -> QHBoxLayout:
        buttons, left = QHBoxLayout(), QHBoxLayout()
        buttons.setSpacing(_COLUMNS_APART)
        left.setSpacing(sizes.GAP)
        left.addWidget(self._back, 1)
        left.addWidget(self._overrule, 1)
        buttons.addLayout(left, 1)
        buttons.addWidget(self._go, 1)
        for button in (self._back, self._overrule, self._go):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(button.minimumSizeHint().width())
        return buttons

    def _connect(self) -> None:
        self._go.wanted.connect(self.go_wanted)
        self._back.wanted.connect(self.back_wanted)
        self._overrule.wanted.connect(self._on_override)
        self._form.given.connect(self._on_override_given)
        self._form.dropped.connect(self._close_form)
        self.flown_as.changed.connect(self._say_crew)
        self.flown_as.basis_wanted.connect(self._on_basis)
        self.basis_form.given.connect(self._on_basis_given)
        self.basis_form.dropped.connect(self._close_form)
        self._card.show_wanted.connect(lambda: self._tell_worst(self.show_wanted))
        self._card.mend_wanted.connect(lambda: self._tell_worst(self.mend_wanted))
        for tick, card in self._ticks.items():
            card.toggled.connect(partial(self._on_ticked, tick))

    # --- what it is told -------------------------------------------------------------------------

    def show_plan(self, line: str) -> None:
        """The plan in a line: "Search area · 24 min · 2 batteries · Subate parish"."""
        self._plan.set_text(line)

    def set_whom(self, name: str) -> None:
        """Which drone is about to take off."""
        if name != self._whom:
            self._whom = name
            self._go.set_whom(name)
            self._say()

    def show_machine(self, rows: Sequence[MachineRow]) -> None:
        """What the machine sees now; a check that is not among them is still waited for."""
        self._machine = tuple(rows)
        for row in self._machine:
            self._rows[row.check].show_state(row.state, row.value)
        self._judge()

    def show_findings(self, findings: Sequence[ShownFinding]) -> None:
        """All findings, the worst first. New ones are not covered by an override given before."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        self._override = None
        self._judge()

    def show_answer(self, answer: str, text: str = "") -> None:
        """What came of the take-off: "sent", "answered" or "refused"."""
        self._go.show_answer(answer, text)

    def start_again(self) -> None:
        """For the next flight: no tick, no override is taken over."""
        self._override = None
        for card in self._ticks.values():
            card.setChecked(False)
        self._judge()

    @property
    def readiness(self) -> Readiness:
        ticks = {tick: card.isChecked() for tick, card in self._ticks.items()}
        return readiness(self._machine, self._findings, ticks, overridden=self._override is not None)

    # --- what people do --------------------------------------------------------------------------

    def _on_ticked(self, tick: CrewTick, on: bool) -> None:
        self._judge()
        self.ticked.emit(tick.value, on)

    def _on_override(self) -> None:
        self._open_form(self._form)

    def _on_override_given(self, name: str, reason: str) -> None:
        self._override = (name, reason)
        self._close_form()
        self.override_given.emit(name, reason)

    def _on_basis(self) -> None:
        self.basis_form.show_basis(self.flown_as.said.basis)
        self._open_form(self.basis_form)

    def _on_basis_given(self, basis: LegalBasis) -> None:
        self.flown_as.set_basis(basis)
        self._close_form()

    @property
    def _asks(self) -> bool:
        """A form is open, and its answer is the next step."""
        return self._form.isVisibleTo(self) or self.basis_form.isVisibleTo(self)

    def _open_form(self, form: QWidget) -> None:
        """One at a time; on a small screen it takes the room of the row below."""
        for other in (self._form, self.basis_form):
            other.setVisible(other is form)
        self.flown_as.hide()
        self._judge()
        form.setFocus()

    def _close_form(self) -> None:
        self._form.hide()
        self.basis_form.hide()
        self.flown_as.show()
        self._judge()

    def _tell_worst(self, signal: SignalInstance) -> None:
        if self._findings:
            signal.emit(self._findings[0].code)

    # --- what follows from it --------------------------------------------------------------------

    def _judge(self) -> None:
        now = self.readiness
        asked = next((tick for tick, card in self._ticks.items() if not card.isChecked()), None)
        for tick, card in self._ticks.items():
            card.set_asked(tick is asked)
        self._summary.set_text(self._words.summary(now), "danger" if now.blocking else "label")
        self._show_worst()
        self._go.set_blocked(None if now.ready else self._words.waits_for(now))
        self._go.set_next(self.tr("NEXT") if now.ready and not self._asks else None)
        self._overrule.set_blocked(self._why_no_override(now))

    def _show_worst(self) -> None:
        red = sum(finding.level is Level.RED for finding in self._findings)
        amber = sum(finding.level is Level.AMBER for finding in self._findings)
        self._card.setVisible(bool(red or amber) and not self._asks)
        if not red and not amber:
            return
        worst = self._findings[0]
        is_red = worst.level is Level.RED and self._override is None
        self._card.show_finding(self._headline(red, amber), worst.title, worst.detail, worst.mend, red=is_red)

    def _headline(self, red: int, amber: int) -> str:
        if self._override is not None and red:
            name, reason = self._override
            return self.tr("OVERRIDDEN by {name}: {reason}").format(name=name, reason=reason)
        return self._words.headline(red, amber)

    def _why_no_override(self, now: Readiness) -> str | None:
        if self._override is not None:
            return self.tr("given by {name}").format(name=self._override[0])
        return None if now.blocking else self.tr("nothing blocks")

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        title = self.tr("Before take-off")
        self._title.set_text(f"{title} · {self._whom}" if self._whom else title)
        self._machine_title.set_text(self.tr("The machine sees"))
        self._crew_title.set_text(self.tr("The crew sees"))
        self._back.set_words(self.tr("Back"), self.tr("to the plan"))
        self._overrule.set_words(self.tr("Override"), self.tr("name and reason"))
        self._go.set_words(self.tr("Take off & search"), self.tr("flies the plan"))
        for check, row in self._rows.items():
            row.set_label(check_label(check))
        for tick, card in self._ticks.items():
            card.set_words(*tick_words(tick))
        self._say_crew()
        self._judge()

    def _say_crew(self) -> None:
        """Who flies and who watches, under the tick that says that the names are right."""
        label, hint = tick_words(CrewTick.CREW_NAMES)
        said = self.flown_as.said
        names = " · ".join(name for name in (said.pilot, said.observer) if name)
        self._ticks[CrewTick.CREW_NAMES].set_words(label, names or hint)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
