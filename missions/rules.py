"""The rules of the air by country, from dated files: how high, how far, and who may exceed it with a permit.

A guide and no legal advice: every figure names its source, and every file when it was read and is due again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from maps.borders import country_at
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from maps.geo import LatLon

_FOLDER = Path(__file__).parent / "data" / "rules"
_COMMON = "EU"  # what holds where a country's own file says nothing


class Basis(StrEnum):
    """On which legal basis one flight is flown. There is no "exempt"."""

    OPEN = "open"  # open category
    SPECIFIC = "specific"  # with an operational authorisation
    STATE = "state"  # a state institution's urgent task: fire, rescue, civil protection


@dataclass(frozen=True, slots=True)
class Rules:
    """What one country asks of a flight on one basis."""

    country: str
    height_limit_m: float
    height_rule: str  # where that is written
    may_exceed: bool  # with a confirmation of its own (missions/confirmations.py, "height")
    exceed_rule: str
    sight_m: float  # how far a drone is kept in sight
    sight_rule: str
    read_on: date
    review_by: date


class _Figure(Struct, forbid_unknown_fields=True, frozen=True):
    value: Annotated[float, Meta(gt=0.0, le=20_000.0)]
    source: str


class _Right(Struct, forbid_unknown_fields=True, frozen=True):
    value: bool
    source: str


class _File(Struct, forbid_unknown_fields=True, frozen=True):
    read_on: date
    review_by: date
    height_limit_m: _Figure | None = None
    sight_m: _Figure | None = None
    specific_may_exceed: _Right | None = None
    state_may_exceed: _Right | None = None


def rules_at(at: LatLon | None, basis: Basis = Basis.OPEN) -> Rules:
    """The rules of the country where a flight begins; the common European ones at sea and elsewhere."""
    return rules_of(None if at is None else country_at(at), basis)


@cache
def rules_of(country: str | None, basis: Basis) -> Rules:
    """The rules by country code; None or an unknown one: the common European ones."""
    common = _read(_COMMON)
    code = country if country is not None and _path(country).is_file() else _COMMON
    own = _read(code)
    height, sight = own.height_limit_m or common.height_limit_m, own.sight_m or common.sight_m
    if height is None or sight is None:
        raise ValueError("the common rules state every figure")
    right = {
        Basis.OPEN: None,
        Basis.SPECIFIC: own.specific_may_exceed or common.specific_may_exceed,
        Basis.STATE: own.state_may_exceed or common.state_may_exceed,
    }[basis]
    return Rules(
        country=code,
        height_limit_m=height.value,
        height_rule=height.source,
        may_exceed=right is not None and right.value,
        exceed_rule="" if right is None else right.source,
        sight_m=sight.value,
        sight_rule=sight.source,
        read_on=own.read_on,
        review_by=own.review_by,
    )


def _path(country: str) -> Path:
    return _FOLDER / f"{country.lower()}.toml"


def _read(country: str) -> _File:
    return msgspec.convert(read_toml(_path(country)), _File)
