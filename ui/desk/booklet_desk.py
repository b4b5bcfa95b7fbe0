"""The booklet for the window: read once, printed beside the window."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.booklet.booklet import Booklet, booklet
from incidents.booklet.booklet_pdf import booklet_pdf
from incidents.model import IncidentError
from missions.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from incidents.booklet.booklet import Row

log = logging.getLogger(__name__)

EXPORTS = "exports"


class BookletDesk(QObject):
    """What it says comes on the GUI thread."""

    exported = Signal(object)  # Path of the file that was written
    failed = Signal(str)  # one line

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._found: Booklet | None = None
        self._beside = ThreadPoolExecutor(1, "booklet")

    @property
    def found(self) -> Booklet:
        """With the brigade's own rows; the shipped one, and a `failed`, where those cannot be read."""
        if self._found is None:
            try:
                self._found = booklet(self._data)
            except IncidentError as error:
                log.warning("the brigade's booklet is left out: %s", error)
                self._found = booklet()
                self.failed.emit(str(error))
        return self._found

    def export(self, rows: Sequence[Row], language: str) -> None:
        """Write these rows as pages to print; `exported` names the file."""
        self._beside.submit(self._write, self.found, tuple(rows), language)

    def close(self) -> None:
        """What is being written is brought to its end."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    def _write(self, found: Booklet, rows: tuple[Row, ...], language: str) -> None:
        now = datetime.now(UTC)
        path = self._data / EXPORTS / f"booklet-{language}-{now:%Y%m%dT%H%M%SZ}.pdf"
        try:
            content = booklet_pdf(found, rows, language, now)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        except IncidentError as error:
            self.failed.emit(str(error))
        except OSError as error:
            self.failed.emit(f"{error.filename or path}: {error.strerror or error}")
        else:
            self.exported.emit(path)
