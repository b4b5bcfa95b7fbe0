"""The intervals a chief asks for, from the timeline. What was not recorded is None, never 0."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode, TimeKind
from incidents.facts import text_in
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.model import Incident
    from incidents.timeline import Moment


def intervals(moments: Sequence[Moment], incident: Incident | None = None) -> dict[str, float | None]:
    """Seconds by name. Negative: the second thing came first (a drone up before the truck is there)."""
    alarm = alarm_at(moments, incident)
    on_scene = _first(moments, TimeKind.ON_SCENE) or _first(moments, IncidentCode.TRUCK_STOPPED)
    airborne = _first(moments, EventCode.TOOK_OFF)
    mark = _first(moments, EventCode.MARKED)
    under_control = _first(moments, TimeKind.UNDER_CONTROL)
    extinguished = _first(moments, TimeKind.SUPPRESSION_COMPLETE)
    flights = flown(moments)
    landed = flights[0][1] if flights else None
    return {
        "alarm_to_on_scene_s": _between(alarm, on_scene),
        "alarm_to_airborne_s": _between(alarm, airborne),
        "on_scene_to_airborne_s": _between(on_scene, airborne),
        "airborne_to_first_mark_s": _between(airborne, mark),
        "alarm_to_first_mark_s": _between(alarm, mark),
        "airborne_to_landed_s": _between(airborne, landed),
        "airborne_total_s": _total(flights),
        "alarm_to_under_control_s": _between(alarm, under_control),
        "under_control_to_extinguished_s": _between(under_control, extinguished),
        "alarm_to_closed_s": _between(alarm, _last(moments, TimeKind.RETURNED, TimeKind.AVAILABLE)),
    }


def alarm_at(moments: Sequence[Moment], incident: Incident | None = None) -> datetime | None:
    """When the call came: as dispatched, else as typed in, else when the first unit was sent."""
    received = _first(moments, TimeKind.CALL_RECEIVED)
    typed = incident.alarm_at if incident else None
    return received or typed or _first(moments, TimeKind.DISPATCHED)


@dataclass(frozen=True, slots=True)
class Flown:
    """One time in the air. `down` None: it was not recorded how it ended."""

    flight: str | None  # its folder, or the name of a drone that was recorded elsewhere
    up: datetime
    down: datetime | None


def flights_flown(moments: Sequence[Moment]) -> list[Flown]:
    """By their take-offs. Two drones may be up at once: each lands for itself."""
    flights: list[Flown] = []
    newest: dict[str | None, int] = {}
    for moment in moments:
        flight = text_in(moment.entry.facts, "flight")
        if moment.entry.code == EventCode.TOOK_OFF:
            newest[flight] = len(flights)
            flights.append(Flown(flight, moment.at, None))
        elif moment.entry.code == EventCode.LANDED and flight in newest:
            begun = newest[flight]
            if flights[begun].down is None:
                flights[begun] = replace(flights[begun], down=moment.at)
    return flights


def flown(moments: Sequence[Moment]) -> list[tuple[datetime, datetime | None]]:
    """Take-off and landing of each flight; None: it was not recorded how it ended."""
    return [(one.up, one.down) for one in flights_flown(moments)]


def _total(flights: Sequence[tuple[datetime, datetime | None]]) -> float | None:
    lengths = [_between(up, down) for up, down in flights]
    known = [length for length in lengths if length is not None]
    return sum(known) if known and len(known) == len(lengths) else None


def _first(moments: Sequence[Moment], *codes: str) -> datetime | None:
    return next((moment.at for moment in moments if moment.entry.code in codes), None)


def _last(moments: Sequence[Moment], *codes: str) -> datetime | None:
    return next((moment.at for moment in reversed(moments) if moment.entry.code in codes), None)


def _between(start: datetime | None, end: datetime | None) -> float | None:
    return (end - start).total_seconds() if start is not None and end is not None else None
