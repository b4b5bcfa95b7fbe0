"""What the sheet of the operator's record shows: tables, what is missing, and the names to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from incidents.operator.flight_line import Missing
from incidents.operator.legal_basis import LegalBasis
from incidents.operator.tables import Table, What


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorView:
    """In the reader's language. Flights are named by the folders of their recordings."""

    tables: Mapping[What, Table] = field(default_factory=dict[What, Table])
    missing: Mapping[str, tuple[Missing, ...]] = field(default_factory=dict[str, tuple[Missing, ...]])
    bases: Mapping[str, LegalBasis] = field(default_factory=dict[str, LegalBasis])
    unreported: Mapping[str, str] = field(default_factory=dict[str, str])  # flight: where to report
    about: Mapping[str, str] = field(default_factory=dict[str, str])
    people: tuple[str, ...] = ()  # who flew last stands first
    batteries: tuple[str, ...] = ()
    not_recorded: str = ""
    rules: str = ""  # whose they are, and how long the record is kept
    unread: int = 0  # recordings that cannot be read
