"""When the record speaks up: figures from `incidents/data/operator.toml`, or the brigade's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from incidents.model import IncidentError
from incidents.operator.record import FOLDER
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml

OWN = "limits.toml"
_SHIPPED = Path(__file__).parents[1] / "data" / "operator.toml"

_Percent = Annotated[float, Meta(ge=0.0, le=100.0)]
_Volts = Annotated[float, Meta(gt=0.0, le=10.0)]
_Count = Annotated[int, Meta(ge=1, le=10_000)]


class FlightLimits(Struct, forbid_unknown_fields=True, frozen=True):
    """Of one flight."""

    hard_landing_m_s: Annotated[float, Meta(gt=0.0, le=20.0)] = 2.0
    tipped_deg: Annotated[float, Meta(gt=0.0, le=180.0)] = 70.0


class BatteryLimits(Struct, forbid_unknown_fields=True, frozen=True):
    """Of one battery."""

    health_percent: _Percent = 80.0
    lowest_cell_v: _Volts = 3.3
    spread_v: _Volts = 0.15
    deep_percent: _Percent = 15.0
    cycles: _Count = 200
    first_flights: Annotated[int, Meta(ge=1, le=20)] = 3


class Limits(Struct, forbid_unknown_fields=True, frozen=True):
    """All of them."""

    flight: FlightLimits = FlightLimits()
    battery: BatteryLimits = BatteryLimits()


def limits(data: Path | None = None) -> Limits:
    """The brigade's own where it wrote some. IncidentError names the file and the line's key."""
    own = data / FOLDER / OWN if data is not None else None
    return _read(own) if own is not None and own.is_file() else _shipped()


@cache
def _shipped() -> Limits:
    return _read(_SHIPPED)


def _read(path: Path) -> Limits:
    try:
        return msgspec.convert(read_toml(path), Limits)
    except FormatError as error:
        raise IncidentError(one_line(f"{path}: {error.place} {error.what}; mend the line")) from error
    except msgspec.ValidationError as error:
        raise IncidentError(one_line(f"{path}: {error}; mend the line")) from error
