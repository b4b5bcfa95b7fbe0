"""What becomes of a district's pack that was chosen, told on the sheet that asked for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from ui import units

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.desk.area_desk import AreaDesk


class ToldSheet(Protocol):
    """What a sheet says of the work."""

    def set_busy(self, busy: bool) -> None: ...
    def show_said(self, words: str, *, bad: bool = False) -> None: ...


class PackWork(QObject):
    """One for each sheet that brings packs in; while its sheet is shut it says nothing."""

    done = Signal()  # there may be other packs now

    def __init__(
        self, areas: AreaDesk, sheet: Callable[[], ToldSheet | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        areas.busy.connect(self._on_busy)
        areas.progress.connect(self._on_progress)
        areas.done.connect(self._on_done)
        areas.refused.connect(self._on_refused)

    def choose(self, over: QWidget | None, work: Callable[[Path], None]) -> None:
        """Ask for the folder of a pack, and begin."""
        chosen = QFileDialog.getExistingDirectory(
            over, self.tr("The folder of the pack: the one with pack.json in it")
        )
        if chosen:
            work(Path(chosen))

    def _on_busy(self, busy: bool) -> None:
        sheet = self._sheet()
        if sheet is not None:
            sheet.set_busy(busy)
            if busy:
                sheet.show_said(self.tr("Working …"))

    def _on_progress(self, megabytes: float) -> None:
        sheet = self._sheet()
        if sheet is not None:
            sheet.show_said(self.tr("{size} so far").format(size=units.file_size(megabytes * 1e6)))

    def _on_done(self, words: str) -> None:
        sheet = self._sheet()
        if sheet is not None:
            sheet.show_said(words)
        self.done.emit()

    def _on_refused(self, words: str) -> None:
        sheet = self._sheet()
        if sheet is not None:
            sheet.show_said(words, bad=True)
