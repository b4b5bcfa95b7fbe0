"""The receiving thread of a stream's process: connects, hands on what comes, connects again."""

from __future__ import annotations

import time
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from telemetry.video.backlog import Backlog
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.worker_messages import NotRecorded, Opened, Troubled

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.video.access_unit import AccessUnit, CodedSource
    from telemetry.video.decoding import Decoded
    from telemetry.video.picture_source import PictureSource
    from telemetry.video.recording_thread import RecordingThread
    from telemetry.video.sources import Login, SourceSpec
    from telemetry.video.worker_messages import ToParent

    SenderClock: TypeAlias = Callable[[float], float | None]

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.25, 2.0
PLAUSIBLE_S = (-0.3, 2.0)  # a delay between clocks that are set; many cameras count from their start
_SMOOTHING = 0.05
_FOR_A_PERSON = frozenset({Trouble.CREDENTIALS, Trouble.REFUSED})


class Receiving:
    """Runs until `stop`. `tell`, `opened` and `picture` are called from its thread."""

    def __init__(
        self,
        spec: SourceSpec,
        open_source: Callable[[SourceSpec, Login | None], CodedSource | PictureSource],
        login: Login | None,
        tell: Callable[[ToParent], None],
        picture: Callable[[Decoded], None],
    ) -> None:
        self.backlog = Backlog()
        self.connects = 0
        self.sender_delay_s: float | None = None
        self.coded: CodedSource | None = None  # what the units in the backlog are decoded by
        self._spec, self._open_source, self._login = spec, open_source, login
        self._tell, self._picture = tell, picture
        self._source: CodedSource | PictureSource | None = None
        self._recording: RecordingThread | None = None
        self._broken: StreamError | None = None
        self._lock = Lock()
        self._stop = Event()
        self._again = Event()
        self._thread = Thread(target=self._live, name="video-receiving", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def record(self, recording: RecordingThread | None) -> None:
        """From now on into this one; the one before is the caller's to close."""
        with self._lock:
            self._recording = recording
            if recording is not None and self.coded is not None:
                recording.begin(self.coded.encoding, self.coded.parameter_sets)

    def try_again(self, login: Login | None) -> None:
        """A person did something about it."""
        if login is not None:
            self._login = login
        self._again.set()

    def broken(self, error: StreamError) -> None:
        """What comes cannot be decoded: as if the source had said so."""
        self._broken = error
        self._close_source()

    def stop(self, patience_s: float) -> None:
        """Ends the thread, unless the source does not let it go in time."""
        self._stop.set()
        self._again.set()
        self._close_source()
        self._thread.join(patience_s)

    def _close_source(self) -> None:
        source = self._source
        if source is not None:
            source.close()

    def _live(self) -> None:
        pause_s = FIRST_PAUSE_S
        while not self._stop.is_set():
            self._broken = None
            self._again.clear()
            began_s = time.monotonic()
            try:
                self._receive()
                trouble = StreamError(Trouble.ENDED, "the stream ended")
            except StreamError as error:
                trouble = error
            trouble = self._broken or trouble
            if self._stop.is_set():
                return
            waits = trouble.trouble in _FOR_A_PERSON or self._spec.ends_by_itself
            self._tell(Troubled(trouble.trouble.value, str(trouble), waits))
            if time.monotonic() - began_s > LONGEST_PAUSE_S:
                pause_s = FIRST_PAUSE_S  # it lived for a while
            self._again.wait(None if waits else pause_s)
            pause_s = min(LONGEST_PAUSE_S, 2 * pause_s)

    def _receive(self) -> None:
        self.connects += 1
        source = self._source = self._open_source(self._spec, self._login)
        try:
            if self._stop.is_set():
                return
            if hasattr(source, "units"):
                self._units(cast("CodedSource", source))
            else:
                self._pictures(cast("PictureSource", source))
        finally:
            self._source = None
            source.close()

    def _units(self, source: CodedSource) -> None:
        encoding, sets = (
            source.encoding,
            source.parameter_sets,
        )  # may connect: nobody waits meanwhile
        self.sender_delay_s = None
        with self._lock:
            self.coded = source
            if self._recording is not None:
                self._recording.begin(encoding, sets)
        self.backlog.clear()
        self._tell(Opened(encoding.value))
        sender_utc_s: SenderClock | None = getattr(source, "sender_utc_s", None)
        for unit in source.units():
            self.backlog.put(unit)
            if sender_utc_s is not None:
                self.sender_delay_s = delay_s(self.sender_delay_s, unit, sender_utc_s(unit.stream_s))
            recording = self._recording
            if recording is not None:
                recording.put(unit)

    def _pictures(self, source: PictureSource) -> None:
        self._tell(Opened(source.format_name))
        said: Any = None
        for picture in source.pictures():
            self._picture(picture)
            if self._recording is not said:
                said = self._recording
                if said is not None:
                    self._tell(
                        NotRecorded("a grabber's pictures are shown, not recorded: use a coded stream")
                    )


def delay_s(before_s: float | None, unit: AccessUnit, sender_utc_s: float | None) -> float | None:
    """How late after its sender's time pictures come, smoothed over about a second; None: not plausible.

    `sender_utc_s` is Unix time; it is compared with the clock of this computer, so both have to be right.
    """
    if sender_utc_s is None:
        return None
    now_s = time.time() - (time.monotonic() - unit.received_s) - sender_utc_s
    if not PLAUSIBLE_S[0] <= now_s <= PLAUSIBLE_S[1]:
        return None
    return now_s if before_s is None else before_s + _SMOOTHING * (now_s - before_s)
