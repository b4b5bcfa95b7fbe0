"""What a country asks of a drone operator: figures and words from dated files, each with its source.

The shipped files stand in `incidents/data/countries/`. What a country's file does not say is as in `eu.toml`;
a brigade puts a file of the same name into `countries/` of its data folder, with the rules that are others
there. `verified = false` is said wherever the rule is shown: somebody must look it up first.
"""

from __future__ import annotations

import re
from datetime import date  # at run time too: msgspec reads the annotations
from functools import cache
from pathlib import Path
from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta, Struct

from incidents.model import IncidentError
from incidents.operator.column import Column  # the same
from maps.borders import COUNTRIES
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml
from missions.rules import Basis  # the same

SHIPPED = Path(__file__).parents[1] / "data" / "countries"
FOLDER = "countries"
COMMON = "eu"
_CODE = re.compile(r"[a-z]{2}")
T = TypeVar("T")

_Text = Annotated[str, Meta(min_length=1, max_length=300)]
_Metres = Annotated[float, Meta(gt=0.0, le=20_000.0)]
_Years = Annotated[int, Meta(ge=1, le=30)]
_Hours = Annotated[float, Meta(gt=0.0, le=8_760.0)]
_Count = Annotated[int, Meta(ge=1, le=1_000)]


class Rule(Struct, Generic[T], forbid_unknown_fields=True, frozen=True):
    """One rule. `verified` is False for what was read second-hand or told from memory."""

    value: T
    source: _Text
    as_of: date
    verified: bool = False


class Texts(Struct, forbid_unknown_fields=True, frozen=True):
    """The same in each language of the program."""

    en: _Text
    lv: _Text
    lt: _Text

    def said(self, language: str) -> str:
        return {"lv": self.lv, "lt": self.lt}.get(language, self.en)


class Currency(Struct, forbid_unknown_fields=True, frozen=True):
    """How often a pilot must fly to stay in practice; of the brigade's own making more than of law."""

    flights: _Count
    days: _Count
    exercises_count: bool = True
    simulator_counts: bool = False


class BasisChoice(Struct, forbid_unknown_fields=True, frozen=True):
    """What a legal basis is called, and what it asks for."""

    basis: Basis
    name: Texts
    note: Texts


class CountryProfile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """None: neither this country's file nor the common one says."""

    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")]
    name: Texts
    review_by: date
    retention_years: Rule[_Years] | None = None
    occurrence_hours: Rule[_Hours] | None = None
    occurrence_where: Rule[_Text] | None = None
    height_m: Rule[_Metres] | None = None  # above the closest point of the ground
    sight_m: Rule[_Metres] | None = None
    people_m: Rule[_Metres] | None = None  # A2: from people who are not involved
    built_up_m: Rule[_Metres] | None = None  # A3: from where people live and work
    emergency_number: Rule[_Text] | None = None
    authority: Rule[_Text] | None = None
    insurance: Rule[_Text] | None = None
    commander: Rule[Texts] | None = None
    services: Rule[tuple[_Text, ...]] | None = None
    grid: Rule[_Text] | None = None
    duty_day_start: Rule[_Text] | None = None
    currency: Rule[Currency] | None = None
    legal_bases: Rule[tuple[BasisChoice, ...]] | None = None
    log_columns: Rule[tuple[Column, ...]] | None = None


RULES = tuple(
    name for name in CountryProfile.__struct_fields__ if name not in ("country", "name", "review_by")
)


def country_profile(data: Path | None, country: str) -> CountryProfile:
    """The profile of a country, the brigade's own rules first. IncidentError names file, key and reason."""
    code = country.lower()
    if not _CODE.fullmatch(code):
        raise IncidentError(f'"{one_line(country)[:40]}" is no country code: two letters, such as lv')
    own = data / FOLDER / f"{code}.toml" if data is not None else None
    shipped = SHIPPED / f"{code}.toml"
    layers = [] if own is None or not own.is_file() else [_read(own, code)]
    if shipped.is_file():
        layers.append(_shipped(code))
    if not layers:
        known = ", ".join(sorted(path.stem for path in SHIPPED.glob("*.toml")))
        raise IncidentError(
            f"{code}: no profile of this country; there are {known}, or write {own or code + '.toml'}"
        )
    return _merged([*layers, _shipped(COMMON)])


def country_code(country: str | None) -> str:
    """The profile for a country as the borders name it; the common one elsewhere."""
    return country.lower() if country in COUNTRIES else COMMON


def rule_of(profile: CountryProfile, name: str) -> Rule[object] | None:
    """One of `RULES` by its name."""
    return getattr(profile, name)


def _merged(layers: list[CountryProfile]) -> CountryProfile:
    said = {
        name: next((rule for one in layers if (rule := rule_of(one, name)) is not None), None)
        for name in RULES
    }
    return msgspec.structs.replace(layers[0], **said)


@cache
def _shipped(code: str) -> CountryProfile:
    return _read(SHIPPED / f"{code}.toml", code)


def _read(path: Path, code: str) -> CountryProfile:
    mend = "mend the line, or take the file away to go on with the shipped one"
    try:
        profile = msgspec.convert(read_toml(path), CountryProfile)
    except FormatError as error:
        where = f", {error.place}" if error.place else ""
        raise IncidentError(one_line(f"{path}{where}: {error.what}; {mend}")) from error
    except msgspec.ValidationError as error:
        raise IncidentError(one_line(f"{path}: {error}; {mend}")) from error
    if profile.country != code.upper():
        raise IncidentError(f'{path}: country is "{profile.country}", the file is named for {code.upper()}')
    return profile
