"""The sheet of the operator's record: flights, batteries, crew, maintenance, and what is still missing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from incidents.codes import IncidentCode
from incidents.operator.export import Form
from incidents.operator.flight_line import Kind, Missing
from incidents.operator.period import ALWAYS, Period
from incidents.operator.tables import What
from ui import sizes
from ui.review import form
from ui.review.operator_form import OperatorForm
from ui.review.operator_table import OperatorTable
from ui.review.operator_view import OperatorView
from ui.widgets import choices
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from incidents.model import Fact


class Span(StrEnum):
    """For which time flights are shown."""

    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


class OperatorPage(QWidget):
    """Lies on a `Sheet`. Gets a view, emits what people add and want to have exported."""

    added = Signal(str, object)  # an IncidentCode, its facts
    period_chosen = Signal(object)  # Period
    export_wanted = Signal(object, object)  # What, Form
    done = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        today: Callable[[], date] = lambda: datetime.now(UTC).astimezone().date(),
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._view = OperatorView()
        self._what = What.FLIGHTS
        self._in_hand = ""
        self._title = form.title()
        self._totals = Words("", sizes.LABEL, ink="label", most_lines=1)
        self._whats = {what: _small() for what in What}
        self._spans = {span: _small() for span in Span}
        self._table = OperatorTable()
        self._about = Words("", sizes.LABEL, ink="label", most_lines=2)
        self._lacks = {what: BigButton("", icon="plus", height=sizes.SMALL_BUTTON) for what in Missing}
        self._reported = BigButton("", icon="check-bold", height=sizes.SMALL_BUTTON)
        self._task_done = BigButton("", icon="check-bold", height=sizes.SMALL_BUTTON)
        self._form = OperatorForm()
        self._strip = QWidget()
        self._rules = Words("", sizes.LABEL, ink="label", most_lines=2)
        self._paper, self._sheet, self._close = form.button(), form.button(), form.button()
        self._lay_out()
        self._connect()
        choices.mark(self._whats, self._what)
        choices.mark(self._spans, Span.ALL)
        self._say()

    def _lay_out(self) -> None:
        column = form.column_of(self)
        column.setSpacing(sizes.GAP_SMALL)
        head = QHBoxLayout()
        head.addWidget(self._title, 3, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(choices.row(self, self._spans.values(), sizes.GAP_SMALL), 4)
        column.addLayout(head)
        column.addLayout(choices.row(self, self._whats.values(), sizes.GAP_SMALL))
        column.addWidget(self._totals)
        column.addWidget(self._table, 1)
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.setSpacing(sizes.GAP_SMALL)
        strip.addWidget(self._about, 1)
        for button in (*self._lacks.values(), self._reported, self._task_done):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            strip.addWidget(button)
        self._strip.setMinimumHeight(sizes.SMALL_BUTTON)
        column.addWidget(self._strip)
        column.addWidget(self._form)
        self._form.hide()
        foot = QHBoxLayout()
        foot.setSpacing(sizes.GAP)
        foot.addWidget(self._rules, 2)
        for button in (self._paper, self._sheet, self._close):
            foot.addWidget(button, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for what, button in self._whats.items():
            button.clicked.connect(partial(self.show_book, what))
        for span, button in self._spans.items():
            button.clicked.connect(partial(self._on_span, span))
        for what, button in self._lacks.items():
            button.wanted.connect(partial(self._ask, what))
        self._table.chosen.connect(self._on_row)
        self._reported.wanted.connect(self._on_reported)
        self._task_done.wanted.connect(self._on_task_done)
        self._form.given.connect(self._on_given)
        self._form.dropped.connect(self._close_form)
        self._paper.wanted.connect(lambda: self.export_wanted.emit(self._what, Form.PDF))
        self._sheet.wanted.connect(lambda: self.export_wanted.emit(self._what, Form.CSV))
        self._close.wanted.connect(self.done)
        self.setFocusProxy(self._table)

    # --- what it is told -------------------------------------------------------------------------

    def show_view(self, view: OperatorView) -> None:
        """The record as it is now; the row in hand stays in hand."""
        self._view = view
        self._close_form()
        self._show_table()

    def show_busy(self, done: int, of: int) -> None:
        """Recordings are being read."""
        if done < of:
            self._totals.set_text(self.tr("reading recording {done} of {of}").format(done=done, of=of))

    def show_said(self, line: str) -> None:
        """What came of the last press: the file that was written, or why not."""
        self._rules.set_text(line, "text")

    def show_book(self, what: What) -> None:
        """One of the four."""
        self._what = What(what)
        choices.mark(self._whats, self._what)
        self._close_form()
        self._show_table()

    def show_flight(self, flight: str) -> None:
        """Take this flight in hand."""
        self.show_book(What.FLIGHTS)
        self._table.choose(flight)

    # --- hands -----------------------------------------------------------------------------------

    def _on_span(self, span: Span) -> None:
        today = self._today()
        first = {
            Span.QUARTER: today - timedelta(days=90),
            Span.YEAR: date(today.year, 1, 1),
            Span.ALL: None,
        }[span]
        self.period_chosen.emit(ALWAYS if first is None else Period(first, today))

    def _on_row(self, key: str) -> None:
        self._in_hand = key
        self._close_form()

    def _ask(self, what: Missing) -> None:
        names = self._view.batteries if what is Missing.BATTERY else self._view.people
        self._form.ask(what, names, self._view.bases.get(self._in_hand))
        self._strip.hide()
        self._form.show()

    def _on_given(self, code: str, facts: Mapping[str, Fact]) -> None:
        self.added.emit(code, {"flight": self._in_hand, **facts})
        self._close_form()

    def _on_reported(self) -> None:
        facts = {"flight": self._in_hand, "where": self._view.unreported.get(self._in_hand, "")}
        self.added.emit(IncidentCode.OCCURRENCE_REPORTED.value, facts)

    def _on_task_done(self) -> None:
        aircraft, _, task = self._in_hand.rpartition("/")
        if aircraft:
            self.added.emit(IncidentCode.MAINTENANCE_DONE.value, {"aircraft": aircraft, "task": task})

    def _close_form(self) -> None:
        self._form.hide()
        self._strip.show()
        self._show_in_hand()

    # --- what follows from it --------------------------------------------------------------------

    def _show_table(self) -> None:
        table = self._view.tables.get(self._what)
        if table is None:
            return
        self._table.show_table(table, self._view.not_recorded, newest_first=self._what is What.FLIGHTS)
        self._say_head()
        self._show_in_hand()
        empty = None if table.rows else self.tr("nothing is recorded yet")
        self._paper.set_blocked(empty)
        self._sheet.set_blocked(empty)

    def _show_in_hand(self) -> None:
        flights = self._what is What.FLIGHTS
        missing = self._view.missing.get(self._in_hand, ()) if flights else ()
        for what, button in self._lacks.items():
            button.setVisible(what in missing)
        self._reported.setVisible(flights and self._in_hand in self._view.unreported)
        self._task_done.setVisible(self._what is What.MAINTENANCE and bool(self._in_hand))
        self._about.set_text(self._view.about.get(self._in_hand, "") if flights else "")

    def _say_head(self) -> None:
        table = self._view.tables.get(self._what)
        said: list[str] = []
        if table is not None and self._what is What.FLIGHTS:
            named = {
                Kind.REAL: "{sum}",
                Kind.EXERCISE: self.tr("exercises: {sum}"),
                Kind.SIMULATED: self.tr("simulated: {sum}"),
            }
            said = [named[kind].format(sum=text) for kind, text in table.totals.items()]
            if not table.rows:
                said = [self.tr("No flight in this time.")]
            if self._view.unread:
                unread = self.tr("recordings that cannot be read: {count}")
                said.append(unread.format(count=self._view.unread))
        self._totals.set_text(" · ".join(said))
        self._rules.set_text(self._view.rules, "label")

    def _say(self) -> None:
        self._title.set_text(self.tr("Operator record"))
        self._table.set_name(self.tr("Operator record"))
        for what, words in (
            (What.FLIGHTS, self.tr("Flights")),
            (What.BATTERIES, self.tr("Batteries")),
            (What.CREW, self.tr("Crew")),
            (What.MAINTENANCE, self.tr("Maintenance")),
        ):
            self._whats[what].set_words(words)
        for span, words in (
            (Span.QUARTER, self.tr("90 days")),
            (Span.YEAR, self.tr("This year")),
            (Span.ALL, self.tr("All")),
        ):
            self._spans[span].set_words(words)
        for what, words in (
            (Missing.PILOT, self.tr("Pilot")),
            (Missing.LEGAL_BASIS, self.tr("Legal basis")),
            (Missing.BATTERY, self.tr("Battery")),
        ):
            self._lacks[what].set_words(words)
            self._lacks[what].setAccessibleDescription(self.tr("is missing; press to add it"))
        self._reported.set_words(self.tr("Reported"))
        self._reported.setAccessibleDescription(self.tr("what happened was reported to the authority"))
        self._task_done.set_words(self.tr("Done today"))
        self._paper.set_words(self.tr("Export"), self.tr("PDF, to sign"))
        self._sheet.set_words(self.tr("Export"), self.tr("CSV, for a spreadsheet"))
        self._close.set_words(self.tr("Done"))
        self._say_head()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _small() -> BigButton:
    button = BigButton("", height=sizes.SMALL_BUTTON)
    button.setCheckable(True)
    return button
