"""In which weather, with what and on which legal ground was flown: a line each, for the first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, text_in
from incidents.weather import weather_in
from incidents.words import label, number, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.flight_paths import FlightPath
    from incidents.model import Entry

_BASIS_FACTS = ("subcategory", "authorisation", "ordered_by")
_MOST_CHARS = 120


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known under it. `known` is False where a record is missing."""

    name: str
    text: str
    known: bool = True


def conditions_of(entries: Sequence[Entry], paths: Sequence[FlightPath], language: str) -> tuple[Fact, ...]:
    """Weather, fire danger, drone, pilot, legal basis, battery."""
    weather = weather_in(entries)
    danger = weather.fire_danger_class if weather else None
    told = {
        "weather": _weather(entries, paths, language),
        "fire_danger": None if danger is None else str(danger),
        "drone": ", ".join(_drones(entries)),
        "pilot": ", ".join(_pilots(entries)),
        "legal_basis": _legal_basis(entries, language),
        "battery": "; ".join(_batteries(entries)),
    }
    missing = label(language, "not_recorded")
    return tuple(Fact(label(language, key), text or missing, bool(text)) for key, text in told.items())


def _weather(entries: Sequence[Entry], paths: Sequence[FlightPath], language: str) -> str:
    weather = weather_in(entries)
    parts: list[str] = []
    if weather is not None:
        parts.append(_wind(weather.wind_m_s, weather.wind_from_deg, language))
        if weather.temperature_c is not None:
            parts.append(f"{number(language, weather.temperature_c)} °C")
        if weather.humidity_percent is not None:
            parts.append(label(language, "weather_humidity", percent=f"{weather.humidity_percent:.0f}"))
        if weather.rain_mm is not None:
            parts.append(label(language, "weather_rain", mm=number(language, weather.rain_mm, 1)))
    text = ", ".join(part for part in parts if part)
    if weather is not None and weather.source:
        text += f" ({weather.source})"
    felt = next((path.wind for path in paths if path.wind is not None), None)
    if felt is not None:
        wind = _wind(felt.speed_m_s, felt.from_deg, language)
        text += ("; " if text else "") + label(language, "weather_by_drone", wind=wind)
    return text


def _wind(speed_m_s: float | None, from_deg: float | None, language: str) -> str:
    if speed_m_s is None:
        return ""
    text = label(language, "weather_wind", speed=number(language, speed_m_s))
    if from_deg is None:
        return text
    names = label(language, "compass").split()
    compass = names[round(from_deg / (360.0 / len(names))) % len(names)]
    return f"{text} {label(language, 'weather_from', compass=compass)}"


def _drones(entries: Iterable[Entry]) -> Iterable[str]:
    """Each once, as its autopilot names itself."""
    named: dict[str, None] = {}
    for entry in entries:
        if entry.code == IncidentCode.FLIGHT_ATTACHED:
            kind, firmware = text_in(entry.facts, "vehicle"), text_in(entry.facts, "firmware")
            named[" ".join(part for part in (kind, firmware) if part)[:_MOST_CHARS]] = None
    return [name for name in named if name]


def _batteries(entries: Iterable[Entry]) -> Iterable[str]:
    """What each flight took: percents, and what the autopilot counted."""
    for entry in entries:
        if entry.code != IncidentCode.FLIGHT_ATTACHED:
            continue
        first, last, used = (
            number_in(entry.facts, key)
            for key in ("battery_first_percent", "battery_last_percent", "used_mah")
        )
        spent = f"{first:.0f} % → {last:.0f} %" if first is not None and last is not None else ""
        counted = f"{used:.0f} mAh" if used is not None else ""
        if spent or counted:
            yield f"{spent} ({counted})" if spent and counted else spent or counted


def _pilots(entries: Iterable[Entry]) -> Iterable[str]:
    """Each once, of all flights."""
    named = (text_in(entry.facts, "pilot") for entry in entries)
    return dict.fromkeys(name[:_MOST_CHARS] for name in named if name)


def _legal_basis(entries: Iterable[Entry], language: str) -> str:
    """The last word on it, with what belongs to it."""
    said = [entry.facts for entry in entries if entry.code == IncidentCode.LEGAL_BASIS]
    basis = text_in(said[-1], "basis") if said else None
    if basis is None:
        return ""
    named = words(language).labels.get(f"basis_{basis}", basis)
    more = (text_in(said[-1], key) for key in _BASIS_FACTS)
    return " ".join(part for part in (named, *more) if part)[:_MOST_CHARS]
