"""The sheet of the district: the packs this laptop has, bringing in more, and where the brigade stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from maps.coordinates.position import parse_position
from maps.grids import PositionError
from ui import sizes, units
from ui.font import Weight, inter
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import LatLon
    from ui.widgets.fact_list import Fact

_MOST_WIDTH = 860
_MOST_PACKS = 6
_MOST_LETTERS = 200


class AreaSheet(QWidget):
    """Lies on a `Sheet`. Gets values, emits intents."""

    bring_in_wanted = Signal()
    use_wanted = Signal()
    check_wanted = Signal()
    confirmations_wanted = Signal()
    download_wanted = Signal()
    brigade_placed = Signal(object)  # LatLon
    done = Signal()

    def __init__(self, brigade: LatLon | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brigade = brigade
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._packs = FactList()
        self._none = Words("", sizes.SENTENCE, ink="label", most_lines=3)
        self._more = Words("", sizes.LABEL, ink="label")
        self._left_out = Words("", sizes.LABEL, ink="danger", most_lines=4)
        self._said = Words("", sizes.SENTENCE, most_lines=3)
        self._bring_in = BigButton("", icon="usb-flash-drive-outline", height=sizes.BUTTON)
        self._use = BigButton("", icon="folder-open-outline", height=sizes.BUTTON)
        self._check = BigButton("", icon="check", height=sizes.BUTTON)
        self._confirmations = BigButton("", icon="check-decagram-outline", height=sizes.BUTTON)
        self._confirmations.wanted.connect(self.confirmations_wanted)
        self._download = BigButton("", icon="download-outline", height=sizes.BUTTON)
        self._download.wanted.connect(self.download_wanted)
        self._place_label = Words("", sizes.LABEL, ink="label")
        self._place = QLineEdit()
        self._place.setFont(inter(sizes.SENTENCE))
        self._place.setMinimumHeight(sizes.BUTTON)
        self._place.setMaxLength(_MOST_LETTERS)
        self._keep = BigButton("", icon="content-save-outline", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self.setMaximumWidth(_MOST_WIDTH)
        self._lay_out()
        self._bring_in.wanted.connect(self.bring_in_wanted)
        self._use.wanted.connect(self.use_wanted)
        self._check.wanted.connect(self.check_wanted)
        self._place.textChanged.connect(self._judge)
        self._place.returnPressed.connect(self._on_keep)
        self._keep.wanted.connect(self._on_keep)
        self._done.wanted.connect(self.done)
        self._show_place()
        self._say()
        self.show_packs(())
        self.show_left_out(())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addWidget(self._packs)
        column.addWidget(self._none)
        column.addWidget(self._more)
        column.addWidget(self._left_out)
        column.addWidget(self._said)
        ways = QHBoxLayout()
        ways.setSpacing(sizes.GAP)
        for button in (self._bring_in, self._use, self._check):
            ways.addWidget(button, 1)
        column.addLayout(ways)
        more = QHBoxLayout()
        more.setSpacing(sizes.GAP)
        more.addWidget(self._download, 1)
        more.addWidget(self._confirmations, 1)
        column.addLayout(more)
        column.addWidget(self._place_label)
        placing = QHBoxLayout()
        placing.setSpacing(sizes.GAP)
        placing.addWidget(self._place, 2)
        placing.addWidget(self._keep, 1)
        column.addLayout(placing)
        column.addWidget(self._done)

    # --- what it is told -------------------------------------------------------------------------

    def show_packs(self, packs: Sequence[Fact]) -> None:
        """A row a pack; more than fit are counted."""
        self._packs.show_facts(packs[:_MOST_PACKS])
        self._packs.setVisible(bool(packs))
        self._none.setVisible(not packs)
        left = len(packs) - _MOST_PACKS
        self._more.set_text(self.tr("and %n more", "", left) if left > 0 else "")
        self._more.setVisible(left > 0)

    def show_left_out(self, lines: Sequence[str]) -> None:
        """What of the packs could not be used: the first line, and how many more."""
        words = lines[0] if lines else ""
        if len(lines) > 1:
            words += " · " + self.tr("and %n more", "", len(lines) - 1)
        self._left_out.set_text(words)
        self._left_out.setVisible(bool(lines))

    def show_said(self, words: str, *, bad: bool = False) -> None:
        """How the last piece of work went on or ended."""
        self._said.set_text(words, "danger" if bad else "text")
        self._said.setVisible(bool(words))

    def set_busy(self, busy: bool) -> None:
        for button in (self._bring_in, self._use, self._check):
            button.set_blocked(self.tr("working") if busy else None)

    def show_brigade(self, brigade: LatLon) -> None:
        """It is kept now."""
        self._brigade = brigade
        self._show_place()

    # --- the brigade's place ---------------------------------------------------------------------

    def _show_place(self) -> None:
        known = "" if self._brigade is None else units.position(self._brigade)
        self._place.setText(known.replace(units.HARD_SPACE, " "))
        self._judge()

    def _read(self) -> LatLon | None:
        try:
            return parse_position(self._place.text())
        except PositionError:
            return None

    def _on_keep(self) -> None:
        at = self._read()
        if at is not None and self._keep.isEnabled():
            self.brigade_placed.emit(at)

    def _judge(self) -> None:
        at = self._read()
        if at is None:
            self._keep.set_blocked(self.tr("a position first"))
        else:
            same = self._brigade is not None and units.position(at) == units.position(self._brigade)
            self._keep.set_blocked(self.tr("kept") if same else None)

    def _say(self) -> None:
        self._title.set_text(self.tr("The district"))
        self._none.set_text(
            self.tr("No area pack yet. The map shows the two countries, their border and a grid.")
        )
        self._bring_in.set_words(self.tr("Bring in a pack"), self.tr("copied and checked"))
        self._use.set_words(self.tr("Use it in place"), self.tr("from a stick or another disk"))
        self._check.set_words(self.tr("Check all"), self.tr("every file"))
        self._download.set_words(self.tr("Download map pictures"), self.tr("from who allows it"))
        self._confirmations.set_words(self.tr("Confirmations"), self.tr("of the border, a zone, a height"))
        self._place_label.set_text(self.tr("Where the brigade’s station is: distances are said from there"))
        self._place.setAccessibleName(self.tr("Where the brigade’s station is"))
        self._place.setPlaceholderText("56.16200, 25.74700")
        self._keep.set_words(self.tr("Keep"))
        self._done.set_words(self.tr("Done"))
        self._done.set_next("")
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
