"""What the area packs of this laptop say of the ground, the air and the masts, all together.

A file that cannot be read is listed with its one line; the others load. Reading takes a second where there
is a national file of zones: call `load` off the window's thread. Elevation and map pictures are only opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from maps.area import Area
from maps.foreign.file import FormatError, one_line
from maps.geo import LatLon
from maps.ground.elevation import Elevation, ElevationError
from maps.ground.grounds import Grounds
from maps.obstacles import Obstacle, read_obstacles
from maps.packs.files import all_files, files_of
from maps.packs.manifest import Bounds, Kind, read_manifest, union
from maps.packs.where import packs_of
from maps.places.camera_file import CameraFile, read_cameras
from maps.places.cameras import Camera
from maps.places.place import Place
from maps.places.place_file import PlaceFile, read_places
from maps.zones.zone import ZoneFile
from maps.zones.zone_file import read_zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Found = TypeVar("Found")
Stamp: TypeAlias = "tuple[tuple[str, int, int], ...]"  # every file, its size and when it was changed


@dataclass(frozen=True, slots=True)
class District:
    """All of it. `problems` are the lines of what could not be read."""

    ground: Grounds | None = None
    zones: tuple[ZoneFile, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    place_files: tuple[PlaceFile, ...] = ()
    camera_files: tuple[CameraFile, ...] = ()
    tile_files: tuple[Path, ...] = ()
    bounds_deg: Bounds | None = None  # west, south, east, north, as far as the packs say
    zone_problems: tuple[str, ...] = ()  # those of `problems` that are of zone files
    left_out: tuple[str, ...] = ()  # rows of tables that are not on the map
    problems: tuple[str, ...] = ()
    stamp: Stamp = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Of all files."""
        return tuple(place for file in self.place_files for place in file.places)

    @property
    def cameras(self) -> tuple[Camera, ...]:
        """Of all files."""
        return tuple(camera for file in self.camera_files for camera in file.cameras)

    @property
    def outline(self) -> Area | None:
        """The rectangle round all packs; None where none says how far it reaches."""
        if self.bounds_deg is None:
            return None
        west, south, east, north = self.bounds_deg
        corners = ((south, west), (south, east), (north, east), (north, west))
        return Area(tuple(LatLon(lat, lon) for lat, lon in corners))

    @property
    def obstacle_files(self) -> tuple[Path, ...]:
        """Those of the stamp, for a certificate that names what was looked at."""
        paths = (Path(name) for name, _, _ in self.stamp)
        return tuple(path for path in paths if path.parent.name == Kind.OBSTACLES)


def load(data_dir: Path, before: District | None = None) -> District:
    """Everything of all packs; `before` itself where no file changed since."""
    there = packs_of(data_dir)
    problems = [there.problem] if there.problem else []
    problems += [f"{folder}: is not there: put the stick in" for folder in there.absent]
    stamp = _stamp(there.packs)
    if before is not None and before.stamp == stamp and before.problems[: len(problems)] == tuple(problems):
        return before
    folders = _elevation(there.packs, problems)
    zone_problems: list[str] = []
    zones = _read_all(read_zones, there.packs, Kind.ZONES, zone_problems)
    problems += zone_problems
    masts = _read_all(read_obstacles, there.packs, Kind.OBSTACLES, problems)
    places = _read_all(read_places, there.packs, Kind.PLACES, problems)
    cameras = _read_all(read_cameras, there.packs, Kind.CAMERAS, problems)
    rows = [(file.name, problem) for file in (*places, *cameras) for problem in file.problems]
    return District(
        Grounds(tuple(folders)) if folders else None,
        tuple(zones),
        tuple(one for found in masts for one in found),
        tuple(places),
        tuple(cameras),
        tuple(files_of(there.packs, Kind.TILES)),
        union(_bounds(pack) for pack in there.packs),
        tuple(zone_problems),
        tuple(f"{name}: {problem}" for name, problem in rows if problem.left_out),
        tuple(problems),
        stamp,
    )


def _bounds(pack: Path) -> Bounds | None:
    """As its manifest says. A pack whose manifest is missing or broken is used all the same."""
    try:
        return read_manifest(pack).bounds_deg
    except FormatError:
        return None


def _elevation(packs: Sequence[Path], problems: list[str]) -> list[Elevation]:
    """Every tile is opened, so that a broken one is known now and not over the scene."""
    folders = (pack / Kind.ELEVATION for pack in packs)
    filled = [folder for folder in folders if folder.is_dir() and any(folder.iterdir())]
    found: list[Elevation] = []
    for folder in filled:
        for elevation in _tried(Elevation, [folder], problems):
            problems += [f"{folder.parent.name}: {line}" for line in elevation.without_broken()]
            found.append(elevation)
    return found


def _read_all(
    reader: Callable[[Path], Found], packs: Sequence[Path], kind: Kind, problems: list[str]
) -> list[Found]:
    return _tried(reader, files_of(packs, kind), problems)


def _tried(reader: Callable[[Path], Found], paths: Iterable[Path], problems: list[str]) -> list[Found]:
    """What can be read; the line of what cannot is added to the problems, with the area it is in."""
    found: list[Found] = []
    for path in paths:
        try:
            found.append(reader(path))
        except (FormatError, ElevationError, OSError) as error:
            said = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
            pack = path if path.name in tuple(Kind) else path.parent
            problems.append(one_line(f"{pack.parent.name}: {said}"))
    return found


def _stamp(packs: Sequence[Path]) -> Stamp:
    found: list[tuple[str, int, int]] = []
    for kind in Kind:
        for path in all_files(packs, kind):
            try:
                state = path.stat()
            except OSError:
                continue  # gone, or a link to nothing: reading will say so
            found.append((str(path), state.st_size, state.st_mtime_ns))
    return tuple(found)
