"""What the columns of each known dispatch export mean: one table per source, shipped or the brigade's own."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec

from incidents.codes import TimeKind
from incidents.model import IncidentError
from incidents.written_time import check_format
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml
from maps.grids import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

JOIN = "+"


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
    delimiter: str | None = None
    crs: str | None = None
    name: str = ""


def shipped_profiles() -> tuple[Profile, ...]:
    """The sources this program knows by itself."""
    file = resources.files("incidents") / "data" / "dispatch_profiles.toml"
    return _profiles(tomllib.loads(file.read_text("utf-8")), "dispatch_profiles.toml")


def load_profiles(path: Path) -> tuple[Profile, ...]:
    """The brigade's own mapping file. DispatchError names what is wrong in it."""
    try:
        return _profiles(read_toml(path), path.name)
    except FormatError as error:
        raise DispatchError(str(error)) from error


def _profiles(mapping: dict[str, Any], name: str) -> tuple[Profile, ...]:
    try:
        tables = msgspec.convert(mapping, dict[str, Profile])
    except msgspec.ValidationError as error:
        raise DispatchError(f"{name}: not a dispatch mapping: {error}") from error
    profiles = tuple(msgspec.structs.replace(profile, name=key) for key, profile in tables.items())
    for profile in profiles:
        _check(profile, name)
    return profiles


def choose(profiles: Sequence[Profile], columns: Sequence[str], file: str) -> Profile:
    """The one profile whose telling columns are all there. DispatchError when none is, or several are."""
    known = {folded(column) for column in columns}
    fitting = [profile for profile in profiles if all(folded(column) in known for column in profile.detect)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(profile.name for profile in fitting)
        raise DispatchError(f"{file}: the columns in row 1 fit several mappings ({names}); choose one", 1)
    seen = ", ".join(column for column in columns[:6] if column.strip())
    raise DispatchError(
        f"{file}: row 1 holds no columns of a known export (it begins with: {seen}); give a mapping file", 1
    )


def folded(column: str) -> str:
    """A column's name as it is compared."""
    return " ".join(column.split()).casefold()


def _check(profile: Profile, name: str) -> None:
    where = f"{name}: table [{profile.name}]"
    if profile.row not in ("unit", "incident"):
        raise DispatchError(f'{where}: row is "{profile.row}"; it must be "unit" or "incident"')
    if profile.crs is not None and profile.crs not in {grid.value for grid in Grid}:
        raise DispatchError(f'{where}: crs "{profile.crs}" must be {" or ".join(Grid)}')
    unknown = sorted(set(profile.times) - {kind.value for kind in TimeKind})
    if unknown:
        raise DispatchError(f"{where}: times.{unknown[0]} is not a kind of time")
    try:
        ZoneInfo(profile.tz)
    except (KeyError, ValueError, OSError) as error:
        raise DispatchError(f'{where}: tz "{profile.tz}" is not a time zone') from error
    for form in profile.formats:
        try:
            check_format(form)
        except ValueError as error:
            raise DispatchError(f'{where}: the time format "{form}" cannot be used: {error}') from error
