"""The intervals a chief asks for, from the timeline. What was not recorded is None, never 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.codes import TimeKind
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.model import Incident
    from incidents.timeline import Moment


def intervals(moments: Sequence[Moment], incident: Incident | None = None) -> dict[str, float | None]:
    """Seconds by name. Negative: the second thing came first (a drone up before the truck is there)."""
    alarm = alarm_at(moments, incident)
    on_scene = _first(moments, TimeKind.ON_SCENE)
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


def flown(moments: Sequence[Moment]) -> list[tuple[datetime, datetime | None]]:
    """Take-off and landing of each flight; None: it was not recorded how it ended."""
    flights: list[tuple[datetime, datetime | None]] = []
    for moment in moments:
        if moment.entry.code == EventCode.TOOK_OFF:
            flights.append((moment.at, None))
        elif moment.entry.code == EventCode.LANDED and flights and flights[-1][1] is None:
            flights[-1] = (flights[-1][0], moment.at)
    return flights


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
