"""The times of a dispatch file as a table: whose, what, when by the local clock, and as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from incidents.local_time import ZONE, clock, day
from ui.font import Weight, figures, inter
from ui.sizes import CHART, LABEL
from ui.theme import colour
from ui.words.dispatch import field_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from incidents.dispatch.record import Dispatch, DispatchTime

MOST_ROWS = 200
_ROW_HEIGHT = 30
_COLUMNS = 5
_LOCAL = 3
_Index = QModelIndex | QPersistentModelIndex


class DispatchTimes(QTableView):
    """Shows, and lets nothing be changed; a doubtful time is written in amber."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Times(self)
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(inter(LABEL))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setFont(inter(CHART, Weight.MEDIUM))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self._say()

    def show_times(self, dispatch: Dispatch | None, times: Sequence[DispatchTime], language: str) -> None:
        """Those of the file's times that are to be seen."""
        self._model.show_times(dispatch, times, language)
        self.scrollToTop()

    def texts(self) -> list[list[str]]:
        """What is shown now, cell by cell."""
        model = self._model
        return [
            [str(model.data(model.index(row, column))) for column in range(_COLUMNS)]
            for row in range(model.rowCount())
        ]

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Times of the dispatch record"))
        self._model.set_headings(
            (self.tr("Row"), self.tr("Unit"), self.tr("What"), self.tr("Local time"), self.tr("As written"))
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _Times(QAbstractTableModel):
    """The first times of a file; the others are counted by who shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[DispatchTime, ...] = ()
        self._doubts: list[tuple[int | None, str]] = []  # row, and what it is about
        self._language = "en"
        self._zone = ZONE
        self._headings: tuple[str, ...] = ("",) * _COLUMNS

    def show_times(self, dispatch: Dispatch | None, times: Sequence[DispatchTime], language: str) -> None:
        self.beginResetModel()
        self._times = tuple(times[:MOST_ROWS])
        self._doubts = [(flag.row, flag.about) for flag in dispatch.flags] if dispatch else []
        self._language = language
        self._zone = dispatch.tz if dispatch else ZONE
        self.endResetModel()

    def set_headings(self, headings: tuple[str, ...]) -> None:
        self._headings = headings
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._times)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        time = self._times[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _LOCAL:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.column() in (0, _LOCAL):
            return figures(LABEL)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("attention_text" if self._is_doubtful(time) else "text")
        return None

    def _is_doubtful(self, time: DispatchTime) -> bool:
        return any(
            row == time.row and time.kind in about and time.written in about for row, about in self._doubts
        )

    def _cells(self, row: int) -> tuple[str, ...]:
        """The day stands where it begins."""
        time = self._times[row]
        today = day(time.at, self._language, self._zone)
        local = clock(time.at, self._zone, seconds=time.precision_s < 1.0)
        if row == 0 or day(self._times[row - 1].at, self._language, self._zone) != today:
            local = f"{today} {local}"
        unit = time.unit.call_sign if time.unit else ""
        return str(time.row), unit, field_name(time.kind, self._language), local, time.written
