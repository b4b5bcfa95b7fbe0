"""What the columns of each known dispatch export mean: one table per source, shipped or the brigade's own."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any

import msgspec

from incidents.codes import TimeKind
from incidents.model import IncidentError
from incidents.written_time import check_times
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml
from maps.grids import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

JOIN = "+"
OWN_PROFILES = "dispatch_profiles.toml"  # in the data folder


INCIDENT_FIELDS = (
    *("number", "type", "address", "note", "area_m2", "lat", "lon", "point", "northing", "easting"),
    *("priority", "disposition", "units", "crew"),
)
UNIT_FIELDS = ("call_sign", "kind", "station", "crew")


class DispatchError(IncidentError):
    """A dispatch file we cannot read. `row` counts from 1, as a spreadsheet shows it."""

    def __init__(self, what: str, row: int | None = None) -> None:
        super().__init__(one_line(what))
        self.row = row


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source. Columns are names, aliases, or two names with "+" between them."""

    detect: list[str]
    tz: str
    formats: list[str]
    row: str  # "unit": one row per vehicle; "incident": one row per incident
    times: dict[str, str | list[str]]
    incident: dict[str, str | list[str]] = {}
    unit: dict[str, str | list[str]] = {}
    encoding: list[str] = []
    offsets: bool = False  # every time carries its offset from UTC, and one without is doubtful
    delimiter: str | None = None
    crs: str | None = None
    name: str = ""
    own: bool = False  # the brigade's


def shipped_profiles() -> tuple[Profile, ...]:
    """The sources this program knows by itself."""
    file = resources.files("incidents") / "data" / "dispatch_profiles.toml"
    return _profiles(tomllib.loads(file.read_text("utf-8")), "dispatch_profiles.toml")


def load_profiles(path: Path) -> tuple[Profile, ...]:
    """The brigade's own mapping file. DispatchError names what is wrong in it."""
    try:
        profiles = _profiles(read_toml(path), path.name)
    except FormatError as error:
        raise DispatchError(str(error)) from error
    return tuple(msgspec.structs.replace(profile, own=True) for profile in profiles)


def known_profiles(data: Path) -> tuple[Profile, ...]:
    """What the brigade taught this laptop, then what we ship. DispatchError as from `load_profiles`."""
    own = data / OWN_PROFILES
    return (*load_profiles(own), *shipped_profiles()) if own.is_file() else shipped_profiles()


def mapped_columns(profile: Profile) -> Iterator[tuple[str, list[str]]]:
    """Each of our fields with the columns that it is looked for in."""
    for fields in (profile.incident, profile.unit, profile.times):
        for field, column in fields.items():
            names = [column] if isinstance(column, str) else column
            yield field, [name for name in names if name != JOIN]


def _profiles(mapping: dict[str, Any], name: str) -> tuple[Profile, ...]:
    if any(isinstance(table, dict) and {"name", "own"} & table.keys() for table in mapping.values()):
        raise DispatchError(f"{name}: not a dispatch mapping: name and own are no keys of a table")
    try:
        tables = msgspec.convert(mapping, dict[str, Profile])
    except msgspec.ValidationError as error:
        raise DispatchError(f"{name}: not a dispatch mapping: {error}") from error
    profiles = tuple(msgspec.structs.replace(profile, name=key) for key, profile in tables.items())
    for profile in profiles:
        _check(profile, name)
    return profiles


def fitting(profiles: Iterable[Profile], columns: Iterable[str]) -> tuple[Profile, ...]:
    """Those whose telling columns are all there; the brigade's own, where one fits, before the shipped."""
    known = {folded(column) for column in columns}
    all_there = [profile for profile in profiles if all(folded(column) in known for column in profile.detect)]
    return tuple(profile for profile in all_there if profile.own) or tuple(all_there)


def folded(column: str) -> str:
    """A column's name as it is compared: open data portals write it small and with "_" for blanks."""
    return " ".join(column.replace("_", " ").split()).casefold()


def _check(profile: Profile, name: str) -> None:
    where = f"{name}: table [{profile.name}]"
    if profile.row not in ("unit", "incident"):
        raise DispatchError(f'{where}: row is "{profile.row}"; it must be "unit" or "incident"')
    if profile.crs is not None and profile.crs not in {grid.value for grid in Grid}:
        raise DispatchError(f'{where}: crs "{profile.crs}" must be {" or ".join(Grid)}')
    for fields, known in ((profile.incident, INCIDENT_FIELDS), (profile.unit, UNIT_FIELDS)):
        if strange := sorted(set(fields) - set(known)):
            raise DispatchError(f"{where}: {strange[0]} is none of our fields ({', '.join(known)})")
    unknown = sorted(set(profile.times) - {kind.value for kind in TimeKind})
    if unknown:
        raise DispatchError(f"{where}: times.{unknown[0]} is not a kind of time")
    try:
        check_times(profile.tz, profile.formats)
    except ValueError as error:
        raise DispatchError(f"{where}: {error}") from error
