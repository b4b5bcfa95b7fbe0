"""`firedrone zones`: what is in a file of zones, how old it is, and what is active when."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from shapely import Point

from firedrone.verbs import say
from firedrone.verbs.airspace import AtOption, hour, public_file, remark_line
from firedrone.verbs.options import JsonOption, place
from maps.zones.next_hours import hours_at
from maps.zones.zone_file import read_zones
from missions.findings.zones import STALE_H

if TYPE_CHECKING:
    from maps.geo import LatLon
    from maps.zones.zone import Limit, Zone, ZoneFile


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("zones")(show_zones)


def show_zones(
    file: Annotated[Path, typer.Argument(help="A file of zones: ED-269, ED-318 or GeoJSON.")],
    at: AtOption = None,
    near: Annotated[str | None, typer.Option(help="Only those over LAT,LON in degrees.")] = None,
    as_json: JsonOption = False,
) -> None:
    """What is in a file of zones, how old it is, and what is active when. No authorisation."""
    found, now, here = read_zones(file), hour(at), place(near, "--near")
    shown = [zone for zone in found.zones if here is None or _covers(zone, here)]
    document = {
        "file": public_file(found, now),
        "old": found.age_h(now) > STALE_H,
        "at": now.isoformat(),
        "near": None if here is None else {"lat_deg": here.lat_deg, "lon_deg": here.lon_deg},
        "zones": [_public(zone, now) for zone in shown],
    }
    say.result(document, as_json, "\n".join(_lines(found, shown, now)))


def _covers(zone: Zone, at: LatLon) -> bool:
    place_ = Point(at.lon_deg, at.lat_deg)
    return any(volume.shape.covers(place_) for volume in zone.volumes)


def _public(zone: Zone, now: datetime) -> dict[str, Any]:
    hours = hours_at(zone.periods, now, zone.centre)
    contact = zone.contact
    return {
        "id": zone.id,
        "name": zone.name(),
        "country": zone.country,
        "restriction": zone.restriction.value,
        "active": hours.active.value,
        "until": _time(hours.until),
        "begins": _time(hours.begins),
        "volumes": [
            {
                "lower_m": _metres(volume.lower),
                "lower_from": volume.lower.counted_from.value,
                "upper_m": _metres(volume.upper),
                "upper_from": volume.upper.counted_from.value,
            }
            for volume in zone.volumes
        ],
        "contact": {"name": contact.name, "phone": contact.phone, "email": contact.email},
        "message": dict(zone.message),
        "conditions": dict(zone.conditions),
    }


def _lines(file: ZoneFile, shown: list[Zone], now: datetime) -> list[str]:
    stated = "" if file.edition_stated else " (when it was saved; the file does not say)"
    old = (
        f"; OLD, more than {STALE_H:.0f} h: it never says that all is clear"
        if file.age_h(now) > STALE_H
        else ""
    )
    return [
        f"{file.name}: {file.kind}, {len(file.zones)} zones, not an authorisation",
        f"edition {file.edition.isoformat()}{stated}, {file.age_h(now):.0f} h old{old}",
        *(f"left out: {dropped}, a mask of the world or hidden" for dropped in file.dropped),
        *(f"remark: {remark_line(remark)}" for remark in file.remarks),
        *(_line(zone, now) for zone in shown),
    ]


def _line(zone: Zone, now: datetime) -> str:
    hours = hours_at(zone.periods, now, zone.centre)
    active = {"yes": "active", "no": "not active", "unknown": "nobody can read its hours"}[hours.active.value]
    active += f" until {_time(hours.until)}" if hours.until else ""
    active += f", next {_time(hours.begins)}" if hours.begins else ""
    first = zone.volumes[0]
    heights = f"{_limit(first.lower)} to {_limit(first.upper)}"
    more = f" and {len(zone.volumes) - 1} more volumes" if len(zone.volumes) > 1 else ""
    return f"{zone.id}  {zone.name()}: {zone.restriction.value}, {heights}{more}, {active}"


def _limit(limit: Limit) -> str:
    if limit.metres is None:
        return "not stated"
    metres = _metres(limit)
    return "no ceiling" if metres is None else f"{metres:.0f} m {limit.counted_from.value.upper()}"


def _metres(limit: Limit) -> float | None:
    """JSON has no infinity: no ceiling is None too."""
    return None if limit.metres is None or limit.metres == float("inf") else round(limit.metres, 1)


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
