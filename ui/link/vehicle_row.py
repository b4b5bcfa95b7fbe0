"""A drone that is heard: its name, where it speaks from, and the held button that commands it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes, units
from ui.font import Weight
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words
from ui.words.vehicle import vehicle_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telemetry.fleet import Seen


class VehicleRow(QWidget):
    """Holding its button is the confirmation, and names the drone."""

    wanted = Signal(int, object)  # system, sender (None: the link's own peer)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Seen | None = None
        self._name = Words("", sizes.SENTENCE, Weight.SEMIBOLD, most_lines=1)
        self._where = Words("", sizes.LABEL, ink="label", most_lines=1)
        self._command = BigButton("", hold=True, height=sizes.SMALL_BUTTON)
        self._command.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._where)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(sizes.GAP)
        row.addLayout(words, 1)
        row.addWidget(self._command)
        self._command.wanted.connect(self._on_wanted)

    def show_seen(
        self, seen: Seen, names: Mapping[str, str], now_s: float, *, why_not: str | None = None
    ) -> None:
        """`why_not`: why another one cannot be commanded now."""
        self._seen = seen
        name = vehicle_name(seen.uid, seen.system, names)
        self._name.set_text(name)
        heard = units.age(max(0.0, now_s - seen.heard_s))
        self._where.set_text(" · ".join(part for part in (seen.sender, seen.type, heard) if part))
        self._command.set_whom(name)
        self._command.set_words(self.tr("Commanded") if seen.commanded else self.tr("Command this one"))
        self._command.set_blocked("" if seen.commanded else why_not)

    def _on_wanted(self) -> None:
        if self._seen is not None:
            self.wanted.emit(self._seen.system, self._seen.sender)
