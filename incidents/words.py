"""Entries of the record as sentences in the reader's language: English, Latvian, Lithuanian."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from incidents.facts import number_in, place_in
from telemetry.georeference.ground_point import SIGMAS_95
from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.model import Entry, Fact

LANGUAGES = ("en", "lv", "lt")

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_LISTED_FACTS = 6


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language."""

    sentences: dict[str, str]
    labels: dict[str, str]


@cache
def words(language: str) -> Words:
    """All words of a language. ValueError for one there is none of."""
    if language not in LANGUAGES:
        raise ValueError(f'"{language}" is none of {", ".join(LANGUAGES)}')
    file = resources.files("incidents") / "data" / f"words_{language}.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), Words)


def say(entry: Entry, language: str) -> str:
    """An entry as one sentence."""
    return sentence(language, entry.code, entry.facts)


def sentence(language: str, code: str, facts: Mapping[str, Fact]) -> str:
    """A code with its facts as one sentence; a code of a newer program is shown as it stands."""
    template = words(language).sentences.get(code)
    spoken = _spoken(facts, language)
    if template is None:
        listed = ", ".join(f"{key} {value}" for key, value in list(spoken.items())[:_LISTED_FACTS])
        return f"{code} ({listed})" if listed else code
    text = _OPTIONAL.sub(lambda part: _filled(part[1], spoken) or "", template)
    text = _PLACEHOLDER.sub(lambda part: spoken.get(part[1], "?"), text).strip()
    return text[:1].upper() + text[1:] if code in _BEGINS_WITH_FACT else text


def label(language: str, key: str, **values: str) -> str:
    """A heading or a name. KeyError when there is none: a fault of ours, found by a test."""
    return words(language).labels[key].format(**values)


def number(language: str, value: float, decimals: int = 0) -> str:
    """A number with the decimal mark of the language."""
    return f"{value:.{decimals}f}".replace(".", words(language).labels["decimal"])


def heat(language: str, temperature_c: float | None, level: TruthLevel, *, at_least: bool = False) -> str:
    """A temperature with where it comes from: no degree is shown without. "≥": the camera saw no further."""
    known = temperature_c is not None and math.isfinite(temperature_c) and level is not TruthLevel.PALETTE
    if temperature_c is None or not known:
        return label(language, f"level_short_{TruthLevel.PALETTE.value}")
    degrees = f"{'≥ ' if at_least else ''}{number(language, temperature_c)} °C"
    return f"{degrees} ({label(language, f'level_short_{level.value}')})"


# Facts that are codes; their names are labels
_CODED = frozenset(
    {
        "alarm",
        "question",
        "item",
        "fault",
        "turned",
        "reason",
        "signing",
        "how",
        "trouble",
        "basis",
        "flown_by",
        "role",
    }
)
_BEGINS_WITH_FACT = frozenset(
    {"dispatched", "unable", "en_route", "staging", "on_scene", "available", "returned"}
)


def _filled(part: str, spoken: Mapping[str, str]) -> str | None:
    if any(key not in spoken for key in _PLACEHOLDER.findall(part)):
        return None
    return _PLACEHOLDER.sub(lambda match: spoken[match[1]], part)


def _spoken(facts: Mapping[str, Fact], language: str) -> dict[str, str]:
    spoken = {
        key: _value(key, value, language) for key, value in facts.items() if value is not None and value != ""
    }
    place = place_in(facts)
    if place is not None:
        spoken["place"] = f"{place.lat_deg:.5f}, {place.lon_deg:.5f}"
    take_over = words(language).labels.get(f"take_over_{facts.get('what')}")
    if take_over is not None:
        spoken["take_over"] = take_over
    major_m, level = number_in(facts, "major_m"), number_in(facts, "level")
    if major_m is not None and major_m >= 0.0 and math.isfinite(major_m):
        spoken["error95_m"] = number(language, math.ceil(SIGMAS_95 * major_m))
    if level is not None and level in frozenset(TruthLevel):
        temperature_c = number_in(facts, "temperature_c")
        at_least = facts.get("at_least") is True
        spoken["heat"] = heat(language, temperature_c, TruthLevel(int(level)), at_least=at_least)
    return spoken


def _value(key: str, value: Fact, language: str) -> str:
    if isinstance(value, bool):
        return label(language, "yes" if value else "no")
    if isinstance(value, float):
        decimals = 5 if key.endswith("_deg") else 0 if value.is_integer() or abs(value) >= 100 else 1
        return number(language, value, decimals)
    if isinstance(value, str):
        return _named(key, value, language)
    return str(value)


def _named(key: str, value: str, language: str) -> str:
    """A fact that is itself a code, by its name; texts are left as people wrote them."""
    known = words(language)
    if key == "flag":
        return _PLACEHOLDER.sub("", known.sentences.get(f"flag_{value}", value)).strip(" :[]")
    if key in _CODED:
        return known.labels.get(f"{key}_{value}", value)
    return value
