"""The recordings of the open incident's flights, beside the window: fields, curves, and what is damaged.

Nothing of a recording is kept here but what somebody looks at: an hour of it is tens of megabytes.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from telemetry.frames import FramesError
from telemetry.freed_memory import give_back
from telemetry.logs.fields import curves_in
from telemetry.soundness import damaged_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from telemetry.logs.curve import Curve
    from telemetry.logs.fields import Field, Known

log = logging.getLogger(__name__)

REST_S = 0.002  # after each piece the window has the processor


class RecordingDesk(QObject):
    """One piece of work at a time, in the order in which it was asked for."""

    known = Signal(object)  # tuple[Known, ...], of all flights, one after the other
    curves_read = Signal(object)  # dict[(name of the flight, Field), Curve]
    damaged = Signal(str, int)  # name of a flight, bytes of it that belong to no sound message
    checked = Signal()  # every checksum of every flight was tested

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: tuple[Path, ...] = ()
        self._fields: tuple[Field, ...] = ()
        self._sound: set[Path] = set()
        self._closing = threading.Event()
        self._turn = threading.Lock()
        self._threads: list[threading.Thread] = []

    def show_flights(self, folders: Sequence[Path]) -> None:
        """The flights that are looked at; curves that were chosen before are read of them, too."""
        if tuple(folders) == self._folders:
            return
        self._folders = tuple(folders)
        self.read_curves(self._fields)

    def look_for_fields(self) -> None:
        """`known` tells what the recordings hold."""
        self._beside(self._look, self._folders)

    def read_curves(self, fields: Sequence[Field]) -> None:
        """`curves_read` gives them, of every flight that has them."""
        self._fields = tuple(field for field in fields if field.message)
        if self._fields and self._folders:
            self._beside(self._read, self._folders, self._fields)

    def check(self) -> None:
        """Test every checksum of every flight, once; `damaged` tells what is not whole."""
        self._beside(self._check, self._folders)

    def close(self) -> None:
        """What is being read is given up."""
        self._closing.set()
        for thread in self._threads:
            thread.join()

    def _beside(self, work: Callable[..., None], *wanted: object) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=self._in_turn, args=(work, *wanted), name="firedrone-recordings")
        self._threads.append(thread)
        thread.start()

    def _in_turn(self, work: Callable[..., None], *wanted: object) -> None:
        with self._turn:
            if not self._closing.is_set():
                work(*wanted)
                give_back()

    def _look(self, folders: tuple[Path, ...]) -> None:
        found: list[Known] = []
        for folder in folders:
            try:
                found += curves_in(folder).known()
            except FramesError as error:
                log.warning("%s", error)
        self.known.emit(tuple(found))

    def _read(self, folders: tuple[Path, ...], fields: tuple[Field, ...]) -> None:
        read: dict[tuple[str, Field], Curve] = {}
        for folder in folders:
            try:
                curves = curves_in(folder)
            except FramesError as error:
                log.warning("%s", error)
                continue
            read |= {(folder.name, field): curves.curve(field) for field in fields}
        self.curves_read.emit(read)

    def _check(self, folders: tuple[Path, ...]) -> None:
        for folder in folders:
            if folder not in self._sound and not self._check_one(folder):
                return
        self.checked.emit()

    def _check_one(self, folder: Path) -> bool:
        """False: given up, because the window closes."""
        damaged = 0
        try:
            for more in damaged_bytes(folder):
                damaged += more
                if self._closing.wait(REST_S):
                    return False
        except FramesError as error:
            log.warning("%s", error)
            return True
        self._sound.add(folder)
        if damaged:
            self.damaged.emit(folder.name, damaged)
        return True
