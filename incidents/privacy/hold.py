"""Legal hold: while it is set nothing of an incident is deleted. It stands in the journal, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import text_in
from incidents.model import IncidentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from incidents.journal import Journal
    from incidents.model import Entry


def hold_of(entries: Iterable[Entry]) -> Entry | None:
    """The entry that set the hold which is in force; None: there is none."""
    held: Entry | None = None
    for entry in entries:
        if entry.code == IncidentCode.HOLD_SET:
            held = entry
        elif entry.code == IncidentCode.HOLD_RELEASED:
            held = None
    return held


def set_hold(journal: Journal, reason: str, by: str, now: datetime) -> Entry:
    """IncidentError without a reason."""
    return _write(journal, IncidentCode.HOLD_SET, reason, by, now)


def release_hold(journal: Journal, reason: str, by: str, now: datetime) -> Entry:
    """IncidentError without a reason, and where there is no hold."""
    if hold_of(journal.entries) is None:
        raise IncidentError(f"{journal.folder.name}: is not on hold")
    return _write(journal, IncidentCode.HOLD_RELEASED, reason, by, now)


def refuse_held(folder: Path, entries: Iterable[Entry]) -> None:
    """IncidentError with the reason of the hold that is in force."""
    held = hold_of(entries)
    if held is not None:
        why = text_in(held.facts, "reason") or "?"
        raise IncidentError(
            f"{folder.name}: is on hold since {held.at:%Y-%m-%d} ({why}); nothing of it may be deleted"
        )


def _write(journal: Journal, code: IncidentCode, reason: str, by: str, now: datetime) -> Entry:
    if not reason.strip():
        raise IncidentError("a hold needs its reason: it stays in the record")
    facts = {"reason": reason.strip(), "by": by.strip() or "?"}
    entry = journal.append(now, Clock.LAPTOP, Source.PERSON, code, facts)
    journal.flush()
    return entry
