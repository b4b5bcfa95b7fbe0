"""Correcting a clock: whose, by how many seconds, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QDoubleSpinBox, QGridLayout, QWidget

from incidents.timeline import OFFSET_MAX_S
from incidents.words import label
from ui import sizes
from ui.font import figures
from ui.review import form, spans
from ui.review.clock_evidence import ClockEvidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from incidents.clocks import Evidence
    from ui.widgets.big_button import BigButton

_MOST_REASON = 300
_SMALLEST_S = 0.05
_IN_A_ROW = 3


class OffsetForm(QWidget):
    """The times as written stay in the record; the correction stands beside them with its reason."""

    given = Signal(str, float, str)  # clock, seconds, reason
    dropped = Signal()

    def __init__(
        self,
        offsets: Mapping[str, float],
        language: str,
        evidence: Mapping[str, Sequence[Evidence]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`offsets`: for every clock of the incident, the seconds added to its times now; `evidence`: what
        speaks for a correction of it.
        """
        super().__init__(parent)
        self._offsets = dict(offsets)
        self._known = dict(evidence or {})
        self._suggested = ""  # a reason that nobody has typed
        self._language = language
        self._title = form.title()
        self._about = form.label()
        self._whose = form.label()
        self._much = form.label()
        self._why = form.label()
        self._clocks: dict[str, BigButton] = {clock: form.button() for clock in self._offsets}
        self._seconds = QDoubleSpinBox()
        self._seconds.setRange(-OFFSET_MAX_S, OFFSET_MAX_S)
        self._seconds.setDecimals(1)
        self._seconds.setMinimumHeight(sizes.SMALL_BUTTON)
        self._seconds.setFont(figures(sizes.SENTENCE))
        self._evidence = ClockEvidence()
        self._reason = form.line(_MOST_REASON)
        self._drop = form.button()
        self._give = form.button()
        self._lay_out()
        self._evidence.used.connect(self._on_used)
        self._seconds.valueChanged.connect(self._judge)
        self._reason.textChanged.connect(self._judge)
        self._reason.returnPressed.connect(self._on_give)
        self._give.wanted.connect(self._on_give)
        self._drop.wanted.connect(self.dropped)
        self.setFocusProxy(self._seconds)
        self._say()
        self._choose(next(iter(self._clocks), ""))

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for clock, button in self._clocks.items():
            button.setCheckable(True)
            group.addButton(button)
            button.wanted.connect(lambda clock=clock: self._choose(clock))
        column = form.column_of(self)
        for widget in (self._title, self._about, self._whose):
            column.addWidget(widget)
        column.addLayout(self._clock_grid())
        column.addWidget(self._evidence)
        column.addLayout(self._fields())
        column.addSpacing(sizes.GAP_SMALL)
        column.addLayout(form.row_of(self._drop, self._give))

    def _fields(self) -> QGridLayout:
        """Seconds beside their reason: the sheet stays low, however many clocks there are."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(sizes.GAP_SMALL)
        for column, widgets in enumerate(((self._much, self._seconds), (self._why, self._reason))):
            for row, widget in enumerate(widgets):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)
        return grid

    def _clock_grid(self) -> QGridLayout:
        """A truck's track has a clock of its own, and there may be many."""
        grid = QGridLayout()
        grid.setSpacing(sizes.GAP_SMALL)
        for place, button in enumerate(self._clocks.values()):
            grid.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
        for column in range(min(_IN_A_ROW, len(self._clocks))):
            grid.setColumnStretch(column, 1)
        return grid

    @property
    def clock(self) -> str | None:
        """Which clock is to be corrected."""
        return next((clock for clock, button in self._clocks.items() if button.isChecked()), None)

    def _choose(self, clock: str) -> None:
        if clock in self._clocks:
            self._clocks[clock].setChecked(True)
            self._seconds.setValue(self._offsets[clock])
            self._seconds.selectAll()  # what is typed next takes its place
            self._suggest("")
            self._evidence.show_evidence(self._known.get(clock, ()))
        self._judge()

    def _on_used(self, seconds: float, reason: str) -> None:
        self._seconds.setValue(seconds)
        self._suggest(reason)
        self._reason.setFocus()

    def _suggest(self, reason: str) -> None:
        """A reason to be edited; never over one that somebody typed."""
        if self._reason.text() in ("", self._suggested):
            self._suggested = reason[:_MOST_REASON]
            self._reason.setText(self._suggested)

    def _on_give(self) -> None:
        clock = self.clock
        if clock is not None and self._missing(clock) is None:
            self.given.emit(clock, self._seconds.value(), self._reason.text().strip())

    def _missing(self, clock: str | None) -> str | None:
        """Why it cannot be given yet."""
        if clock is None:
            return self.tr("no clock is known")
        if abs(self._seconds.value() - self._offsets[clock]) < _SMALLEST_S:
            return self.tr("change the seconds")
        return None if self._reason.text().strip() else self.tr("a reason is needed")

    def _judge(self) -> None:
        missing = self._missing(self.clock)
        self._give.set_blocked(missing)
        self._give.set_next("" if missing is None else None)

    def _say(self) -> None:
        self._title.set_text(self.tr("Clock offsets"))
        self._about.set_text(
            self.tr("The drone's clock comes from satellites. Others may be early or late: say by how much.")
        )
        self._whose.set_text(self.tr("Whose clock"))
        self._much.set_text(self.tr("Seconds to add to its times"))
        self._why.set_text(self.tr("Reason, for the record"))
        self._seconds.setAccessibleName(self.tr("Seconds to add to its times"))
        self._reason.setAccessibleName(self.tr("Reason, for the record"))
        for clock, button in self._clocks.items():
            button.set_words(clock_name(clock, self._language), spans.clock_offset(self._offsets[clock]))
        self._give.set_words(self.tr("Correct the clock"))
        self._drop.set_words(self.tr("Cancel"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def clock_name(clock: str, language: str) -> str:
    """A clock in the reader's language; that of a dispatch centre with the name of its form."""
    kind, _, which = clock.partition(":")
    try:
        name = label(language, f"clock_{kind}")
    except KeyError:  # the clock of a newer program
        return clock
    name = name[:1].upper() + name[1:]
    return f"{name} · {which}" if which else name
