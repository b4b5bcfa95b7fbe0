"""Bringing area packs in and checking them, beside the window: a pack may be gigabytes on a slow stick."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maps.foreign.file import FormatError
from maps.packs.bring_in import bring_in
from maps.packs.check import check_pack
from maps.packs.where import packs_of, use_in_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TELL_EVERY_BYTES = 20 * 2**20


class AreaDesk(QObject):
    """One piece of work at a time; each ends with one line."""

    busy = Signal(bool)
    progress = Signal(float)  # megabytes so far
    done = Signal(str)  # what was done, in words
    refused = Signal(str)  # why not, in one line
    _ended = Signal(bool, str)  # good, words; from the thread of the work

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._beside = ThreadPoolExecutor(1, "area")
        self._working = False
        self._ended.connect(self._on_ended)

    @property
    def working(self) -> bool:
        return self._working

    def bring_in(self, folder: Path) -> None:
        """Copy a pack onto this laptop."""
        read_bytes = 0

        def read(count: int) -> None:
            nonlocal read_bytes
            before, read_bytes = read_bytes, read_bytes + count
            if before // TELL_EVERY_BYTES != read_bytes // TELL_EVERY_BYTES:
                self.progress.emit(read_bytes / 1e6)

        def work() -> str:
            target, outcome = bring_in(folder, self._data, read=read)
            said = {
                "new": self.tr("{name} is on this laptop now"),
                "replaced": self.tr("{name} took the place of the older one"),
                "same": self.tr("{name} was here already"),
            }
            return said[outcome].format(name=target.name)

        self._start(work)

    def use_in_place(self, folder: Path) -> None:
        """Use a pack where it lies."""

        def work() -> str:
            use_in_place(self._data, folder)
            return self.tr("{name} is used where it lies").format(name=folder.name)

        self._start(work)

    def check(self) -> None:
        """Hash and read every file of every pack."""

        def work() -> str:
            packs = packs_of(self._data).packs
            for pack in packs:
                found = check_pack(pack)
                wrong = [*found.problems, *(file.problem for file in found.files if file.problem)]
                if wrong:
                    raise FormatError(pack, "", wrong[0])
            return self.tr("Every file is whole and can be read")

        self._start(work)

    def close(self) -> None:
        """What is being copied is brought to its end: a pack is there whole or not at all."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    def _start(self, work: Callable[[], str]) -> None:
        if self._working:
            self.refused.emit(self.tr("One thing at a time: wait until the other is done"))
            return
        self._working = True
        self.busy.emit(True)
        self._beside.submit(self._run, work)

    def _run(self, work: Callable[[], str]) -> None:
        try:
            self._ended.emit(True, work())
        except FormatError as error:
            self._ended.emit(False, str(error))
        except OSError as error:
            self._ended.emit(False, f"{error.filename or self.tr('the disk')}: {error.strerror or error}")

    def _on_ended(self, good: bool, words: str) -> None:
        self._working = False
        self.busy.emit(False)
        (self.done if good else self.refused).emit(words)
