"""What the crew says on the sheet before take-off, and what of it is proposed the next time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from incidents.codes import IncidentCode
from incidents.operator.legal_basis import (
    LegalBasis,
    Subcategory,
    basis_facts,
    basis_in,
    open_category,
)
from incidents.operator.record import FOLDER
from missions.rules import Basis
from telemetry.safe_files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.model import Fact

LAST = "last_take_off.json"
USUAL = open_category(Subcategory.A3)


@dataclass(frozen=True, slots=True)
class TakeOff:
    """Names may be empty: then nobody said."""

    pilot: str = ""
    observer: str = ""
    battery: str = ""
    basis: LegalBasis = USUAL


class _Kept(msgspec.Struct, frozen=True):
    pilot: str = ""
    observer: str = ""
    basis: dict[str, str] = {}


def take_off_entries(said: TakeOff, flight: str) -> tuple[tuple[IncidentCode, dict[str, Fact]], ...]:
    """What goes into the journal; what nobody said does not."""
    entries: list[tuple[IncidentCode, dict[str, Fact]]] = [
        (IncidentCode.LEGAL_BASIS, {"flight": flight, **basis_facts(said.basis)})
    ]
    crew = {role: name for role, name in (("pilot", said.pilot), ("observer", said.observer)) if name}
    if crew:
        entries.append((IncidentCode.CREW_NAMED, {"flight": flight, **crew}))
    if said.battery:
        entries.append((IncidentCode.BATTERY_NAMED, {"flight": flight, "battery": said.battery, "pack": 0}))
    return tuple(entries)


def last_take_off(data: Path) -> TakeOff:
    """What to propose. A battery is another each time; and the state orders one flight, not the next."""
    try:
        kept = msgspec.json.decode((data / FOLDER / LAST).read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return TakeOff()
    return TakeOff(kept.pilot[:80], kept.observer[:80], basis=basis_in(kept.basis) or USUAL)


def keep_take_off(data: Path, said: TakeOff) -> None:
    """For the next time. OSError as the disk says it."""
    if said.basis.basis is Basis.STATE:
        said = replace(said, basis=last_take_off(data).basis)
    facts = {key: str(value) for key, value in basis_facts(said.basis).items()}
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    replace_file(data / FOLDER / LAST, msgspec.json.encode(_Kept(said.pilot, said.observer, facts)))
