"""The weather at the scene, as somebody read it off and says from where."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import number_in, text_in
from incidents.model import IncidentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from incidents.journal import Journal
    from incidents.model import Entry, Fact

# From the least to the most that can be true
LIMITS = {
    "wind_m_s": (0.0, 90.0),
    "wind_from_deg": (0.0, 360.0),
    "temperature_c": (-60.0, 60.0),
    "humidity_percent": (0.0, 100.0),
    "rain_mm": (0.0, 500.0),
    "fire_danger_class": (1.0, 5.0),  # 1 low to 5 extreme, as both countries publish it
}
SOURCE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Weather:
    """None: not said. `source`: a station, an instrument, a service."""

    wind_m_s: float | None = None
    wind_from_deg: float | None = None
    temperature_c: float | None = None
    humidity_percent: float | None = None
    rain_mm: float | None = None
    fire_danger_class: int | None = None
    source: str = ""


def note_weather(journal: Journal, weather: Weather, at: datetime) -> Entry:
    """Write it down as it was at `at`. IncidentError for what cannot be true, or says nothing."""
    facts: dict[str, Fact] = {key: value for key, value in asdict(weather).items() if value not in (None, "")}
    if not facts.keys() & LIMITS.keys():
        raise IncidentError("weather: says nothing; give the wind, the temperature or the fire danger class")
    if not weather.source.strip():
        raise IncidentError("weather: say where it is from: a station, an instrument, a service")
    for key, (least, most) in LIMITS.items():
        value = number_in(facts, key)
        if value is not None and not least <= value <= most:
            raise IncidentError(f"weather: {key} {value:g} cannot be true; it is {least:g} to {most:g}")
    if weather.wind_from_deg is not None:
        facts["wind_from_deg"] = round(weather.wind_from_deg) % 360
    facts["source"] = weather.source.strip()[:SOURCE_CHARS]
    return journal.append(at, Clock.LAPTOP, Source.PERSON, IncidentCode.WEATHER, facts)


def weather_in(entries: Iterable[Entry]) -> Weather | None:
    """What was written down last; what cannot be true is taken as not said."""
    said = [entry for entry in entries if entry.code == IncidentCode.WEATHER]
    if not said:
        return None
    facts = said[-1].facts
    danger = _number(facts, "fire_danger_class")
    return Weather(
        wind_m_s=_number(facts, "wind_m_s"),
        wind_from_deg=_number(facts, "wind_from_deg"),
        temperature_c=_number(facts, "temperature_c"),
        humidity_percent=_number(facts, "humidity_percent"),
        rain_mm=_number(facts, "rain_mm"),
        fire_danger_class=None if danger is None else int(danger),
        source=(text_in(facts, "source") or "")[:SOURCE_CHARS],
    )


def _number(facts: Mapping[str, Fact], key: str) -> float | None:
    value, (least, most) = number_in(facts, key), LIMITS[key]
    return value if value is not None and math.isfinite(value) and least <= value <= most else None
