"""The journal of an incident that came sealed from others: read like any other, and never written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from incidents.received import RECEIVED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from incidents.model import Entry, Fact, Problem
    from incidents.signatures import Signer


def open_journal(folder: Path, now: datetime, signer: Signer | None = None) -> Journal | ReceivedJournal:
    """To write where the incident is ours, to look at where it came from others. IncidentError: neither."""
    if (folder / RECEIVED).exists():
        return ReceivedJournal(folder)
    return Journal(folder, now, signer)


class ReceivedJournal:
    """Has what a `Journal` has; `append` refuses."""

    def __init__(self, folder: Path) -> None:
        """IncidentError when it cannot be read."""
        self.folder = folder
        self.entries: tuple[Entry, ...] = read_journal(folder)
        self.problems: tuple[Problem, ...] = ()
        self.failure: str | None = None

    def append(
        self, _at: datetime, _clock: str, _source: str, code: str, _facts: Mapping[str, Fact] | None = None
    ) -> Entry:
        """IncidentError always: it says what to do instead."""
        raise IncidentError(
            f"{self.folder.name}: came sealed from others and is kept as it came; {code} was not written: "
            "write what you know in an incident of your own"
        )

    def flush(self, timeout_s: float = 0.0) -> None:
        """Everything is on the disk."""

    def close(self) -> None:
        """Nothing is held."""

    def close_later(self, said: Callable[[IncidentError], None]) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
