"""The sheet of the hot spots: all of them, the one in hand, and what is done with all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight
from ui.video.spot_details import SpotDetails
from ui.video.spot_row import HEIGHT, SpotRow, SpotRowButton
from ui.widgets.big_button import BigButton
from ui.widgets.hairline import Hairline
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = 6
_LIST_WIDTH = 380


class HotSpotList(QWidget):
    """Lies on a `Sheet`. Gets rows, emits intents with their numbers."""

    chosen = Signal(int)
    show_wanted = Signal(int)
    look_wanted = Signal(int)  # the camera
    send_wanted = Signal(int, str)  # whom
    visited_wanted = Signal(int)
    closed_wanted = Signal(int, str)  # a SpotProgress: "out" or "not_fire"
    revisit_wanted = Signal()  # a plan over all that are open
    cards_wanted = Signal()
    export_wanted = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SpotRow, ...] = ()
        self._first = 0
        self._marked: int | None = None
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._said = Words("", sizes.LABEL, Weight.SEMIBOLD, most_lines=2)
        self._said.hide()
        self._none = Words("", sizes.SENTENCE, ink="label", most_lines=4)
        self._shown = [SpotRowButton() for _ in range(_PAGE)]
        self._more = BigButton("", icon="chevron-right", height=sizes.SMALL_BUTTON)
        self.details = SpotDetails()
        self._revisit = BigButton("", icon="restore", height=sizes.BUTTON)
        self._cards = BigButton("", icon="card-text-outline", height=sizes.BUTTON)
        self._export = BigButton("", icon="export", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self._lay_out()
        self._wire()
        self._say()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._none)
        for button in self._shown:
            left.addWidget(button)
        left.addStretch(1)
        left.addWidget(self._more)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(_LIST_WIDTH)
        holder.setMinimumHeight(_PAGE * HEIGHT + sizes.SMALL_BUTTON + sizes.GAP_SMALL)
        columns = QHBoxLayout()
        columns.setSpacing(sizes.GAP_PAGE)
        columns.addWidget(holder)
        columns.addWidget(Hairline(upright=True))
        columns.addWidget(self.details, 1)
        foot = QHBoxLayout()
        foot.setSpacing(sizes.GAP)
        for button in (self._revisit, self._cards, self._export, self._done):
            foot.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addLayout(columns, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        for button in self._shown:
            button.clicked.connect(partial(self._on_row, button))
        self._more.wanted.connect(self._turn)
        details = self.details
        details.show_wanted.connect(self.show_wanted)
        details.look_wanted.connect(self.look_wanted)
        details.send_wanted.connect(self.send_wanted)
        details.visited_wanted.connect(self.visited_wanted)
        details.closed_wanted.connect(self.closed_wanted)
        self._revisit.wanted.connect(self.revisit_wanted)
        self._cards.wanted.connect(self.cards_wanted)
        self._export.wanted.connect(self.export_wanted)
        self._done.wanted.connect(self.done)

    # --- what it is told -------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[SpotRow]) -> None:
        """In the order they are to stand; the one in hand stays in hand while it is among them."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        if self._first >= len(self._rows):
            self._first = 0
        if self._marked not in {row.number for row in self._rows}:
            self._marked = self._rows[0].number if self._rows else None
        self._show_page()

    def choose(self, number: int) -> None:
        """Take this one in hand, and turn to its page; nothing happens for an unknown one."""
        numbers = [row.number for row in self._rows]
        if number in numbers:
            self._marked = number
            self._first = numbers.index(number) // _PAGE * _PAGE
            self._show_page()

    def show_crews(self, names: Sequence[str]) -> None:
        """Who can be sent at a press, the nearest first."""
        self.details.show_crews(names)

    def block_look(self, why: str | None) -> None:
        """Why the camera cannot look anywhere now; None: it can."""
        self.details.block_look(why)

    def block_revisit(self, why: str | None) -> None:
        """Why no plan can be made of them now."""
        self._revisit.set_blocked(why)

    def show_said(self, line: str) -> None:
        """What came of the last press: where the cards were written, or why not. "" takes it away."""
        self._said.set_text(line)
        self._said.setVisible(bool(line))

    # --- hands -----------------------------------------------------------------------------------

    def _on_row(self, button: SpotRowButton) -> None:
        if button.row is not None:
            self._marked = button.row.number
            self._show_page()
            self.chosen.emit(button.row.number)

    def _turn(self) -> None:
        """The next page, and after the last the first."""
        self._first = self._first + _PAGE if self._first + _PAGE < len(self._rows) else 0
        self._show_page()

    def _show_page(self) -> None:
        page = self._rows[self._first : self._first + _PAGE]
        for n, button in enumerate(self._shown):
            button.setVisible(n < len(page))
            if n < len(page):
                button.show_row(page[n], marked=page[n].number == self._marked)
        in_hand = next((row for row in self._rows if row.number == self._marked), None)
        self.details.show_spot(in_hand)
        self._none.setVisible(not self._rows)
        self._more.setVisible(len(self._rows) > _PAGE)
        pages = -(-len(self._rows) // _PAGE)
        self._more.set_words(self.tr("More"), f"{self._first // _PAGE + 1} / {pages}")
        still = sum(not row.progress.closed for row in self._rows)
        title = self.tr("Hot spots")
        if self._rows:
            title += " · " + self.tr("{still} of {all} open").format(still=still, all=len(self._rows))
        self._title.set_text(title)
        none = None if self._rows else self.tr("none yet")
        self._cards.set_blocked(none)
        self._export.set_blocked(none)

    def _say(self) -> None:
        self._none.set_text(
            self.tr("None is confirmed yet. One is confirmed when it was seen several times over.")
        )
        self._revisit.set_words(self.tr("Revisit all open"), self.tr("makes a plan"))
        self._cards.set_words(self.tr("Cards"), self.tr("with a code to scan"))
        self._export.set_words(self.tr("Export"), "GPX · KML · GeoJSON")
        self._done.set_words(self.tr("Done"))
        self._done.set_next("")
        self._show_page()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
