"""Who opened or handed on which incident, and when: `DATA/access.jsonl`, chained like a journal.

The name is that of the account on this computer. Whoever may administer it can do without this log; it is
for all others.
"""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.chained_log import note, read_log
from incidents.facts import text_in, time_in

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Problem

ACCESS = "access.jsonl"


class Doing(StrEnum):
    """What somebody did with an incident."""

    OPENED = "opened"
    SEALED = "sealed"  # a bundle was made, which may leave the brigade
    REPORTED = "reported"
    IMPORTED = "imported"
    DELETED = "deleted"  # content of it


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the log."""

    at: datetime
    who: str
    incident: str  # id
    doing: str
    what: str | None  # the bundle, the file


def note_access(data: Path, at: datetime, incident: str, doing: Doing, what: str | None = None) -> None:
    """Write it down. IncidentError when it did not get to the disk."""
    facts = {"who": account(), "incident": incident, "doing": doing.value}
    note(data / ACCESS, at, facts | ({"what": what} if what else {}))


def accesses(data: Path, incident: str | None = None) -> tuple[tuple[Access, ...], tuple[Problem, ...]]:
    """All of it, or of one incident, oldest first; and where the log is not as it was written."""
    log = read_log(data / ACCESS)
    found: list[Access] = []
    for line in log.lines:
        at, about = time_in(line, "at"), text_in(line, "incident")
        if at is None or about is None or (incident is not None and about != incident):
            continue
        who, doing = text_in(line, "who") or "?", text_in(line, "doing") or "?"
        found.append(Access(at, who, about, doing, text_in(line, "what")))
    return tuple(found), log.problems


def account() -> str:
    """The account that runs this program; "?" where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
