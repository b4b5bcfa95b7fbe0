"""What people decide about a hot spot, written to the journal: sent, visited, closed, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.hot_spot_ledger.row import How
from incidents.model import IncidentError

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.hot_spot_ledger.row import Row
    from incidents.journal import Journal
    from incidents.model import Entry, Fact

MOST_CHARS = 500


def send(journal: Journal, number: int, whom: str, now: datetime) -> Entry:
    """A crew is on its way. IncidentError: no such number, it is closed, or nobody is named."""
    _open_row(journal, number)
    return _write(journal, IncidentCode.HOT_SPOT_SENT, number, now, {"whom": _told(whom, "who was sent")})


def visit(journal: Journal, number: int, by: str, now: datetime) -> Entry:
    """Somebody was there, and it is not closed yet. IncidentError as `send`."""
    _open_row(journal, number)
    return _write(journal, IncidentCode.HOT_SPOT_VISITED, number, now, {"by": _told(by, "who was there")})


def close(journal: Journal, number: int, by: str, how: How, now: datetime) -> Entry:
    """It is out, or was no fire. IncidentError as `send`."""
    _open_row(journal, number)
    facts: dict[str, Fact] = {"by": _told(by, "who closes it"), "how": how.value}
    return _write(journal, IncidentCode.HOT_SPOT_CLOSED, number, now, facts)


def reopen(journal: Journal, number: int, reason: str, now: datetime) -> Entry:
    """A closed one is open again. IncidentError: no such number, it is open, or no reason."""
    if _row(journal, number).is_open:
        raise IncidentError(f"hot spot {number} is open already")
    return _write(journal, IncidentCode.HOT_SPOT_REOPENED, number, now, {"reason": _told(reason, "why")})


def note(journal: Journal, number: int, text: str, now: datetime) -> Entry:
    """A remark on one. IncidentError: no such number, or no text."""
    _row(journal, number)
    return _write(journal, IncidentCode.HOT_SPOT_NOTE, number, now, {"text": _told(text, "what to note")})


def _row(journal: Journal, number: int) -> Row:
    ledger = read_ledger(journal.entries)
    row = ledger.row(number)
    if row is None:
        known = ", ".join(str(row.number) for row in ledger.rows[:20]) or "none"
        raise IncidentError(f"there is no hot spot {number} in this incident; there are: {known}")
    return row


def _open_row(journal: Journal, number: int) -> None:
    if not _row(journal, number).is_open:
        raise IncidentError(f"hot spot {number} is closed: open it again first")


def _told(text: str, what: str) -> str:
    told = " ".join(text.split())
    if not told:
        raise IncidentError(f"say {what}")
    if len(told) > MOST_CHARS:
        raise IncidentError(f"{what}: more than {MOST_CHARS} characters")
    return told


def _write(journal: Journal, code: IncidentCode, number: int, now: datetime, facts: dict[str, Fact]) -> Entry:
    return journal.append(now, Clock.LAPTOP, Source.PERSON, code, {"number": number, **facts})
