"""What several verbs ask for in the same way: where the data live, a language, a home, elevation, an area."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.say import UsageError
from incidents.words import LANGUAGES
from maps.coordinates.position import parse_position
from maps.formats import by_suffix
from maps.grids import PositionError
from maps.ground.elevation import Elevation, ElevationError
from missions.drone_file import SUFFIX, drone_path, read_drone
from missions.energy import DroneProfile

if TYPE_CHECKING:
    from maps.area import Area
    from maps.geo import LatLon

MAP_FILES = ".geojson, .kml or .gpx"

HomeOption = Annotated[str | None, typer.Option(help="Where the drone takes off: LAT,LON in degrees.")]
DemOption = Annotated[Path | None, typer.Option(help="A folder of elevation: HGT tiles, GeoTIFFs.")]
DroneOption = Annotated[
    str | None, typer.Option(help="The drone's file, or the id of one that was measured (flight --learn).")
]
DataOption = Annotated[Path | None, typer.Option("--data", help="Where the data live (or FIREDRONE_DATA).")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]


def reading_language(text: str, option: str = "--lang") -> str:
    """A language that the record is spoken in. UsageError names the option and those there are."""
    if text not in LANGUAGES:
        raise UsageError(f"{option} {text}: is none of {', '.join(LANGUAGES)}")
    return text


def place(text: str | None, option: str) -> LatLon | None:
    """UsageError names the option."""
    if text is None:
        return None
    try:
        return parse_position(text)
    except PositionError as error:
        raise UsageError(f"{option}: {error}") from error


def drone_profile(given: str | None) -> tuple[DroneProfile, str]:
    """The profile, and where it comes from: a file, or "default". UsageError for an id nobody kept."""
    if given is None:
        return DroneProfile(), "default"
    path = Path(given)
    if not path.is_file():
        path = path if path.suffix == SUFFIX else drone_path(data_dir(), given)
    if not path.is_file():
        raise UsageError(f"--drone: there is no {path}: measure it with `firedrone flight F --learn`")
    return read_drone(path), str(path)


def elevation(folder: Path | None) -> Elevation | None:
    if folder is None:
        return None
    try:
        ground = Elevation(folder)
    except ElevationError as error:
        raise UsageError(f"--dem: {error}") from error
    for line in ground.problems:
        say.aside(f"--dem: {line}")
    return ground


def one_area(path: Path | None) -> Area | None:
    if path is None:
        return None
    area, *others = by_suffix.read_areas(path)
    if others:
        raise UsageError(f"{path.name} holds {1 + len(others)} areas: keep the one to search")
    return area


def one_line(path: Path | None) -> tuple[LatLon, ...]:
    """The places of the only line in a file; of the outline, where it holds one area and no line."""
    if path is None:
        return ()
    features = by_suffix.read(path)
    lines = [line.places for line in features.lines]
    if not lines:
        lines = [(*named.area.ring, named.area.ring[0]) for named in features.areas]
    if len(lines) != 1:
        raise UsageError(f"{path.name} holds {len(lines)} lines: keep the one to follow")
    return lines[0]


def areas(paths: list[Path] | None) -> tuple[Area, ...]:
    return tuple(shut for path in paths or () for shut in by_suffix.read_areas(path))
