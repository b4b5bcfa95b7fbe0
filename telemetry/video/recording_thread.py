"""Records beside the picture: a disk that is full, slow or gone never holds the stream up.

Two threads: one writes what comes, the other makes an MP4 of each segment that is closed.
"""

from __future__ import annotations

import time
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from telemetry.video.recording import Recording, RecordingError, open_new, segments_in
from telemetry.video.remux import finish
from telemetry.video.worker_messages import NotRecorded, Segment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telemetry.video.access_unit import AccessUnit, Encoding
    from telemetry.video.recording import Opened
    from telemetry.video.remux import Kept

    Told: TypeAlias = Segment | NotRecorded

RETRY_S = 5.0  # a disk that refused is asked again
MOST_WAITING_BYTES = 64 << 20  # of a disk that does not answer


class RecordingThread:
    """One recording with a life of its own. `tell` is called from its threads."""

    def __init__(
        self,
        folder: Path,
        name: str,
        tell: Callable[[Told], None],
        *,
        open_file: Opened = open_new,
        retry_s: float = RETRY_S,
        after_crash: bool = False,
    ) -> None:
        """`after_crash`: finish first what a process that is gone was recording under this name."""
        self.folder, self.name = folder, name
        self._tell = tell
        self._open_file = open_file
        self._retry_s = retry_s
        self._recording: Recording | None = None
        self._stream: tuple[Encoding, bytes] | None = None
        self._rest_until_s = 0.0
        self._said: str | None = None
        self._handed_bytes = 0  # to the queue, counted where it is filled,
        self._taken_bytes = 0  # and where it is emptied
        self._overfull = False
        self._queue: SimpleQueue[AccessUnit | tuple[Encoding, bytes] | None] = SimpleQueue()
        self._finishing: SimpleQueue[Path | None] = SimpleQueue()
        for left in segments_in(folder, name) if after_crash else ():
            self._finishing.put(left)
        self._writer = Thread(target=self._write, name="video-recording", daemon=True)
        self._finisher = Thread(target=self._finish, name="video-finishing", daemon=True)
        self._writer.start()
        self._finisher.start()

    @property
    def now(self) -> tuple[str, int, int] | None:
        """File, pictures and bytes of the segment that is being written; None: nothing is."""
        recording = self._recording
        path = recording.path if recording is not None else None
        if recording is None or path is None:
            return None
        return path.name, recording.pictures, recording.size_bytes

    def begin(self, encoding: Encoding, parameter_sets: bytes) -> None:
        """The stream was opened, or opened again: what comes now is another segment."""
        self._queue.put((encoding, parameter_sets))

    def put(self, unit: AccessUnit) -> None:
        """Keep one unit; never waits."""
        if self._handed_bytes - self._taken_bytes > MOST_WAITING_BYTES:
            if not self._overfull:
                self._overfull = True
                self._tell(NotRecorded(f"{self.folder}: the disk does not answer; choose another folder"))
            return
        if self._overfull and not unit.key:
            return
        self._overfull = False
        self._handed_bytes += len(unit.data)
        self._queue.put(unit)

    def close(self, patience_s: float) -> None:
        """End the segment and finish it. What takes longer stays an MPEG-TS for `finish_orphans`."""
        until_s = time.monotonic() + patience_s
        self._queue.put(None)
        self._writer.join(patience_s)
        self._finisher.join(max(0.0, until_s - time.monotonic()))

    # --- the writer's thread ---------------------------------------------------------------------

    def _write(self) -> None:
        while (item := self._queue.get()) is not None:
            if isinstance(item, tuple):
                self._new_stream(*item)
            else:
                self._taken_bytes += len(item.data)
                self._keep(item)
        if self._recording is not None:
            self._recording.close()
            self._hand_on()
        self._finishing.put(None)

    def _new_stream(self, encoding: Encoding, parameter_sets: bytes) -> None:
        if self._recording is not None and self._stream == (encoding, parameter_sets):
            self._recording.cut()
            return
        if self._recording is not None:
            self._recording.close()
            self._hand_on()
        self._stream = (encoding, parameter_sets)
        self._recording = Recording(
            self.folder, self.name, encoding, parameter_sets, open_file=self._open_file
        )

    def _keep(self, unit: AccessUnit) -> None:
        if self._recording is None or time.monotonic() < self._rest_until_s:
            return
        try:
            self._recording.write(unit)
        except RecordingError as error:
            self._rest_until_s = time.monotonic() + self._retry_s
            if str(error) != self._said:
                self._said = str(error)
                self._tell(NotRecorded(self._said))
        else:
            if self._recording.path is not None:
                self._said = None
        self._hand_on()

    def _hand_on(self) -> None:
        if self._recording is not None:
            for path in self._recording.closed():
                self._finishing.put(path)

    # --- the finisher's thread -------------------------------------------------------------------

    def _finish(self) -> None:
        while (segment := self._finishing.get()) is not None:
            try:
                kept = finish(segment)
            except RecordingError as error:
                self._tell(NotRecorded(str(error)))
                continue
            if kept is not None:
                self._tell(said_of(kept))


def said_of(kept: Kept) -> Segment:
    """As a message."""
    began = kept.began_at.isoformat() if kept.began_at is not None else None
    ended = kept.ended_at.isoformat() if kept.ended_at is not None else None
    return Segment(
        kept.path.parent.name, kept.path.name, kept.sha256, kept.size_bytes, kept.pictures, began, ended
    )
