"""What a session asks of whoever records the flight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from telemetry.events import EventCode, Fact
    from telemetry.state import Identity


class Record(Protocol):
    """Where raw frames go before anybody looks into them."""

    @property
    def writing(self) -> bool:
        """Whether what is handed over now gets onto the disk."""
        ...

    def frames(self, at: datetime, frames: Sequence[bytes]) -> None:
        """Keep these frames, as they were on the wire."""
        ...

    def refused(self, at: datetime, frames: Sequence[bytes]) -> None:
        """Keep these as evidence, apart from the others: the door did not let them in."""
        ...

    def sync(self) -> None:
        """Something important happened: to the disk now."""
        ...

    def identify(self, vehicle: Identity) -> None:
        """Which vehicle is being recorded."""
        ...

    def news(self) -> list[tuple[EventCode, Mapping[str, Fact]]]:
        """What the recorder has to say of itself since the last call (started, failed, resumed)."""
        ...

    def close(self) -> None: ...
