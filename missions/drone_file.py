"""What is known of each drone of the brigade: one small TOML file a drone, in `drones/` beside the data.

The file is named by the autopilot's id. Every line may be changed by hand or left out; what is left out is
as with the default drone.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml
from maps.plain_error import PlainError
from missions.energy import DroneProfile

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "drones"
SUFFIX = ".toml"
_MEND = "mend the line, or delete the file to go on with the default drone"
_UID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_DEFAULT = DroneProfile()

_Speed = Annotated[float, Meta(gt=0.0, le=100.0)]
_Seconds = Annotated[float, Meta(ge=0.0, le=3_600.0)]
_Share = Annotated[float, Meta(ge=0.0, le=2.0)]


class DroneFileError(PlainError):
    """The file of a drone that cannot be read or written: what, where, what to do."""


class _File(Struct, forbid_unknown_fields=True, frozen=True):
    """`DroneProfile` with its limits."""

    name: Annotated[str, Meta(max_length=80)] = _DEFAULT.name
    climb_m_s: _Speed = _DEFAULT.climb_m_s
    descent_m_s: _Speed = _DEFAULT.descent_m_s
    final_m: Annotated[float, Meta(ge=0.0, le=500.0)] = _DEFAULT.final_m
    final_descent_m_s: _Speed = _DEFAULT.final_descent_m_s
    acceleration_m_s2: _Speed = _DEFAULT.acceleration_m_s2
    corner_m_s: Annotated[float, Meta(ge=0.0, le=100.0)] = _DEFAULT.corner_m_s
    air_speed_m_s: _Speed = _DEFAULT.air_speed_m_s
    over_home_s: _Seconds = _DEFAULT.over_home_s
    spool_s: _Seconds = _DEFAULT.spool_s
    disarm_s: _Seconds = _DEFAULT.disarm_s
    endurance_s: Annotated[float, Meta(ge=10.0, le=86_400.0)] = _DEFAULT.endurance_s
    reserve: Annotated[float, Meta(ge=0.0, le=0.9)] = _DEFAULT.reserve
    hover_a: Annotated[float, Meta(gt=0.0, le=2_000.0)] = _DEFAULT.hover_a
    air_share: _Share = _DEFAULT.air_share
    climb_share: _Share = _DEFAULT.climb_share
    descent_share: Annotated[float, Meta(ge=0.0, le=0.2)] = _DEFAULT.descent_share
    spread: Annotated[float, Meta(ge=0.0, le=1.0)] = _DEFAULT.spread


def drone_path(data: Path, uid: str) -> Path:
    """Where the file of a drone is, whether it exists or not. DroneFileError for what is no id."""
    if not _UID.fullmatch(uid):
        raise DroneFileError(f'"{one_line(uid)}" is not the id of a drone: letters and digits, 64 at most')
    return data / FOLDER / (uid + SUFFIX)


def known_drone(data: Path, uid: str) -> DroneProfile | None:
    """The profile kept for this autopilot id; None where there is none yet."""
    path = drone_path(data, uid)
    return read_drone(path) if path.exists() else None


def read_drone(path: Path) -> DroneProfile:
    """The profile in a file. DroneFileError names the line's key and what it must be."""
    try:
        file = msgspec.convert(read_toml(path), _File)
    except FormatError as error:
        where = f", {error.place}" if error.place else ""
        raise DroneFileError(one_line(f"{path}{where}: {error.what}; {_MEND}")) from error
    except msgspec.ValidationError as error:
        raise DroneFileError(one_line(f"{path}: {error}; {_MEND}")) from error
    return DroneProfile(**msgspec.structs.asdict(file))


def write_drone(path: Path, drone: DroneProfile) -> None:
    """Write the file anew, whole or not at all."""
    lines = ["# What FireDrone reckons with for this drone. Lines may be changed by hand, or left out."]
    values = asdict(drone)
    for field in fields(drone):
        value = values[field.name]
        said = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{value:.6g}"
        lines.append(f"{field.name} = {said}")
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise DroneFileError(f"{path}: cannot be written: {error.strerror}") from error
