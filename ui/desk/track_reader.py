"""Reads the tracks of an incident beside the window, each file once."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.codes import IncidentCode
from incidents.tracks.taken import taken_track
from ui.pump import Bell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from incidents.model import Entry
    from incidents.tracks.taken import TakenTrack


class TrackReader(QObject):
    """`came` when one more is read: of 100,000 points in a second and a half (measured)."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = ThreadPoolExecutor(1, "tracks")
        self._bell = Bell(self)
        self._bell.rang.connect(self.came)
        self._reading: dict[tuple[str, str], Future[TakenTrack | None]] = {}  # by incident and file
        self._wanted: tuple[tuple[str, str], ...] = ()

    @property
    def tracks(self) -> list[TakenTrack]:
        """Those that are read, in the order in which they came in; one that cannot be read is left out."""
        done = [self._reading[key] for key in self._wanted if self._reading[key].done()]
        found = (one.result() for one in done if not one.cancelled())
        return [taken for taken in found if taken is not None]

    @property
    def busy(self) -> bool:
        """Some are not read yet."""
        return not all(self._reading[key].done() for key in self._wanted)

    def read(self, folder: Path | None, entries: Iterable[Entry]) -> None:
        """These are wanted now."""
        wanted: list[tuple[str, str]] = []
        for entry in entries:
            if entry.code != IncidentCode.TRACK_IMPORTED or folder is None:
                continue
            key = folder.name, str(entry.facts.get("media"))
            wanted.append(key)
            if key not in self._reading:
                self._reading[key] = self._beside.submit(taken_track, folder, entry)
                self._reading[key].add_done_callback(lambda _done: self._bell.ring())
        self._wanted = tuple(wanted)

    def close(self) -> None:
        """What is being read is waited for."""
        self._beside.shutdown(cancel_futures=True)
