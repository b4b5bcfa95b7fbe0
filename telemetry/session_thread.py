"""Runs a session on a thread of its own: the link thread."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, TypeAlias

from telemetry.clock import WallClock
from telemetry.link.link import LinkError
from telemetry.session import BUSY

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from telemetry.protocol import Start, T
    from telemetry.recorder import Recorder
    from telemetry.session import Session

    Begin: TypeAlias = Callable[[], Recorder]

log = logging.getLogger(__name__)
STEP_S = 0.05
BATCH_S = 0.02  # messages that come close together are taken together so often,
BUSY_BATCH_S = 0.033  # and when there are many, so often: the picture is made twenty times a second
MANY = 64  # of a batch: many more would overflow the system's buffer if we are held up
END_S = 5.0


class SessionThread:
    """Steps the session until it is stopped or the link is gone, then closes it.

    A fault in our own code is logged and the session goes on: the flight view and the record outlive it.
    """

    def __init__(self, session: Session, folder: Path | None = None, begin: Begin | None = None) -> None:
        """`folder` is where the session is being recorded; `begin` opens the record of a next flight."""
        self.session = session
        self.folder = folder
        self._begin = begin
        self._rest_s = BATCH_S
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._live, name="firedrone-link", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """False once the link is gone or `stop` was called."""
        return self._thread.is_alive()

    def run(self, start: Start[T], *, needs_record: bool = False) -> Future[T]:
        """See `Session.run`."""
        return self.session.run(start, needs_record=needs_record)

    def record_anew(self) -> Future[None] | None:
        """End this flight's folder and begin the next one; done when the old is closed.

        None where nothing is recorded. RecordError when the new one cannot begin: the old goes on.
        """
        if self._begin is None:
            return None
        record = self._begin()
        self.folder = record.folder
        return self.session.change_record(record)

    def stop(self) -> None:
        """End the thread and close link and record; returns when both are closed."""
        self._stop.set()
        self._thread.join(END_S)

    def _live(self) -> None:
        try:
            while not self._stop.is_set():
                began_s = time.monotonic()
                self._step()
                self._rest(began_s)
        except LinkError as gone:
            log.warning("link lost: %s", gone)
        finally:
            self.session.close()

    def _step(self) -> None:
        try:
            self.session.step(STEP_S)
        except LinkError:
            raise
        except Exception:  # the one broad catch of the link thread: say it, and keep flying
            log.exception("a fault in the session; it goes on")

    def _rest(self, began_s: float) -> None:
        """Let messages gather rather than wake for each, unless somebody waits for an answer.

        A link on a virtual clock brings its own rhythm: reading moves its time.
        """
        if self.session.batch > MANY:
            self._rest_s /= 2
        else:
            longest_s = BATCH_S if self.session.batch < BUSY else BUSY_BATCH_S
            self._rest_s = min(longest_s, 1.25 * self._rest_s)
        left_s = began_s + self._rest_s - time.monotonic()
        if left_s > 0 and isinstance(self.session.clock, WallClock) and not self.session.in_a_hurry:
            time.sleep(left_s)
