"""Two crews side by side: the real one of an incident, and the one that flew it as an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from training.score.words import stopwatch
from ui import sizes, units
from ui.font import Weight
from ui.widgets.words import Words

if TYPE_CHECKING:
    from incidents.debrief.crew_result import CrewResult

translate = QCoreApplication.translate
_MISSING = "—"


class CrewTable(QWidget):
    """Without a real crew the column of this one stands alone."""

    def __init__(self, crew: CrewResult, real: CrewResult | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.GAP_PAGE)
        grid.setVerticalSpacing(2)
        heads = ["", translate("CrewTable", "This crew")]
        columns = [_cells(crew)]
        if real is not None:
            heads.insert(1, translate("CrewTable", "Real crew"))
            columns.insert(0, _cells(real))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for n, head in enumerate(heads):
            if head:
                grid.addWidget(Words(head, sizes.LABEL, ink="label", right=True), 0, n, right)
        for row, name in enumerate(_names(), 1):
            grid.addWidget(Words(name, sizes.LABEL, ink="label"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            for n, cells in enumerate(columns, 1):
                value = Words(cells[row - 1], sizes.SENTENCE, Weight.MEDIUM, most_lines=1, right=True)
                value.setAccessibleName(f"{heads[n]}, {name}: {cells[row - 1]}")
                grid.addWidget(value, row, n, right)
        grid.setColumnStretch(0, 1)


def _names() -> tuple[str, ...]:
    return (
        translate("CrewTable", "Airborne after"),
        translate("CrewTable", "First picture after"),
        translate("CrewTable", "Found"),
        translate("CrewTable", "Battery at landing"),
    )


def _cells(crew: CrewResult) -> tuple[str, ...]:
    return (
        stopwatch(crew.airborne_s),
        stopwatch(crew.first_picture_s),
        _MISSING if crew.found is None else str(crew.found),
        _MISSING if crew.battery_percent is None else str(units.percent(crew.battery_percent)),
    )
