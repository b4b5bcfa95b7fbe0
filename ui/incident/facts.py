"""What is known of an incident and of a plan, as rows of a label and a value."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.area import area_m2
from maps.borders import country_at, distance_to_border_m
from maps.geo import distance_m
from missions.legs import rows
from ui import units
from ui.widgets.fact_list import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.model import Incident
    from maps.geo import LatLon
    from missions.plan import Plan
    from missions.prospect import Prospect
    from telemetry.state import Wind

translate = QCoreApplication.translate
FAR_FROM_BORDER_M = 50_000.0


def incident_facts(
    incident: Incident, now: datetime | None, units_sent: Sequence[str], wind: Wind | None
) -> list[Fact]:
    """The rows of the left column; what is not known has none. `units_sent`: the crews on their way."""
    facts = [
        Fact(translate("Incident", "What"), incident.what),
        Fact(translate("Incident", "Where"), incident.where),
    ]
    if incident.scene is not None:
        facts.append(Fact(translate("Incident", "Position"), units.position(incident.scene)))
    facts.append(Fact(translate("Incident", "How sure"), _how_sure(incident)))
    if incident.alarm_at is not None:
        facts.append(Fact(translate("Incident", "When"), _when(incident.alarm_at, now)))
    if units_sent:
        facts.append(Fact(translate("Incident", "Who"), ", ".join(units_sent)))
    if incident.number:
        facts.append(Fact(translate("Incident", "Number"), incident.number))
    if incident.scene is not None and (border := _border(incident.scene)):
        facts.append(Fact(translate("Incident", "Border"), border))
    if wind is not None:
        facts.append(Fact(translate("Incident", "Wind"), _wind(wind)))
    return facts


def plan_facts(plan: Plan) -> list[Fact]:
    """The rows below the large numbers: height, and what the pattern is made of."""
    height = translate("Incident", "{height} above ground").format(height=units.height(plan.height))
    facts = [Fact(translate("Incident", "Height"), height)]
    if plan.look is not None:
        away_m = distance_m(plan.waypoints[-1].at, plan.look.at)
        facts.append(Fact(translate("Incident", "Distance"), str(units.distance(away_m))))
    else:
        legs = translate("Incident", "{count}, every {spacing}")
        spacing = units.distance(plan.spacing_m)
        facts.append(Fact(translate("Incident", "Legs"), legs.format(count=rows(plan), spacing=spacing)))
    stays_s = sum(waypoint.hold_s for waypoint in plan.waypoints)
    if stays_s > 0.0:
        facts.append(Fact(translate("Incident", "Stays"), str(units.minutes(stays_s))))
    if plan.area is not None:
        facts.append(Fact(translate("Incident", "Area"), str(units.area(area_m2(plan.area)))))
    return facts


def prospect_facts(prospect: Prospect | None) -> list[Fact]:
    """What no flight of this length passes, beside the chance of this one; by both laws of detection.

    Bounds are rounded up, chances down: a plan never looks better than it is.
    """
    if prospect is None:
        return []
    best = translate("Incident", "{careful} to {all}")
    said = best.format(careful=_up(prospect.bound_pod), all=_up(prospect.bound_definite))
    return [Fact(translate("Incident", "At best"), said)]


def _up(share: float) -> str:
    return str(units.percent(math.ceil(100.0 * share - 1e-6)))


def _how_sure(incident: Incident) -> str:
    if incident.scene is None:
        return translate("Incident", "no place yet")
    if incident.scene_error_m is None:
        return translate("Incident", "not known")
    return str(units.error(incident.scene_error_m))


def _when(alarm_at: datetime, now: datetime | None) -> str:
    clock = units.hour_minute(alarm_at)
    if now is None:
        return clock
    ago_s = (now - alarm_at).total_seconds()
    if ago_s < 0.0 or ago_s > 86_400.0:
        return f"{units.day(alarm_at)} · {clock}"
    words = translate("Incident", "{clock} · {age} ago")
    return words.format(
        clock=clock, age=units.age(60.0 * (ago_s // 60.0)) if ago_s >= 120 else units.minutes(ago_s)
    )


def _border(scene: LatLon) -> str:
    """How far the neighbour is; nothing where that is no matter."""
    away_m = distance_to_border_m(scene)
    here = country_at(scene)
    if here is None or away_m > FAR_FROM_BORDER_M:
        return ""
    if here == "LV":
        return translate("Incident", "{distance} to Lithuania").format(distance=units.distance(away_m))
    return translate("Incident", "{distance} to Latvia").format(distance=units.distance(away_m))


def _wind(wind: Wind) -> str:
    words = translate("Incident", "{speed} from {side}")
    return words.format(speed=units.wind(wind.speed_m_s), side=units.compass(wind.from_deg))
