"""What every link promises, whatever the bytes travel on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from maps.plain_error import PlainError

if TYPE_CHECKING:
    from telemetry.clock import Clock


class LinkError(PlainError):
    """A link that cannot be opened or is gone. The text says what, where, and what to do."""


class Link(Protocol):
    """Bytes from one peer and back to it. Used by one thread only."""

    @property
    def address(self) -> str:
        """As the user wrote it; shown and recorded."""
        ...

    @property
    def clock(self) -> Clock:
        """The time this link lives on."""
        ...

    @property
    def live(self) -> bool:
        """False where nothing can be commanded (a replay): writes are swallowed."""
        ...

    @property
    def trusted(self) -> bool:
        """True where only who holds the cable can speak: inside this program, or on USB to the drone."""
        ...

    @property
    def down(self) -> str | None:
        """Why the port is gone while it is being opened again by itself; None: it is open."""
        ...

    @property
    def sender(self) -> str | None:
        """Whom we talk to, as "127.0.0.1:14551". None: there is only one end, or nobody yet."""
        ...

    @property
    def strangers(self) -> int:
        """Datagrams that came from others than our peer and were thrown away."""
        ...

    def read(self, timeout_s: float) -> list[bytes]:
        """What arrived, as it arrived; empty after at most `timeout_s` of the link's own time.

        LinkError when the peer is gone for good (cable out, connection closed, end of a replay).
        """
        ...

    def overheard(self) -> list[tuple[str, bytes]]:
        """Who else spoke since the last call, and what: some of the strangers' datagrams, for a look only."""
        ...

    def accept_peer(self, sender: str | None = None) -> None:
        """From now on talk and listen to that sender only; None: to whoever sent the last datagram."""
        ...

    def answer(self, data: bytes) -> None:
        """Send once to whoever sent the last datagram, without making it our peer."""
        ...

    def write(self, data: bytes) -> None:
        """Send to the peer; dropped while there is none. Never waits."""
        ...

    def close(self) -> None:
        """Give the port back. Safe to call twice."""
        ...
