"""The hot spot in hand: what is known of it, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes, units
from ui.font import Weight, inter
from ui.hot_spot_states import SpotProgress
from ui.video.spot_row import SpotRow, temperature_of
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words
from ui.words.hot_spots import progress_words, trend_words
from ui.words.thermal import level_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CREWS = 3
_MOST_LETTERS = 40


class SpotDetails(QWidget):
    """Emits intents with the spot's number."""

    show_wanted = Signal(int)
    look_wanted = Signal(int)  # the camera
    send_wanted = Signal(int, str)  # whom
    visited_wanted = Signal(int)
    closed_wanted = Signal(int, str)  # a SpotProgress: "out" or "not_fire"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: SpotRow | None = None
        self._look_why: str | None = None
        self._crews: tuple[str, ...] = ()
        self._title = Words("", sizes.STATE, Weight.SEMIBOLD)
        self._facts = FactList(hairlines=False)
        self._show = BigButton("", icon="map-marker-outline", height=sizes.BUTTON)
        self._look = BigButton("", icon="eye-outline", height=sizes.BUTTON)
        self._send_label = Words("", sizes.LABEL, ink="label")
        self._crew_buttons = [BigButton("", height=sizes.SMALL_BUTTON) for _ in range(_MOST_CREWS)]
        self._whom = QLineEdit()
        self._whom.setFont(inter(sizes.SENTENCE))
        self._whom.setMaxLength(_MOST_LETTERS)
        self._whom.setMinimumHeight(sizes.SMALL_BUTTON)
        self._send = BigButton("", height=sizes.SMALL_BUTTON)
        self._send.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._visited = BigButton("", icon="shoe-print", height=sizes.BUTTON)
        self._out = BigButton("", icon="check", height=sizes.BUTTON)
        self._not_fire = BigButton("", icon="cancel", height=sizes.BUTTON)
        self._lay_out()
        self._wire()
        self._say()

    def _lay_out(self) -> None:
        views = QHBoxLayout()
        views.setSpacing(sizes.GAP_SMALL)
        views.addWidget(self._show, 1)
        views.addWidget(self._look, 1)
        crews = QHBoxLayout()
        crews.setSpacing(sizes.GAP_SMALL)
        for button in self._crew_buttons:
            crews.addWidget(button, 1)
        typed = QHBoxLayout()
        typed.setSpacing(sizes.GAP_SMALL)
        typed.addWidget(self._whom, 1)
        typed.addWidget(self._send)
        ends = QGridLayout()
        ends.setSpacing(sizes.GAP_SMALL)
        for column, button in enumerate((self._visited, self._out, self._not_fire)):
            ends.addWidget(button, 0, column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addStretch(1)
        column.addLayout(views)
        column.addWidget(self._send_label)
        column.addLayout(crews)
        column.addLayout(typed)
        column.addSpacing(sizes.GAP_SMALL)
        column.addLayout(ends)

    def _wire(self) -> None:
        for button, signal in (
            (self._show, self.show_wanted),
            (self._look, self.look_wanted),
            (self._visited, self.visited_wanted),
        ):
            button.wanted.connect(partial(self._tell, signal))
        self._out.wanted.connect(partial(self._tell, self.closed_wanted, SpotProgress.OUT.value))
        self._not_fire.wanted.connect(partial(self._tell, self.closed_wanted, SpotProgress.NOT_FIRE.value))
        for button in self._crew_buttons:
            button.wanted.connect(partial(self._on_crew, button))
        self._send.wanted.connect(self._on_typed)
        self._whom.returnPressed.connect(self._on_typed)
        self._whom.textChanged.connect(self._judge)

    # --- what it is told -------------------------------------------------------------------------

    def show_spot(self, row: SpotRow | None) -> None:
        """None: nothing is in hand."""
        if row != self._row:
            if row is None or self._row is None or row.number != self._row.number:
                self._whom.clear()
            self._row = row
            self._say()

    def show_crews(self, names: Sequence[str]) -> None:
        """Who can be sent at a press, the nearest first; at most three, others are typed."""
        self._crews = tuple(names[:_MOST_CREWS])
        self._say()

    def block_look(self, why: str | None) -> None:
        """Why the camera cannot look there; None: it can."""
        self._look_why = why
        self._judge()

    # --- what is pressed -------------------------------------------------------------------------

    def _tell(self, signal: SignalInstance, *more: str) -> None:
        if self._row is not None:
            signal.emit(self._row.number, *more)

    def _on_crew(self, button: BigButton) -> None:
        self._tell(self.send_wanted, button.text())

    def _on_typed(self) -> None:
        if self._send.isEnabled() and (whom := self._whom.text().strip()):
            self._tell(self.send_wanted, whom)

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        row = self._row
        self._show.set_words(self.tr("On the map"))
        self._look.set_words(self.tr("Look there"), self.tr("the camera"))
        self._send_label.set_text(self.tr("Send"))
        self._whom.setAccessibleName(self.tr("Whom to send"))
        self._whom.setPlaceholderText(self.tr("somebody else"))
        self._send.set_words(self.tr("Send"))
        self._visited.set_words(self.tr("Visited"))
        self._out.set_words(self.tr("Out"))
        self._not_fire.set_words(self.tr("Not a fire"))
        for n, button in enumerate(self._crew_buttons):
            button.setVisible(n < len(self._crews))
            if n < len(self._crews):
                button.set_words(self._crews[n])
        if row is None:
            self._title.set_text(self.tr("None is chosen"))
            self._facts.show_facts(())
        else:
            reading, _ = temperature_of(row)
            self._title.set_text(f"{row.number} · {reading}")
            self._facts.show_facts(self._facts_of(row))
        self._judge()

    def _facts_of(self, row: SpotRow) -> list[Fact]:
        where = self.tr("19 of 20 within {error}").format(error=units.error(row.most_m))
        if row.half_m is not None:
            where += " · " + self.tr("half within {error}").format(error=units.error(row.half_m))
        trend = trend_words(row.trend) or self.tr("seen too seldom to say")
        facts = [
            Fact(self.tr("Reading"), level_words(row.level, row.error_c)),
            Fact(self.tr("Place"), f"{row.where} · {where}" if row.where else where),
            Fact(self.tr("Trend"), trend),
            Fact(self.tr("State"), progress_words(row.progress, row.whom)),
            Fact(self.tr("Last seen"), units.clock(row.seen_at)),
        ]
        return [fact for fact in facts if fact.value]

    def _judge(self) -> None:
        row = self._row
        none = self.tr("choose one first") if row is None else None
        self._show.set_blocked(none)
        self._look.set_blocked(none or self._look_why)
        closed = none or (self.tr("closed") if row is not None and row.progress.closed else None)
        for button in self._crew_buttons:
            button.set_blocked(closed)
        self._whom.setEnabled(closed is None)
        typed = bool(self._whom.text().strip())
        self._send.set_blocked(closed or (None if typed else self.tr("a name first")))
        visited = row is not None and row.progress is SpotProgress.VISITED
        self._visited.set_blocked(closed or (self.tr("visited") if visited else None))
        self._out.set_blocked(closed)
        self._not_fire.set_blocked(closed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
