"""Sealing, looking at a bundle and taking it in, beside the window: sticks are slow, videos are large."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.attach import FLIGHTS
from incidents.bundle.check import verify_bundle
from incidents.bundle.import_bundle import import_bundle
from incidents.bundle.seal import Order, seal
from incidents.facts import file_name_in
from incidents.model import IncidentError
from incidents.privacy.access import Doing, note_access
from incidents.privacy.redact_picture import is_picture
from incidents.privacy.redacted_record import redaction_of
from maps.foreign.file import FormatError
from maps.foreign.photo import full_photo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from incidents.journal import Journal
    from incidents.privacy.redact_picture import Box
    from incidents.signatures import Signer
    from ui.review.share_wish import ShareWish

log = logging.getLogger(__name__)

TELL_EVERY_BYTES = 4 * 2**20


class ShareDesk(QObject):
    """One piece of work at a time; each ends with its own signal, or with `refused`."""

    busy = Signal(bool)
    progress = Signal(float)  # 0..1 of the bytes
    sealed = Signal(object)  # Sealed
    looked_at = Signal(object)  # BundleVerdict
    taken_in = Signal(object)  # Imported: the list of incidents changed
    picture_shown = Signal(str, object)  # media name, pixels or None where it cannot be decoded
    refused = Signal(str)  # why not, in one line
    _ended = Signal(object, object)  # from the thread: the signal that tells it, and what

    def __init__(self, data: Path, signer: Signer | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._signer = signer
        self._beside = ThreadPoolExecutor(1, "share")
        self._working = False
        self._ended.connect(self._on_ended)

    @property
    def working(self) -> bool:
        return self._working

    def pictures(self, journal: Journal) -> tuple[str, ...]:
        """The media names of the open incident that can be looked at and blacked out."""
        names = (file_name_in(entry.facts, "media") for entry in journal.entries)
        media = journal.folder / "media"
        return tuple(
            dict.fromkeys(name for name in names if name and is_picture(name) and (media / name).is_file())
        )

    def seal(
        self, journal: Journal, wish: ShareWish, boxes: Mapping[str, tuple[Box, ...]] | None = None
    ) -> None:
        """Of the open incident; ends with `sealed`."""

        def work() -> object:
            now = datetime.now(UTC)
            redaction = redaction_of(wish.taken_out, dict(boxes or {})) if wish.taken_out else None
            order = Order(out=wish.out, archive=wish.archive, video=wish.video, redaction=redaction)
            total = max(1, _size_of(journal, self._data / FLIGHTS))
            made = seal(
                *(journal.folder, self._data, now, self._signer, order),
                journal=journal,
                read=self._telling(total),
            )
            note_access(self._data, now, journal.folder.name, Doing.SEALED, made.path.name)
            return made

        self._start(self.sealed.emit, work)

    def look_at(self, path: Path) -> None:
        """Check a bundle without taking it in; ends with `looked_at`."""
        self._start(self.looked_at.emit, lambda: verify_bundle(path))

    def take_in(self, path: Path) -> None:
        """Ends with `taken_in`."""

        def work() -> object:
            now = datetime.now(UTC)
            found = import_bundle(path, self._data, now)
            if found.imported:
                note_access(self._data, now, found.id, Doing.IMPORTED, path.name)
            return found

        self._start(self.taken_in.emit, work)

    def show_picture(self, folder: Path, name: str) -> None:
        """Decode a picture of the incident in `folder`; ends with `picture_shown`."""
        path = folder / "media" / name

        def work() -> object:
            try:
                return full_photo(path, path.read_bytes())
            except (FormatError, OSError) as error:
                log.warning("%s", error)
                return None

        self._start(lambda found: self.picture_shown.emit(name, found), work)

    def close(self) -> None:
        """What is being written is brought to its end: a bundle is there whole or not at all."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    def _telling(self, total: int) -> Callable[[int], None]:
        read_bytes = 0

        def read(count: int) -> None:
            nonlocal read_bytes
            before, read_bytes = read_bytes, read_bytes + count
            if before // TELL_EVERY_BYTES != read_bytes // TELL_EVERY_BYTES:
                self.progress.emit(min(1.0, read_bytes / total))

        return read

    def _start(self, tell: Callable[[object], None], work: Callable[[], object]) -> None:
        if self._working:
            self.refused.emit(self.tr("One thing at a time: wait until the other is done"))
            return
        self._working = True
        self.busy.emit(True)
        self._beside.submit(self._run, tell, work)

    def _run(self, tell: Callable[[object], None], work: Callable[[], object]) -> None:
        try:
            self._ended.emit(tell, work())
        except IncidentError as error:
            self._ended.emit(None, str(error))
        except OSError as error:
            self._ended.emit(None, f"{error.filename or self.tr('the disk')}: {error.strerror or error}")

    def _on_ended(self, tell: Callable[[object], None] | None, what: object) -> None:
        self._working = False
        self.busy.emit(False)
        if tell is None:
            self.refused.emit(str(what))
        else:
            tell(what)


def _size_of(journal: Journal, flights: Path) -> int:
    """About how many bytes go in: a progress bar needs no more."""
    named = {file_name_in(entry.facts, "flight") for entry in journal.entries}
    places = [journal.folder, *(flights / name for name in named if name is not None)]
    return sum(path.stat().st_size for place in places for path in place.rglob("*") if path.is_file())
