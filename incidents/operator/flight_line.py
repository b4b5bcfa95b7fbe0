"""One line of the flight log: one recorded flight with everything that the operator must keep of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.model import Incident
    from incidents.operator.aircraft import Aircraft
    from incidents.operator.defects import Defect
    from incidents.operator.flown import Flown, Mishap
    from incidents.operator.journals import Override
    from incidents.operator.legal_basis import LegalBasis

TICKS = ("propellers", "area_clear", "observer", "crew_names")  # of the sheet before take-off
ROLES = ("pilot", "observer", "camera", "leader")


class Kind(StrEnum):
    """What a flight was."""

    REAL = "real"
    EXERCISE = "exercise"  # a real drone, in an incident that was an exercise
    SIMULATED = "simulated"


class Missing(StrEnum):
    """What the record cannot know and nobody has said yet."""

    PILOT = "pilot"
    LEGAL_BASIS = "legal_basis"
    BATTERY = "battery"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightLine:
    """None: not recorded."""

    number: int  # in the whole log, from 1
    flown: Flown
    kind: Kind
    aircraft: Aircraft
    duration_s: float  # off the ground
    cycles: int  # take-offs
    total_s: float  # of the aircraft, after this flight
    total_cycles: int
    crew: dict[str, str]  # role: name
    basis: LegalBasis
    basis_said: bool  # False: nobody did, and the open category holds
    batteries: dict[int, str]  # the drone's number of it: serial, else the name that somebody typed
    ticks: tuple[str, ...]
    overrides: tuple[Override, ...]
    site_risk: str | None
    occurrences: tuple[Mishap, ...]
    reported_at: datetime | None  # an occurrence, to the authority
    report_reference: str | None
    defects: tuple[Defect, ...]
    incident: Incident | None

    @property
    def at(self) -> datetime:
        """Take-off."""
        return self.flown.hops[0].off_at

    @property
    def landed_at(self) -> datetime | None:
        return self.flown.hops[-1].on_at

    @property
    def pilot(self) -> str | None:
        return self.crew.get("pilot")

    @property
    def checked(self) -> bool:
        """All ticks of the sheet before take-off were set."""
        return set(TICKS) <= set(self.ticks)

    @property
    def missing(self) -> tuple[Missing, ...]:
        lacks = {
            Missing.PILOT: self.pilot is None,
            Missing.LEGAL_BASIS: not self.basis_said,
            Missing.BATTERY: not self.batteries,
        }
        return tuple(what for what, true in lacks.items() if true)

    def is_of_aircraft(self, wanted: str) -> bool:
        """By name, serial or id, in any case of letters."""
        names = (self.aircraft.name, self.aircraft.serial, self.aircraft.key)
        return folded(wanted) in {folded(name) for name in names if name}

    def has_aboard(self, person: str) -> bool:
        return folded(person) in {folded(name) for name in self.crew.values()}


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split()).casefold()
