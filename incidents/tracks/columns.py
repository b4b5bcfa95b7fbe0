"""What the columns of a track in CSV mean: one table a source, shipped or the brigade's own (TOML)."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from incidents.dispatch.profiles import folded
from incidents.tracks.track import TrackError
from incidents.written_time import check_times
from maps.foreign.file import FormatError
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHIPPED = "track_columns.toml"
Named: TypeAlias = "str | list[str]"


class TrackColumns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source. A column is a name, a list of aliases, or two names with "+" between them."""

    detect: list[str]
    tz: str
    formats: list[str]
    times: str | list[str]
    lat: str | list[str]
    lon: str | list[str]
    height_m: str | list[str] | None = None
    speed_kmh: str | list[str] | None = None
    speed_knots: str | list[str] | None = None
    speed_m_s: str | list[str] | None = None
    course: str | list[str] | None = None
    valid: str | list[str] | None = None  # rows where it says no are left out
    whose: str | list[str] | None = None  # the unit or the device
    name: str = ""


def shipped_columns() -> tuple[TrackColumns, ...]:
    """The sources this program knows by itself."""
    file = resources.files("incidents") / "data" / SHIPPED
    return _tables(tomllib.loads(file.read_text("utf-8")), SHIPPED)


def load_columns(path: Path) -> tuple[TrackColumns, ...]:
    """The brigade's own mapping file. TrackError names what is wrong in it."""
    try:
        return _tables(read_toml(path), path.name)
    except FormatError as error:
        raise TrackError(str(error)) from error


def choose_columns(tables: Sequence[TrackColumns], header: Sequence[str], file: str) -> TrackColumns:
    """The one table whose telling columns are all there. TrackError when none is, or several are."""
    known = {folded(column) for column in header}
    fitting = [table for table in tables if all(folded(column) in known for column in table.detect)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(table.name for table in fitting)
        raise TrackError(
            f"{file}: the columns in row 1 fit several mappings ({names}); give one with --mapping"
        )
    seen = ", ".join(column for column in header[:6] if column.strip())
    raise TrackError(
        f"{file}: row 1 holds no columns of a known track (it begins with: {seen}); give a mapping file"
    )


def _tables(mapping: dict[str, Any], name: str) -> tuple[TrackColumns, ...]:
    try:
        tables = msgspec.convert(mapping, dict[str, TrackColumns])
    except msgspec.ValidationError as error:
        raise TrackError(f"{name}: not a mapping of tracks: {error}") from error
    named = tuple(msgspec.structs.replace(table, name=key) for key, table in tables.items())
    for table in named:
        _check(table, f"{name}: table [{table.name}]")
    return named


def _check(table: TrackColumns, where: str) -> None:
    try:
        check_times(table.tz, table.formats)
    except ValueError as error:
        raise TrackError(f"{where}: {error}") from error
