"""The district: an area pack from a folder or a stick, and what is missing without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maps.packs.manifest import Kind
from ui import sizes
from ui.first_run.step import Step
from ui.review.form import button
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection

translate = QCoreApplication.translate


class AreaStep(Step):
    """What a pack brings, a row each: here already, or what it means that it is not."""

    pack_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._there: frozenset[Kind] = frozenset()
        self._about = Words("", sizes.SENTENCE, most_lines=3)
        self._facts = FactList()
        self._bring_in = button("usb-flash-drive-outline")
        self._said = Words("", sizes.SENTENCE, most_lines=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        for part in (self._about, self._facts, self._bring_in, self._said):
            column.addWidget(part)
        column.addStretch(1)
        self._bring_in.wanted.connect(self.pack_wanted)
        self.say()

    def show_there(self, kinds: Collection[Kind]) -> None:
        """What the packs of this laptop hold."""
        self._there = frozenset(kinds)
        self.say()

    def show_said(self, words: str, *, bad: bool = False) -> None:
        """How the copying goes on or ended."""
        self._said.set_text(words, "danger" if bad else "text")

    def set_busy(self, busy: bool) -> None:
        self._bring_in.set_blocked(self.tr("working") if busy else None)

    @property
    def title(self) -> str:
        return self.tr("Your district")

    def say(self) -> None:
        self._about.set_text(
            self.tr(
                "An area pack is a folder with the district in it. Without one you can fly, and know less."
            )
        )
        self._bring_in.set_words(self.tr("Bring in a pack"), self.tr("from a stick or a folder"))
        here = self.tr("on this laptop")
        without = {
            Kind.TILES: (translate("AreaPacks", "map pictures"), self.tr("the map shows borders and a grid")),
            Kind.ELEVATION: (translate("AreaPacks", "heights"), self.tr("plans do not follow the ground")),
            Kind.ZONES: (translate("AreaPacks", "zones"), self.tr("nobody warns of forbidden airspace")),
            Kind.ADDRESSES: (translate("AreaPacks", "addresses"), self.tr("a place is typed as a position")),
        }
        self._facts.show_facts(
            [Fact(name, here if kind in self._there else then) for kind, (name, then) in without.items()]
        )
