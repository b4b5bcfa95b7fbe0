"""A real flight's conditions as those of an exercise: hour, wind, battery, ground, failures."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from incidents.exercises.searched_ground import work_of
from incidents.exercises.texts import brief, title, trainer
from maps.borders import country_at
from maps.foreign.file import one_line
from maps.geo import distance_m, moved
from training.exercise.scenario import Alarm, Drone, FaultDue, Land, Rules, Scenario, Weather
from training.exercise.sense import FAR_M
from training.exercise.values import MOST_PLACES
from training.fault import Fault

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.exercises.flown import Flown, Span
    from incidents.weather import Weather as Noted
    from maps.geo import LatLon

BEFORE_S: Final = 90.0  # of the exercise, until the real crew armed
_AFTER_S: Final = 60.0  # until the end, from the real landing
_LASTS_S: Final = (300.0, 7_200.0)
_FROM_SCENE_M: Final = 100.0  # where nobody says where the drone took off
_MOST_FAULTS: Final = 50  # of each kind


@dataclass(frozen=True, slots=True)
class Made:
    """The exercise, and what the record did not tell: one plain line each."""

    scenario: Scenario
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What is to be made anew: which record, what it was, where, and what is known of flight and weather."""

    name: str  # the incident's id, or the flight's name
    what: str
    scene: LatLon
    begun: datetime  # where no flight tells the hour
    flown: Flown | None
    noted: Noted | None = None


def replayed(record: Record) -> Made:
    """The exercise without hot spots, trucks and alarm text, which a flight does not know."""
    flown = record.flown
    begins = begins_at(record)
    work, unknown = work_of(flown, record.scene)
    lines = [*unknown, "what the ground looks like is not recorded: fields (land)"]
    scenario = Scenario(
        id=record.name,
        title=title(record.what),
        brief=brief(record.what, begins),
        trainer=trainer(record.name, flown),
        at=record.scene,
        begins_at=begins,
        land=Land.FARM,
        weather=_weather(record, lines),
        drone=_drone(record, lines),
        work=work,
        alarm=Alarm(text=one_line(record.what), what=one_line(record.what), where=_written(record.scene)),
        rules=_rules(record),
        faults=_faults(flown, begins, lines),
        seed=zlib.crc32(record.name.encode()) & 0x7FFF_FFFF,
        from_incident=record.name,
    )
    if flown is None:
        lines.append("no flight is on record: nothing fails, and it is not known how long it took")
        return Made(scenario, tuple(lines))
    if flown.ended is None:
        lines.append("when the drone landed is not recorded")
        return Made(scenario, tuple(lines))
    least, most = _LASTS_S
    lasts_s = min(most, max(least, BEFORE_S + (flown.ended - flown.began).total_seconds() + _AFTER_S))
    return Made(replace(scenario, lasts_s=float(round(lasts_s))), tuple(lines))


def begins_at(record: Record) -> datetime:
    """A little before the real crew armed; whole seconds."""
    if record.flown is None:
        return record.begun.replace(microsecond=0)
    return (record.flown.began - timedelta(seconds=BEFORE_S)).replace(microsecond=0)


def _weather(record: Record, lines: list[str]) -> Weather:
    """What somebody noted goes before what the drone felt."""
    weather, noted = Weather(), record.noted
    felt = record.flown.wind if record.flown is not None else None
    if noted is not None and noted.wind_m_s is not None:
        weather = replace(weather, wind_m_s=_within(noted.wind_m_s, 0.0, 30.0))
        if noted.wind_from_deg is not None:
            weather = replace(weather, wind_from_deg=noted.wind_from_deg % 360.0)
        elif felt is not None:
            weather = replace(weather, wind_from_deg=round(felt.from_deg, 1) % 360.0)
        else:
            lines.append("where the wind came from is not recorded: south-west")
    elif felt is not None:
        speed_m_s = _within(felt.speed_m_s, 0.0, 30.0)
        weather = replace(weather, wind_m_s=speed_m_s, wind_from_deg=round(felt.from_deg, 1) % 360.0)
    else:
        lines.append("the wind is not recorded: 3 m/s from the south-west")
    if noted is None or noted.temperature_c is None:
        lines.append("the temperature is not recorded: 18 °C")
    else:
        weather = replace(weather, air_c=_within(noted.temperature_c, -40.0, 45.0))
    if noted is not None and noted.humidity_percent is not None:
        weather = replace(weather, humidity_percent=_within(noted.humidity_percent, 0.0, 100.0))
    return weather


def _drone(record: Record, lines: list[str]) -> Drone:
    flown = record.flown
    home = flown.home if flown is not None else None
    if home is None or distance_m(record.scene, home) > FAR_M:
        lines.append("where the drone took off is not recorded: 100 m south of the scene")
        home = moved(record.scene, 0.0, -_FROM_SCENE_M)
    charge = flown.charge if flown is not None and flown.charge is not None else 1.0
    return Drone(home, charge=_within(charge, 0.05, 1.0))


def _rules(record: Record) -> Rules:
    flown = record.flown
    if flown is None:
        return Rules()
    fence = flown.plan.fence if flown.plan is not None else None
    ring = fence.area.ring if fence is not None else ()
    fits = len(ring) <= MOST_PLACES and all(distance_m(record.scene, at) <= FAR_M for at in ring)
    places = (*flown.corners, *(() if flown.home is None else (flown.home,)))
    countries = {country_at(at) for at in places} - {None}
    return Rules(fence=ring if fits else (), crosses_border=len(countries) > 1)


def _faults(flown: Flown | None, begins: datetime, lines: list[str]) -> tuple[FaultDue, ...]:
    """When the link and the position were lost, at the same seconds."""
    if flown is None:
        return ()
    faults: list[FaultDue] = []
    for fault, spans in ((Fault.LINK, flown.silences), (Fault.POSITION, flown.astray)):
        faults += [_due(fault, span, begins) for span in spans[:_MOST_FAULTS]]
        if len(spans) > _MOST_FAULTS:
            lines.append(f"{fault}: lost {len(spans)} times; the first {_MOST_FAULTS} are taken")
    kept = [due for due in faults if due.at_s is not None and due.at_s <= _LASTS_S[1]]
    return tuple(sorted(kept, key=lambda due: due.at_s or 0.0))


def _due(fault: Fault, span: Span, begins: datetime) -> FaultDue:
    at_s = round((span.since - begins).total_seconds(), 1)
    if span.until is None:
        return FaultDue(fault, at_s)
    return FaultDue(fault, at_s, lasts_s=_within((span.until - span.since).total_seconds(), 1.0, _LASTS_S[1]))


def _within(value: float, least: float, most: float) -> float:
    return round(min(most, max(least, value)), 2)


def _written(at: LatLon) -> str:
    return f"{at.lat_deg:.5f}, {at.lon_deg:.5f}"
