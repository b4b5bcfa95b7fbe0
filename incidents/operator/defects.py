"""Defects of the aircraft, and how each was put right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from incidents.model import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """`number` is that of its entry in the operator's record."""

    number: int
    at: datetime
    aircraft: str
    text: str
    flight: str | None = None
    by: str | None = None
    rectified_at: datetime | None = None
    rectification: str | None = None
    rectified_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.rectified_at is None


def defects(record: Iterable[Entry]) -> tuple[Defect, ...]:
    """All of them in the order in which they were written down."""
    found: dict[int, Defect] = {}
    for entry in record:
        facts = entry.facts
        if entry.code == IncidentCode.DEFECT_FOUND:
            found[entry.n] = Defect(
                number=entry.n,
                at=entry.at,
                aircraft=text_in(facts, "aircraft") or "",
                text=text_in(facts, "text") or "",
                flight=text_in(facts, "flight"),
                by=text_in(facts, "by"),
            )
        elif entry.code == IncidentCode.DEFECT_RECTIFIED:
            number = number_in(facts, "defect")
            defect = next((one for one in found.values() if one.number == number), None)
            if defect is not None:
                found[defect.number] = replace(
                    defect,
                    rectified_at=entry.at,
                    rectification=text_in(facts, "text"),
                    rectified_by=text_in(facts, "by"),
                )
    return tuple(found.values())
