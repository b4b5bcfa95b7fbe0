"""A link that comes back by itself: a port that is gone is tried again until it is there.

A pulled cable, a radio without power or a closed connection is no end of the session: meanwhile nothing
arrives, nothing is sent, and `down` says why. The opening happens on a thread of its own, because a host that
does not answer takes seconds and the silence of the drone must be told in time.
"""

from __future__ import annotations

import contextlib
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from telemetry.clock import WallClock
from telemetry.link.link import LinkError
from telemetry.mailbox import taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.clock import Clock
    from telemetry.link.link import Link

AGAIN_S = 0.25  # the first new try; then twice as long each time, at most:
SELDOM_S = 2.0
END_S = 1.0  # how long a close waits for a try that is under way


def kept(opener: Callable[[], Link], address: str) -> KeptLink:
    """The link, open now and whenever it can be. LinkError when it cannot be opened at all."""
    return KeptLink(opener, address, opener())


class KeptLink:
    """Opens with `opener` whenever there is no open link; without a `first` one it begins by trying.

    `trusted` is what is believed of the link as long as none was open.
    """

    live = True

    def __init__(
        self,
        opener: Callable[[], Link],
        address: str,
        first: Link | None = None,
        *,
        trusted: bool = False,
    ) -> None:
        self.address = address
        self.clock: Clock = first.clock if first is not None else WallClock()
        self.trusted = trusted if first is None else first.trusted
        self.down: str | None = None
        self._opener = opener
        self._link = first
        self._strangers = 0  # of the links that were
        self._found: SimpleQueue[Link | str] = SimpleQueue()  # an open link, or why there is none
        self._closed = Event()
        self._thread: Thread | None = None
        if first is None:
            self.down = f"{address} is being opened"
            self._begin_opening(0.0)

    @property
    def sender(self) -> str | None:
        return None if self._link is None else self._link.sender

    @property
    def strangers(self) -> int:
        return self._strangers + (0 if self._link is None else self._link.strangers)

    def read(self, timeout_s: float) -> list[bytes]:
        if self._link is None:
            self._wait(timeout_s)
            return []
        try:
            return self._link.read(timeout_s)
        except LinkError as error:
            self._lose(self._link, error)
            return []

    def overheard(self) -> list[tuple[str, bytes]]:
        return [] if self._link is None else self._link.overheard()

    def accept_peer(self, sender: str | None = None) -> None:
        if self._link is not None:
            self._link.accept_peer(sender)

    def answer(self, data: bytes) -> None:
        self._give(data, to_peer=False)

    def write(self, data: bytes) -> None:
        self._give(data, to_peer=True)

    def close(self) -> None:
        self._closed.set()
        if self._link is not None:
            _close(self._link)
            self._link = None
        if self._thread is not None:
            self._thread.join(END_S)
        self._drop_found()

    def _give(self, data: bytes, *, to_peer: bool) -> None:
        if self._link is None:
            return  # `down` says so
        try:
            (self._link.write if to_peer else self._link.answer)(data)
        except LinkError as error:
            self._lose(self._link, error)

    def _lose(self, link: Link, error: LinkError) -> None:
        self.down = str(error)
        self._strangers += link.strangers
        self._link = None
        _close(link)
        self._begin_opening(AGAIN_S)

    def _wait(self, timeout_s: float) -> None:
        try:
            found = self._found.get(timeout=timeout_s)
        except Empty:
            return
        if isinstance(found, str):
            self.down = found
        else:
            self._link, self.down = found, None

    # --- the opening thread ----------------------------------------------------------------------

    def _begin_opening(self, wait_s: float) -> None:
        self._thread = Thread(
            target=self._open_again, args=(wait_s,), name="firedrone-link-opener", daemon=True
        )
        self._thread.start()

    def _open_again(self, wait_s: float) -> None:
        while not self._closed.wait(wait_s):
            try:
                link = self._opener()
                self._check_trust(link)
            except (LinkError, OSError) as error:
                self._found.put(str(error))
                wait_s = min(max(2 * wait_s, AGAIN_S), SELDOM_S)
                continue
            self._found.put(link)
            break
        if self._closed.is_set():
            self._drop_found()  # closed meanwhile: nobody takes it

    def _check_trust(self, link: Link) -> None:
        """The door was chosen for a cable; a radio must not come in through it."""
        if self.trusted and not link.trusted:
            _close(link)
            raise LinkError(f"{self.address} was a cable to the drone and is a radio now: connect anew")

    def _drop_found(self) -> None:
        for found in taken(self._found):
            if not isinstance(found, str):
                _close(found)


def _close(link: Link) -> None:
    with contextlib.suppress(OSError):  # a device that is gone cannot be closed cleanly
        link.close()
