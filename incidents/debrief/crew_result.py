"""What two crews can be compared by: the real one of an incident, and the one that flew it as an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in
from incidents.folder import incident_of
from incidents.journal import read_journal
from incidents.metrics import measured
from incidents.model import IncidentError
from incidents.timeline import timeline
from telemetry.events import EventCode

if TYPE_CHECKING:
    from pathlib import Path

    from training.exercise.scenario import Scenario
    from training.score.performance import Performance


@dataclass(frozen=True, slots=True)
class CrewResult:
    """Seconds since the alarm, or since the exercise began. None: not recorded."""

    airborne_s: float | None = None
    first_picture_s: float | None = None
    found: int | None = None  # targets, or findings of the real one
    battery_percent: float | None = None  # at the last landing


def crew_result(performance: Performance, scenario: Scenario) -> CrewResult:
    """Of the crew that flew the exercise."""
    wanted = {target.name for target in scenario.targets if target.wanted}
    return CrewResult(
        performance.airborne_s,
        performance.first_picture_s,
        sum(met.marked_s is not None for met in performance.targets if met.name in wanted),
        performance.battery_at_landing_percent,
    )


def real_result(data: Path, incident: str | None) -> CrewResult | None:
    """Of the incident that the exercise was made from. None: it was made from none, or it is not here."""
    if incident is None or "/" in incident or "\\" in incident:
        return None
    folder = data / "incidents" / incident
    try:
        entries = read_journal(folder)
        moments = timeline(entries)
        found = {one.name: one.seconds for one in measured(moments, incident_of(folder, entries))}
    except IncidentError:
        return None
    finds = [e for e in entries if e.code in (EventCode.MARKED, EventCode.HOT_SPOT_CONFIRMED)]
    flights = [e for e in entries if e.code == IncidentCode.FLIGHT_ATTACHED]
    last = number_in(flights[-1].facts, "battery_last_percent") if flights else None
    return CrewResult(found["alarm_to_airborne_s"], found["alarm_to_first_picture_s"], len(finds), last)
