"""What Finish wrote, each file to be opened by one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import sizes
from ui.review import form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.widgets.big_button import BigButton

_COLUMNS = 3
_COLUMN_WIDTH = 240
_ICONS = {
    ".pdf": "file-document-outline",
    ".html": "map-outline",
    ".csv": "table",
    ".kml": "map-marker-path",
    ".gpx": "map-marker-path",
    ".geojson": "map-marker-path",
    ".zip": "archive-lock-outline",
}
_REPORT = "report-"  # how the names of report pages begin; others are maps


class ReportFiles(QWidget):
    """The first file, which is the report itself, is the next step."""

    file_wanted = Signal(object)  # Path
    share_wanted = Signal()
    done = Signal()

    def __init__(self, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = form.title()
        self._where = form.label()
        self._files: list[tuple[Path, BigButton]] = []
        self._share = form.button("share-variant-outline")
        self._done = form.button()
        grid = QGridLayout()
        grid.setSpacing(sizes.GAP)
        for i, file in enumerate(files):
            button = form.button(_ICONS.get(file.suffix.lower(), "file-outline"))
            button.wanted.connect(lambda file=file: self.file_wanted.emit(file))
            self._files.append((file, button))
            grid.addWidget(button, i // _COLUMNS, i % _COLUMNS)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, _COLUMN_WIDTH)
        column = form.column_of(self)
        column.addWidget(self._title)
        column.addWidget(self._where)
        column.addLayout(grid)
        column.addSpacing(sizes.GAP_SMALL)
        column.addLayout(form.row_of(self._done, self._share))
        self._share.wanted.connect(self.share_wanted)
        self._done.wanted.connect(self.done)
        self.setFocusProxy(self._files[0][1] if self._files else self._done)
        self._say()

    def _say(self) -> None:
        self._title.set_text(self.tr("The report is written"))
        folders = dict.fromkeys(str(file.parent) for file, _ in self._files)
        self._where.set_text(", ".join(folders))
        for i, (file, button) in enumerate(self._files):
            button.set_words(self._kind(file), file.name)
            button.set_next("" if i == 0 else None)
        self._share.set_words(self.tr("Seal and share"), self.tr("to a stick, whole or without names"))
        self._done.set_words(self.tr("Back"))

    def _kind(self, file: Path) -> str:
        """What it is for; the name where we do not know."""
        kinds = {
            ".pdf": self.tr("Report to print and sign"),
            ".html": self.tr("Map for any browser"),
            ".csv": self.tr("Table for a spreadsheet"),
            ".kml": self.tr("Everything for map programs"),
            ".gpx": self.tr("Everything for receivers"),
            ".geojson": self.tr("Everything as GeoJSON"),
            ".zip": self.tr("Sealed record to hand over"),
        }
        if file.suffix.lower() == ".html" and file.name.startswith(_REPORT):
            return self.tr("Report for any browser")
        return kinds.get(file.suffix.lower(), file.name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
