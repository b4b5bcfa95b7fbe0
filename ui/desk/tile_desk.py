"""Map pictures on their way onto this laptop: one download at a time, in a thread beside the window."""

from __future__ import annotations

import time
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maps.foreign.file import FormatError
from maps.tiles.download import Download
from maps.tiles.mbtiles import TileError
from maps.tiles.providers import ProviderError, key_name, read_providers
from telemetry.key_store import KeyStoreError, open_key_store

if TYPE_CHECKING:
    from pathlib import Path

    from maps.tiles.download import Progress
    from maps.tiles.download_plan import DownloadPlan
    from maps.tiles.providers import Provider

TELL_S = 0.2


class TileDesk(QObject):
    """Does what the sheet asks. Signals come in the window's thread."""

    progressed = Signal(object)  # Progress, at most five times a second
    ended = Signal(object)  # Outcome: the file is whole, or its half waits to be gone on with
    half_kept = Signal(object)  # TileInfo: what came is a map now
    refused = Signal(str)  # one line: what, where, what to do

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._job: Download | None = None
        self._thread: Thread | None = None
        self._told_s = 0.0

    def providers(self) -> tuple[Provider, ...]:
        """The brigade's list. What is wrong with it is told as `refused`."""
        try:
            return read_providers(self._data)
        except FormatError as error:
            self.refused.emit(str(error))
            return ()

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def is_paused(self) -> bool:
        return self._job is not None and self._job.is_paused

    def start(self, provider: Provider, plan: DownloadPlan, out: Path) -> None:
        """Begin, or go on with what a half file holds. Nothing happens while another runs."""
        if self.is_running:
            return
        self._job = None
        self._thread = Thread(target=self._run, args=(provider, plan, out), name="firedrone-download")
        self._thread.start()

    def pause(self) -> None:
        if self._job is not None:
            self._job.pause()

    def go_on(self) -> None:
        if self._job is not None:
            self._job.go_on()

    def stop(self) -> None:
        """`ended` comes when what was under way has come in."""
        if self._job is not None:
            self._job.stop()

    def keep_half(self) -> None:
        """Make a map of what came before it ended."""
        if self._job is None or self.is_running:
            return
        try:
            self.half_kept.emit(self._job.keep_half())
        except TileError as error:
            self.refused.emit(str(error))

    def close(self) -> None:
        """The window goes: what came is kept."""
        while self.is_running:
            self.stop()  # again and again: it may just have begun
            if self._thread is not None:
                self._thread.join(0.05)

    def _run(self, provider: Provider, plan: DownloadPlan, out: Path) -> None:
        """In the thread: the key store may ask the user before it opens, and the disk may be slow."""
        try:
            self._job = Download(provider, plan, out, key=self._key(provider), tell=self._tell)
            self.ended.emit(self._job.run())
        except (ProviderError, TileError, KeyStoreError) as error:
            self.refused.emit(str(error))

    def _key(self, provider: Provider) -> str | None:
        if not provider.needs_key:
            return None
        store = open_key_store(self._data)
        kept = None if store is None else store.get(key_name(provider))
        return None if kept is None else kept.decode("utf-8", "replace")

    def _tell(self, progress: Progress) -> None:
        now_s = time.monotonic()
        if now_s - self._told_s >= TELL_S or progress.done == progress.total:
            self._told_s = now_s
            self.progressed.emit(progress)
