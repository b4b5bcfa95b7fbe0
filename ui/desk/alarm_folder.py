"""The folder into which another program puts alarms: a new file is told once it is whole, none is moved."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.alarm.alarm_text import read_received
from incidents.alarm.doubt import AlarmError
from incidents.alarm.pattern_set import known_sets
from incidents.alarm.received import SUFFIXES, received_file
from incidents.local_time import ZONE

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from incidents.alarm.received import Received

LOOK_MS = 2_000
MOST_FILES = 5_000

Stamp = tuple[int, int]  # size in bytes, time of change


class AlarmFolder(QObject):
    """Looks beside the window: a folder on another computer may take its time to answer."""

    arrived = Signal(object, str)  # Received, what it is in a few words
    failed = Signal(str)  # one sentence

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._folder: Path | None = None
        self._known: dict[str, Stamp] | None = None  # what lay there already; None: not looked yet
        self._growing: dict[str, Stamp] = {}  # seen once, and perhaps not written to its end
        self._looking: Future[dict[str, Stamp] | str] | None = None
        self._refused = ""
        self._beside = ThreadPoolExecutor(1, "alarm folder")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: Path | None) -> None:
        """From now on this one; what lies in it already is no new alarm. None: none."""
        self._folder, self._known, self._growing = folder, None, {}
        self._looking, self._refused = None, ""
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    def close(self) -> None:
        """No more looking."""
        self._timer.stop()
        self._beside.shutdown(wait=False, cancel_futures=True)

    def look(self) -> None:
        """Take what the last look found, and look again."""
        if self._looking is not None:
            if not self._looking.done():
                return
            found, self._looking = self._looking.result(timeout=0), None
            self._take(found)
        if self._folder is not None:
            self._looking = self._beside.submit(_files, self._folder)

    def _take(self, found: dict[str, Stamp] | str) -> None:
        if isinstance(found, str):
            if found != self._refused:  # said once, not every two seconds
                self.failed.emit(found)
            self._refused = found
            return
        self._refused = ""
        if self._known is None:
            self._known = found
            return
        fresh = {name: stamp for name, stamp in found.items() if self._known.get(name) != stamp}
        for name, stamp in fresh.items():
            if self._growing.get(name) == stamp:
                self._known[name] = stamp
                self._tell(name)
        self._growing = {name: stamp for name, stamp in fresh.items() if self._known.get(name) != stamp}

    def _tell(self, name: str) -> None:
        """One that cannot be read is said and left where it is."""
        if self._folder is None:
            return
        try:
            received = received_file(self._folder / name)
        except AlarmError as error:
            self.failed.emit(str(error))
            return
        self.arrived.emit(received, self._in_words(received))

    def _in_words(self, received: Received) -> str:
        try:
            alarm = read_received(received, known_sets(self._data), datetime.now(UTC), ZONE)
        except AlarmError:  # which form it is, is asked when it is opened
            return received.file
        return ", ".join(part for part in (alarm.what, alarm.where_in_words) if part) or received.file


def _files(folder: Path) -> dict[str, Stamp] | str:
    """The files that may be alarms, or why the folder cannot be looked into."""
    found: dict[str, Stamp] = {}
    try:
        for path in folder.iterdir():
            if path.suffix.lower() in SUFFIXES and path.is_file():
                status = path.stat()
                found[path.name] = (status.st_size, status.st_mtime_ns)
            if len(found) > MOST_FILES:
                return f"{folder}: holds more than {MOST_FILES:,} files; move the old ones away"
    except OSError as error:
        return f"{folder}: the folder for alarms cannot be read: {error.strerror}"
    return found
