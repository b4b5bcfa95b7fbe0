"""Sealing an incident and handing it over, with what may not leave the brigade blacked out first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ui.review.redact_sheet import RedactSheet
from ui.review.share_sheet import ShareSheet
from ui.roles import Action
from ui.wiring.guarding import at_once

if TYPE_CHECKING:
    from incidents.privacy.redact_picture import Box
    from ui.desk.share_desk import ShareDesk
    from ui.review.share_wish import ShareWish
    from ui.wiring.guarding import Ask
    from ui.wiring.parts import Parts

    Boxes = dict[str, tuple[Box, ...]]


class SharingWires(QObject):
    """The boxes drawn on pictures last as long as the sheet: who shares again looks again."""

    def __init__(self, parts: Parts, desk: ShareDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask: Ask = at_once  # whoever guards what not everybody does
        self._parts = parts
        self._desk = desk
        self._sheet: ShareSheet | None = None
        self._boxes: Boxes = {}
        parts.review_page.share_wanted.connect(lambda: self.ask(Action.HAND_OVER, self.open))

    def open(self) -> None:
        """Of the open incident."""
        incidents = self._parts.incidents
        journal, incident = incidents.journal, incidents.incident
        if journal is None or incident is None:
            return
        desk, words = self._desk, f"{incident.what}, {incident.where}"
        sheet = ShareSheet(words, len(desk.pictures(journal)), training=incident.training)
        self._sheet, self._boxes = sheet, {}
        sheet.folder_wanted.connect(self._choose_folder)
        sheet.pictures_wanted.connect(self._look_at_pictures)
        sheet.seal_wanted.connect(self._seal)
        sheet.open_wanted.connect(_open_folder)
        sheet.done.connect(self._close)
        desk.progress.connect(sheet.show_progress)
        desk.sealed.connect(sheet.show_sealed)
        desk.refused.connect(sheet.show_refused)
        self._parts.window.open_sheet(sheet)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._parts.window, self.tr("Seal into which folder?"))
        if chosen and self._sheet is not None:
            self._sheet.set_folder(Path(chosen))

    def _look_at_pictures(self) -> None:
        """The other sheet waits behind this one."""
        journal = self._parts.incidents.journal
        if journal is None:
            return
        desk, folder = self._desk, journal.folder
        sheet = RedactSheet(desk.pictures(journal))
        desk.picture_shown.connect(sheet.show_picture)
        sheet.picture_wanted.connect(partial(desk.show_picture, folder))
        sheet.done.connect(self._on_looked)
        self._parts.window.open_sheet(sheet)
        sheet.begin()

    def _on_looked(self, boxes: Boxes) -> None:
        self._boxes = boxes
        if self._sheet is not None:
            self._sheet.set_looked_at(len(boxes))
            self._parts.window.open_sheet(self._sheet)

    def _seal(self, wish: ShareWish) -> None:
        journal = self._parts.incidents.journal
        if journal is not None:
            self._desk.seal(journal, wish, self._boxes)

    def _close(self) -> None:
        self._parts.window.close_sheet()
        if self._sheet is not None:
            self._sheet.deleteLater()
            self._sheet = None
        self._parts.review.look()


def _open_folder(made: Path) -> None:
    """Where the bundle lies, in the program that the system has for folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(made.parent)))
