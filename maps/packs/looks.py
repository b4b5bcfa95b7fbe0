"""What a file of a pack holds, by the reader that the map itself uses: the map will read it the same way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING

from maps.addresses.gazetteer import Gazetteer
from maps.foreign.file import FormatError, one_line, parse_time
from maps.formats import by_suffix
from maps.ground.elevation import refuse_unusable
from maps.obstacles import read_obstacles
from maps.packs.manifest import Bounds, Kind
from maps.places.camera_file import read_cameras
from maps.places.place_file import read_places
from maps.tiles.mbtiles import TileError, TileStore
from maps.zones.zone_file import read_zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from maps.places.problem import Problem


SUFFIXES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.TILES: (".mbtiles",),
        Kind.ELEVATION: (".hgt", ".tif", ".tiff"),
        Kind.ZONES: (".json", ".geojson"),
        Kind.OBSTACLES: (*by_suffix.READERS, ".csv"),
        Kind.PLACES: (*by_suffix.READERS, ".csv"),
        Kind.CAMERAS: (".csv",),
        Kind.ADDRESSES: (".sqlite",),
    }
)


def _nothing() -> Mapping[str, int | str]:
    return {}


@dataclass(frozen=True, slots=True)
class Look:
    """What one file holds. `remarks` are lines about what was left out of it."""

    facts: Mapping[str, int | str] = field(default_factory=_nothing)  # counts by name, and kinds
    edition: datetime | None = None
    source: str = ""
    licence: str = ""
    bounds_deg: Bounds | None = None  # west, south, east, north
    remarks: tuple[str, ...] = ()


def look(kind: Kind, path: Path) -> Look:
    """FormatError says in one line why the map could not use it."""
    try:
        return _LOOKS[kind](path)
    except TileError as error:
        raise FormatError(path, "", _without_name(path, str(error))) from error


def companions(path: Path) -> tuple[Path, ...]:
    """Files that belong to it and must travel along: the mapping of a table."""
    beside = path.with_name(f"{path.stem}.mapping.toml")
    return (beside,) if path.suffix.lower() == ".csv" and beside.is_file() else ()


def _tiles(path: Path) -> Look:
    with TileStore(path) as store:
        info = store.info
    zooms = f"{info.min_zoom}-{info.max_zoom}"
    source = info.source or info.attribution
    return Look({"zooms": zooms}, _day(info.edition), source, info.licence, info.bounds_deg)


def _elevation(path: Path) -> Look:
    refuse_unusable(path)
    return Look()


def _places(path: Path) -> Look:
    file = read_places(path)
    edition = datetime.combine(file.edition, time(), UTC) if file.edition_stated else None
    lines = _lines(path, file.problems)
    return Look({"places": len(file.places)}, edition, file.attribution, remarks=lines)


def _cameras(path: Path) -> Look:
    file = read_cameras(path)
    return Look({"cameras": len(file.cameras)}, remarks=_lines(path, file.problems))


def _addresses(path: Path) -> Look:
    with Gazetteer(path) as gazetteer:
        info = gazetteer.info
    return Look({"addresses": info.count}, _day(info.edition), info.source, info.licence)


def _zones(path: Path) -> Look:
    file = read_zones(path)
    return Look(
        {"zones": len(file.zones), "kind": file.kind},
        edition=file.edition,
        remarks=tuple(one_line(f"{path.name}: left out: {name}") for name in file.dropped),
    )


def _obstacles(path: Path) -> Look:
    return Look({"obstacles": len(read_obstacles(path))})


_LOOKS: Mapping[Kind, Callable[[Path], Look]] = MappingProxyType(
    {
        Kind.TILES: _tiles,
        Kind.ELEVATION: _elevation,
        Kind.ZONES: _zones,
        Kind.OBSTACLES: _obstacles,
        Kind.PLACES: _places,
        Kind.CAMERAS: _cameras,
        Kind.ADDRESSES: _addresses,
    }
)


def _without_name(path: Path, line: str) -> str:
    """FormatError says the file's name itself."""
    return line.removeprefix(f"{path.name}: ")


def _lines(path: Path, problems: Iterable[Problem]) -> tuple[str, ...]:
    """What was left out, or read but not as it stands, with the row."""
    return tuple(one_line(f"{path.name}: {problem}") for problem in problems)


def _day(written: str) -> datetime | None:
    """An edition as a file says it; what is no time says nothing."""
    try:
        return parse_time(written)
    except ValueError:
        return None
