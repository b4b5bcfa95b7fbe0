"""Zones on the way, at that hour and height: in conflict, clear, or not evaluated; never clear on doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import Polygon

from maps.borders import countries_at
from maps.zones.times import Active, activity
from maps.zones.zone import NO_CEILING, Restriction
from missions.confirmations import confirmation_of
from missions.findings.air_heights import Where, air_below, air_heights, inside
from missions.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from datetime import datetime

    from maps.zones.zone import Zone, ZoneFile
    from missions.airspace import Airspace
    from missions.findings.finding import Fact
    from missions.flown import Flown, Ints
    from missions.plan import Plan

geometry: Any = shapely  # its stubs are generic over every kind of array

UNLIMITED = "unlimited"  # what an upper limit counts from that the file calls none
STALE_H = 24.0  # an older file is shown and never says "clear"
_ISO3 = {"LV": "LVA", "LT": "LTU"}
_STOPS = frozenset({Restriction.PROHIBITED, Restriction.PERMIT, Restriction.USPACE})


def zones_on_the_way(
    plan: Plan, way: Flown, airspace: Airspace, times: tuple[datetime, datetime] | None
) -> list[Finding]:
    """One finding a zone that is met or may be met; one for each reason why nobody may say "clear"."""
    if not airspace.zone_files:
        return [Finding("zones_not_checked", Severity.AMBER)]
    doubts = [*_doubts(airspace, times), *_uncovered(way, airspace)]
    met = _met(way, airspace)
    found = [f for zone, hit in met.values() if (f := _judged(zone, hit, way, airspace, times)) is not None]
    found += _in_fence(plan, way, airspace, times, {id(zone) for zone, _ in met.values()})
    if all(finding.severity is Severity.INFO for finding in (*found, *doubts)):
        oldest = min(airspace.zone_files, key=lambda file: file.edition)
        clear: dict[str, Fact] = {"zones": len(airspace.zones), "edition": oldest.edition.isoformat()}
        found.append(Finding("zones_clear", Severity.INFO, None, clear))
    return [*found, *doubts]


@dataclass(frozen=True, slots=True)
class _Hit:
    """How the way meets a zone: for sure or perhaps, and on which leg first."""

    where: Where
    number: int
    pieces: Ints


def _met(way: Flown, airspace: Airspace) -> dict[int, tuple[Zone, _Hit]]:
    """All zones that the way meets horizontally and, for sure or perhaps, in height."""
    owners = [zone for zone in airspace.zones for _ in zone.volumes]
    volumes = [volume for zone in airspace.zones for volume in zone.volumes]
    if not volumes:
        return {}
    shapes = np.array([volume.shape for volume in volumes], dtype=object)
    near = np.flatnonzero(_boxes_meet(geometry.bounds(shapes), way))
    air = air_heights(way)
    geometry.prepare(shapes[near])
    which, piece = geometry.STRtree(air.shapes).query(shapes[near], predicate="intersects")
    met: dict[int, tuple[Zone, _Hit]] = {}
    for n in np.unique(which).tolist():
        pieces = piece[which == n]
        zone, volume = owners[near[n]], volumes[near[n]]
        found = inside(air, pieces, volume.lower, volume.upper)
        for where in (Where.INSIDE, Where.PERHAPS):
            hit = np.sort(pieces[found == where])
            before = met.get(id(zone))
            if len(hit) and (before is None or (where is Where.INSIDE and before[1].where is not where)):
                met[id(zone)] = zone, _Hit(where, int(air.number[hit[0]]), hit)
    return met


def _judged(
    zone: Zone, hit: _Hit, way: Flown, airspace: Airspace, times: tuple[datetime, datetime] | None
) -> Finding | None:
    active = activity(zone.periods, *(times or (None, None)), zone.centre)
    if active is Active.NO:
        return None
    facts = _facts(zone)
    if zone.restriction is Restriction.NONE:
        return Finding("zone_informs", Severity.INFO, hit.number, facts)
    ends = np.unique(np.minimum(np.append(hit.pieces, hit.pieces + 1), len(way.way.lats) - 1))
    yes = confirmation_of(airspace.confirmations, zone.id, times, way.way.lats[ends], way.way.lons[ends])
    if yes is not None:
        told = {"who": yes.who, "number": yes.number, "until": yes.valid_until.isoformat()}
        return Finding("zone_confirmed", Severity.INFO, hit.number, {**facts, **told})
    if active is Active.UNKNOWN or hit.where is Where.PERHAPS:
        reason = "time" if active is Active.UNKNOWN else "height"
        facts = {**facts, "reason": reason}
        return Finding("zone_not_evaluated", Severity.AMBER, hit.number, facts, "go_round")
    if zone.restriction in _STOPS:
        return Finding("zone_conflict", Severity.RED, hit.number, facts, "go_round")
    return Finding("zone_conditions", Severity.AMBER, hit.number, facts, "go_round")


def _in_fence(
    plan: Plan, way: Flown, airspace: Airspace, times: tuple[datetime, datetime] | None, met: set[int]
) -> list[Finding]:
    """Zones that only the fence reaches into: a failsafe, or the wind, may take the drone there."""
    if plan.fence is None:
        return []
    fence = Polygon([(at.lon_deg, at.lat_deg) for at in plan.fence.area.ring])
    if not fence.is_valid:
        return []  # has a finding of its own
    geometry.prepare(fence)
    band = air_below(way, float(plan.fence.ceiling))
    found: list[Finding] = []
    for zone in airspace.zones:
        if id(zone) in met or zone.restriction is Restriction.NONE:
            continue
        for volume in zone.volumes:
            if not geometry.intersects(fence, volume.shape):
                continue
            if inside(band, np.array([0]), volume.lower, volume.upper)[0] == Where.OUTSIDE:
                continue
            if activity(zone.periods, *(times or (None, None)), zone.centre) is not Active.NO:
                found.append(Finding("fence_in_zone", Severity.AMBER, None, _facts(zone), "go_round"))
                break
    return found


def _doubts(airspace: Airspace, times: tuple[datetime, datetime] | None) -> list[Finding]:
    found: list[Finding] = []
    for file in airspace.zone_files:
        facts: dict[str, Fact] = {"file": file.name, "edition": file.edition.isoformat()}
        if times is None:
            found.append(Finding("zones_hour_unknown", Severity.AMBER, None, facts))
            continue
        age_h = file.age_h(times[0])
        if _is_out_of_date(file, times):
            found.append(Finding("zones_not_valid", Severity.AMBER, None, facts))
        elif age_h > STALE_H:
            old: dict[str, Fact] = {**facts, "age_h": age_h, "limit_h": STALE_H}
            found.append(Finding("zones_old", Severity.AMBER, None, old))
        elif not file.edition_stated:
            found.append(Finding("zones_dated_by_file", Severity.INFO, None, {**facts, "age_h": age_h}))
    return [*found]


def _is_out_of_date(file: ZoneFile, times: tuple[datetime, datetime]) -> bool:
    """Also a file from a day after the flight: one of the two dates is wrong, and nobody knows its age."""
    late = file.valid_until is not None and file.valid_until < times[1] - timedelta(seconds=1)
    early = file.valid_from is not None and file.valid_from > times[0]
    return late or early or file.edition > times[0] + timedelta(hours=STALE_H)


def _uncovered(way: Flown, airspace: Airspace) -> list[Finding]:
    """A country whose zones no file holds is not clear; elsewhere all of the way must lie among zones."""
    held = {zone.country for zone in airspace.zones}
    below = set(np.unique(countries_at(way.way.lats, way.way.lons)).tolist())
    missing = sorted(code for code in below if code and _ISO3[code] not in held and code not in held)
    found = [Finding("zones_of_country_missing", Severity.AMBER, None, {"country": code}) for code in missing]
    if "" in below and not _is_among(way, airspace):
        found.append(Finding("zones_of_country_missing", Severity.AMBER, None, {"country": None}))
    return found


def _is_among(way: Flown, airspace: Airspace) -> bool:
    bounds = [volume.shape.bounds for zone in airspace.zones for volume in zone.volumes]
    if not bounds:
        return False
    west, south = np.min(bounds, axis=0)[:2]
    east, north = np.max(bounds, axis=0)[2:]
    lats, lons = way.way.lats, way.way.lons
    return bool(((lons >= west) & (lons <= east) & (lats >= south) & (lats <= north)).all())


def _boxes_meet(boxes: Any, way: Flown) -> Any:
    lats, lons = way.way.lats, way.way.lons
    across = (boxes[:, 0] <= lons.max()) & (boxes[:, 2] >= lons.min())
    return across & (boxes[:, 1] <= lats.max()) & (boxes[:, 3] >= lats.min())


def _facts(zone: Zone) -> dict[str, Fact]:
    """What a person needs to know of a zone; the limits are those of its first volume."""
    volume = zone.volumes[0]
    return {
        "zone": zone.name(),
        "id": zone.id,
        "restriction": zone.restriction.value,
        "lower_m": volume.lower.metres,
        "lower_from": volume.lower.counted_from.value,
        "upper_m": volume.upper.metres if volume.upper.metres != NO_CEILING else None,
        "upper_from": UNLIMITED if volume.upper.metres == NO_CEILING else volume.upper.counted_from.value,
        "contact": zone.contact.phone or zone.contact.email or zone.contact.name,
    }
