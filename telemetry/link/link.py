"""What every link promises, whatever the bytes travel on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from telemetry.clock import Clock


class LinkError(Exception):
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
    def strangers(self) -> int:
        """Datagrams that came from others than our peer and were thrown away."""
        ...

    def read(self, timeout_s: float) -> list[bytes]:
        """What arrived, as it arrived; empty after at most `timeout_s` of the link's own time.

        LinkError when the peer is gone for good (cable out, connection closed, end of a replay).
        """
        ...

    def accept_peer(self) -> None:
        """The last datagram was a valid heartbeat: from now on talk and listen to that sender only."""
        ...

    def write(self, data: bytes) -> None:
        """Send to the peer; dropped while there is none."""
        ...

    def close(self) -> None:
        """Give the port back. Safe to call twice."""
        ...
