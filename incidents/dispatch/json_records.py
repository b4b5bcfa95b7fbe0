"""A JSON file as a sheet: NERIS dispatch payloads, rows of open data portals, lists of alarm services.

A record is flattened: `tactic_timestamps.water_on_fire` is a column. A NERIS incident becomes one row for
each vehicle; a place written as an object becomes a text that `place.py` reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from incidents.dispatch.profiles import DispatchError
from incidents.dispatch.sheet import Sheet, SheetRow
from maps.foreign.file import SHOWN_CHARS, FormatError, plain
from maps.foreign.json_file import read_json
from maps.foreign.limits import MAX_CSV_CELL_CHARS, MAX_CSV_CELLS, MAX_CSV_COLUMNS, MAX_CSV_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LISTS = ("data", "items", "alarms", "incidents", "records", "results")  # what a list of records is called
_UNITS = "unit_responses"  # of a NERIS incident
_LEVELS = 6


def json_sheet(path: Path) -> Sheet:
    """The records in their order, counted from 1. DispatchError when the file holds none."""
    try:
        document = read_json(path)
    except FormatError as error:
        raise DispatchError(str(error)) from error
    records = _records(document)
    if not records:
        raise DispatchError(f"{path.name}: holds no list of records, and no record: export it as CSV or JSON")
    rows = [(number, row) for number, record in enumerate(records, 1) for row in _rows(record)]
    columns = tuple(dict.fromkeys(name for _, row in rows for name in row))
    if len(rows) > MAX_CSV_ROWS or len(columns) > MAX_CSV_COLUMNS or len(rows) * len(columns) > MAX_CSV_CELLS:
        raise DispatchError(f"{path.name}: too many records or values: export one incident or one day")
    for number, row in rows:
        for name, text in row.items():
            if len(text) > MAX_CSV_CELL_CHARS:
                where = f"record {number}: {name[:SHOWN_CHARS]}"
                raise DispatchError(
                    f"{path.name}: {where} has more than {MAX_CSV_CELL_CHARS:,} characters", number
                )
    cells = (SheetRow(number, tuple(row.get(name, "") for name in columns)) for number, row in rows)
    return Sheet(columns, tuple(cells), "utf-8", sparse=True)


def _records(document: Any) -> list[dict[str, Any]]:
    """The first list of objects on the way down, or an object that is itself a record."""
    for _ in range(_LEVELS):
        if isinstance(document, list):
            return _objects(cast("list[Any]", document))
        if not isinstance(document, dict):
            return []
        named = cast("dict[str, Any]", document)
        within = next((named[key] for key in _LISTS if isinstance(named.get(key), dict | list)), None)
        if within is None:
            return list(named.values()) if _are_keyed(named) else [named]
        document = within
    return []


def _objects(values: list[Any]) -> list[dict[str, Any]]:
    return [cast("dict[str, Any]", value) for value in values if isinstance(value, dict)]


def _are_keyed(named: dict[str, Any]) -> bool:
    """A list written as an object, each record under its number."""
    return bool(named) and all(key.isdecimal() and isinstance(value, dict) for key, value in named.items())


def _rows(record: dict[str, Any]) -> Iterator[dict[str, str]]:
    units = record.get(_UNITS)
    head = dict(_flat({key: value for key, value in record.items() if key != _UNITS or units is not value}))
    vehicles = _objects(cast("list[Any]", units)) if isinstance(units, list) else []
    if not vehicles:
        yield head
    for vehicle in vehicles:
        yield head | {f"unit.{key}": text for key, text in _flat(vehicle)}


def _flat(record: dict[str, Any], before: str = "", level: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        name = before + plain(key)
        if isinstance(value, dict):
            inner = cast("dict[str, Any]", value)
            point = _point(inner)
            if point:
                yield name, point
            elif level < _LEVELS:
                yield from _flat(inner, f"{name}.", level + 1)
        elif text := _text(value):
            yield name, text


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        case list():
            return "; ".join(_in_list(cast("list[Any]", value)))
        case _:
            return plain(str(value))


def _in_list(values: list[Any]) -> Iterator[str]:
    """Texts and numbers, and of objects what their texts say: comments with their times."""
    for value in values:
        if isinstance(value, dict):
            said = " ".join(
                text for inner in cast("dict[str, Any]", value).values() if (text := _text(inner))
            )
        else:
            said = _text(value)
        if said:
            yield said


def _point(place: dict[str, Any]) -> str | None:
    """A GeoJSON point, one with a `geometry`, or an object with a latitude and a longitude."""
    geometry = place.get("geometry", place)
    if not isinstance(geometry, dict):
        return None
    inner = cast("dict[str, Any]", geometry)
    coordinates = inner.get("coordinates")
    if inner.get("type") == "Point" and isinstance(coordinates, list):
        lon, lat, *_ = [*_numbers(cast("list[Any]", coordinates)), None, None]
    else:
        lat, lon = _number(inner.get("latitude")), _number(inner.get("longitude"))
    return f"POINT ({lon} {lat})" if lat is not None and lon is not None else None


def _numbers(values: Iterable[Any]) -> list[float | None]:
    return [_number(value) for value in values]


def _number(value: Any) -> float | None:
    try:
        return float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
    except (ValueError, OverflowError):
        return None
