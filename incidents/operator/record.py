"""What people add to the operator's record: `operator/record.jsonl`, only ever added to, each line chained.

It is a journal like that of an incident. A later word on the same thing counts; the earlier one stays.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.journal import OPERATOR_RECORD, Journal, read_journal
from incidents.model import IncidentError
from incidents.operator.flight_line import ROLES
from maps.foreign.file import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from incidents.model import Entry, Fact
    from incidents.signatures import Signer

FOLDER = "operator"
TEXT_CHARS = 500

# What each kind of entry cannot do without.
NEEDED: Mapping[str, tuple[str, ...]] = {
    IncidentCode.LEGAL_BASIS: ("flight", "basis"),
    IncidentCode.CREW_NAMED: ("flight",),
    IncidentCode.BATTERY_NAMED: ("flight", "battery"),
    IncidentCode.SITE_RISK: ("flight", "text"),
    IncidentCode.AIRCRAFT_NAMED: ("aircraft",),
    IncidentCode.DEFECT_FOUND: ("aircraft", "text"),
    IncidentCode.DEFECT_RECTIFIED: ("defect", "text"),
    IncidentCode.MAINTENANCE_DONE: ("aircraft", "task"),
    IncidentCode.BATTERY_NOTE: ("battery", "text"),
    IncidentCode.OCCURRENCE_REPORTED: ("flight",),
}


def read_record(data: Path) -> tuple[Entry, ...]:
    """All entries; none where nobody has added anything yet."""
    folder = data / FOLDER
    return read_journal(folder, OPERATOR_RECORD) if (folder / OPERATOR_RECORD).is_file() else ()


def add(
    data: Path,
    code: IncidentCode,
    facts: Mapping[str, Fact],
    now: datetime,
    signer: Signer | None = None,
) -> Entry:
    """Add one entry; it is on the disk when this returns. IncidentError says what is missing, or why not."""
    short = {key: _short(value) for key, value in facts.items()}
    kept = {key: value for key, value in short.items() if value not in (None, "")}
    lacking = [key for key in NEEDED[code] if key not in kept]
    if code is IncidentCode.CREW_NAMED and not kept.keys() & set(ROLES):
        lacking.append("a name")
    if lacking:
        raise IncidentError(f"this needs {' and '.join(lacking)} before it can be written down")
    folder = data / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IncidentError(f"{folder}: cannot be made: {error.strerror}") from error
    with Journal(folder, now.astimezone(UTC), signer, OPERATOR_RECORD) as journal:
        return journal.append(now.astimezone(UTC), Clock.LAPTOP, Source.PERSON, code, kept)


def _short(value: Fact) -> Fact:
    return plain(" ".join(value.split())[:TEXT_CHARS]) if isinstance(value, str) else value
