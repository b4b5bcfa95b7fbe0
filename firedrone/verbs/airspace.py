"""Options that say what a plan is judged against: zones, obstacles, the hour, the law and confirmations."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import say
from firedrone.verbs.say import UsageError
from maps.foreign.file import parse_time
from maps.obstacles import read_obstacles
from maps.zones.zone_file import read_zones
from missions.airspace import Airspace
from missions.confirmations import read_confirmations
from missions.rules import Basis

if TYPE_CHECKING:
    from maps.zones.zone import ZoneFile, ZoneRemark

ZonesOption = Annotated[
    list[Path] | None, typer.Option(help="A file of zones: ED-269, ED-318 or GeoJSON; may be given again.")
]
ObstaclesOption = Annotated[
    list[Path] | None, typer.Option(help="Masts and wires: .geojson, .kml or .csv; may be given again.")
]
AtOption = Annotated[
    str | None, typer.Option(help="When it flies, such as 2026-04-18T13:15:00Z; without: now.")
]
BasisOption = Annotated[str, typer.Option(help=f"Legal basis, one of: {', '.join(Basis)}.")]
ConfirmationsOption = Annotated[
    Path | None, typer.Option(help="Who confirmed a border crossing, a zone or a height.")
]

_REMARKS = {
    "restriction_unknown": 'its restriction "{said}" is not known and counts as prohibited',
    "unit_unknown": 'its unit "{said}" is not known: its heights are not evaluated',
}


def airspace(
    zones: list[Path] | None,
    obstacles: list[Path] | None,
    at: str | None = None,
    basis: str = Basis.OPEN,
    confirmations: Path | None = None,
) -> Airspace:
    """Everything read; FormatError names the file that cannot be. What was left out is said on stderr."""
    files = tuple(read_zones(path) for path in zones or ())
    for file in files:
        _say(file)
    return Airspace(
        zone_files=files,
        obstacles=tuple(one for path in obstacles or () for one in read_obstacles(path)),
        at=hour(at),
        basis=_basis(basis),
        confirmations=() if confirmations is None else read_confirmations(confirmations),
    )


def public_zones(air: Airspace) -> dict[str, Any]:
    """The JSON of the command line."""
    return {
        "files": [public_file(file, air.at) for file in air.zone_files],
        "at": None if air.at is None else air.at.isoformat(),
        "basis": air.basis.value,
    }


def public_file(file: ZoneFile, at: datetime | None) -> dict[str, Any]:
    """What one file of zones says of itself, and its age at that hour."""
    return {
        "name": file.name,
        "kind": file.kind,
        "edition": file.edition.isoformat(),
        "edition_stated": file.edition_stated,
        "age_h": None if at is None else round(file.age_h(at), 2),
        "zones": len(file.zones),
        "dropped": list(file.dropped),
        "remarks": [remark_line(remark) for remark in file.remarks],
        "sha256": file.sha256,
    }


def remark_line(remark: ZoneRemark) -> str:
    """What was read, but not as it stands."""
    return f"{remark.zone}: {_REMARKS[remark.code].format(said=remark.said)}"


def _say(file: ZoneFile) -> None:
    for dropped in file.dropped:
        say.aside(f"{file.name}: {dropped} is a mask or hidden, no zone: left out")
    for remark in file.remarks:
        say.aside(f"{file.name}: {remark_line(remark)}")


def hour(text: str | None) -> datetime:
    """When; without a text it is now. UsageError if it is no time."""
    if text is None:
        return datetime.now(UTC)
    try:
        return parse_time(text)
    except ValueError:
        raise UsageError(f'--at: "{text[:60]}" is not a time such as 2026-04-18T13:15:00Z') from None


def _basis(text: str) -> Basis:
    if text not in Basis.__members__.values():
        raise UsageError(f'--basis: "{text[:60]}" is none of {", ".join(Basis)}')
    return Basis(text)
