"""One fire, two numbers: incidents that belong together are linked, in both journals, and never merged."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import text_in
from incidents.folder import find, incident_of
from incidents.journal import Journal
from incidents.model import IncidentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Entry, Incident
    from incidents.signatures import Signer


@dataclass(frozen=True, slots=True)
class Link:
    """The other incident, as it was called when it was linked."""

    incident: str  # its id
    number: str | None
    what: str | None
    reason: str | None


def link(
    data: Path, one: str, other: str, reason: str = "", *, now: datetime, signer: Signer | None = None
) -> tuple[Entry, ...]:
    """Say in both that they belong together; what both say already is not said again.

    IncidentError when one is not found, is open elsewhere, or both are the same; then nothing was written.
    """
    folders = [find(data, wanted) for wanted in (one, other)]
    if folders[0] == folders[1]:
        raise IncidentError(f"{folders[0].name}: an incident is not linked with itself; name two")
    with ExitStack() as held:
        journals = [held.enter_context(Journal(folder, now, signer)) for folder in folders]
        return link_journals(journals[0], journals[1], reason, now)


def link_journals(one: Journal, other: Journal, reason: str, now: datetime) -> tuple[Entry, ...]:
    """The same for who holds both journals."""
    incidents = [incident_of(journal.folder, journal.entries) for journal in (one, other)]
    written = (
        _say(one, incidents[1], reason, now),
        _say(other, incidents[0], reason, now),
    )
    return tuple(entry for entry in written if entry is not None)


def links_of(entries: Iterable[Entry]) -> tuple[Link, ...]:
    """The incidents that a journal names, in the order in which they were linked."""
    links = {
        incident: Link(
            incident,
            text_in(entry.facts, "number"),
            text_in(entry.facts, "what"),
            text_in(entry.facts, "reason"),
        )
        for entry in entries
        if entry.code == IncidentCode.INCIDENT_LINKED and (incident := text_in(entry.facts, "incident"))
    }
    return tuple(links.values())


def _say(journal: Journal, other: Incident, reason: str, now: datetime) -> Entry | None:
    if any(link.incident == other.id for link in links_of(journal.entries)):
        return None
    facts = {
        "incident": other.id,
        "number": other.number,
        "what": other.what,
        "reason": reason.strip() or None,
    }
    return journal.append(now, Clock.LAPTOP, Source.PERSON, IncidentCode.INCIDENT_LINKED, facts)
