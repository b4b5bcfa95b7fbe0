"""A track in CSV, its columns named by a mapping; the two forms of a DJI log are known besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.dispatch_place import read_number
from incidents.dispatch_profiles import JOIN, folded
from incidents.tracks import dji_log
from incidents.tracks.columns import choose_columns, shipped_columns
from incidents.tracks.fixes import NAN, Doubts, Fix, Gathered, keep
from incidents.tracks.nmea import KNOT_M_S
from incidents.tracks.track import TrackError, micros
from incidents.written_time import read_time
from maps.foreign.file import SHOWN_CHARS
from maps.foreign.long_table import long_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from incidents.tracks.columns import Named, TrackColumns
    from incidents.tracks.fixes import Asked

KMH_M_S = 1 / 3.6
_NO = frozenset({"false", "0", "no", "n", "f", "v", "nē", "ne"})


def read_csv(path: Path, asked: Asked) -> Gathered:
    """Row by row, as a spreadsheet counts them. TrackError when no mapping fits."""
    rows = long_rows(path)
    header = _header(path, rows)
    if asked.columns is None and (form := dji_log.form_of(header)) is not None:
        return dji_log.read_dji_log(path, header, rows, form, asked)
    table = choose_columns(asked.columns or shipped_columns(), header, path.name)
    tz = asked.tz or table.tz
    cells = {name: _cell_of(header, getattr(table, name)) for name in _FIELDS}
    for name in ("times", "lat", "lon"):
        if cells[name] is None:
            raise TrackError(f"{path.name}: row 1 has no column for {name}; mend the mapping [{table.name}]")
    doubts = Doubts()
    fixes: list[Fix] = []
    for fix in _fixes(rows, table, cells, tz, doubts):
        keep(path.name, fixes, fix)
    return Gathered(fixes, doubts)


_FIELDS = (
    "times",
    "lat",
    "lon",
    "height_m",
    "speed_kmh",
    "speed_knots",
    "speed_m_s",
    "course",
    "valid",
    "whose",
)


def _header(path: Path, rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    for _, cells in rows:
        if len(cells) <= 2 and cells[0].strip().casefold().startswith("sep="):
            continue  # a spreadsheet's own line
        return [cell.strip() for cell in cells]
    raise TrackError(f"{path.name}: is empty")


def _fixes(
    rows: Iterator[tuple[int, list[str]]],
    table: TrackColumns,
    cells: dict[str, Callable[[Sequence[str]], str] | None],
    tz: str,
    doubts: Doubts,
) -> Iterator[Fix]:
    def text(name: str, row: Sequence[str]) -> str:
        cell = cells[name]
        return "" if cell is None else cell(row)

    for number, row in rows:
        if text("valid", row).casefold() in _NO:
            doubts.line("track_invalid", number)
            continue
        read = read_time(text("times", row), table.formats, tz)
        lat, lon = read_number(text("lat", row)), read_number(text("lon", row))
        if read is None or lat is None or lon is None:
            doubts.line("track_unreadable", number)
            continue
        for doubt in read.doubts:
            doubts.line(f"track_{doubt}", number)
        yield Fix(
            number,
            micros(read.at),
            lat,
            lon,
            _number(text("height_m", row)),
            _speed(lambda name, row=row: text(name, row)),
            _number(text("course", row)),
            text("whose", row)[:SHOWN_CHARS],
        )


def _speed(text: Callable[[str], str]) -> float:
    for name, factor in (("speed_kmh", KMH_M_S), ("speed_knots", KNOT_M_S), ("speed_m_s", 1.0)):
        if written := text(name):
            return _number(written) * factor
    return NAN


def _number(text: str) -> float:
    number = read_number(text) if text else None
    return NAN if number is None else number


def _cell_of(header: Sequence[str], column: Named | None) -> Callable[[Sequence[str]], str] | None:
    """What takes a field out of a row; None: no such column is there."""
    names = [] if column is None else [column] if isinstance(column, str) else column
    places = {folded(name): place for place, name in reversed(list(enumerate(header)))}
    if JOIN in names:
        joined = [places.get(folded(name)) for name in names if name != JOIN]
        if any(place is None for place in joined):
            return None
        return lambda row: " ".join(_at(row, place) for place in joined if place is not None).strip()
    place = next((places[folded(name)] for name in names if folded(name) in places), None)
    return None if place is None else lambda row: _at(row, place)


def _at(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
