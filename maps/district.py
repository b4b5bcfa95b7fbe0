"""What the area packs on this laptop say of the ground, the air and the masts: everything below `data/areas`.

    data/areas/NAME/elevation/*.hgt      data/areas/NAME/zones/*      data/areas/NAME/obstacles/*

A file that cannot be read is listed with its one line; the others load. Reading takes a second where there is
a national file of zones: call `load` off the window's thread. Elevation is mapped, not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np

from maps.foreign.file import FormatError, one_line
from maps.formats import by_suffix
from maps.geo import Amsl
from maps.ground.elevation import Elevation, ElevationError
from maps.obstacles import Obstacle, read_obstacles
from maps.zones.zone import ZoneFile
from maps.zones.zone_file import read_zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from maps.geo import LatLon

    Floats = NDArray[np.float64]

AREAS = "areas"
ELEVATION, ZONES, OBSTACLES = "elevation", "zones", "obstacles"
_ZONE_SUFFIXES = frozenset({".json", ".geojson"})
_OBSTACLE_SUFFIXES = frozenset({*by_suffix.READERS, ".csv"})
Found = TypeVar("Found")
Stamp: TypeAlias = "tuple[tuple[str, int, int], ...]"  # every file, its size and when it was changed


@dataclass(frozen=True, slots=True)
class Grounds:
    """Elevation from several folders: for each place the first that knows it."""

    folders: tuple[Elevation, ...]

    def height_m(self, at: LatLon) -> Amsl | None:
        """Metres above sea level; None where no folder knows it."""
        known = (folder.height_m(at) for folder in self.folders)
        return next((height for height in known if height is not None), None)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """The same for arrays of degrees of any shape; unknown is NaN."""
        heights = np.full(np.shape(lats), np.nan)
        for folder in self.folders:
            unknown = np.isnan(heights)
            if not unknown.any():
                break
            heights[unknown] = folder.heights_m(np.asarray(lats)[unknown], np.asarray(lons)[unknown])
        return heights

    def tiles_at(self, lats: Floats, lons: Floats) -> tuple[Path, ...]:
        """The files that may say the height of these places."""
        return tuple(path for folder in self.folders for path in folder.tiles_at(lats, lons))


@dataclass(frozen=True, slots=True)
class District:
    """All of it. `problems` are the lines of what could not be read."""

    ground: Grounds | None = None
    zones: tuple[ZoneFile, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    problems: tuple[str, ...] = ()
    stamp: Stamp = ()

    @property
    def obstacle_files(self) -> tuple[Path, ...]:
        """Those of the stamp, for a certificate that names what was looked at."""
        paths = (Path(name) for name, _, _ in self.stamp)
        return tuple(path for path in paths if path.parent.name == OBSTACLES)


def load(data_dir: Path, before: District | None = None) -> District:
    """Everything below `data_dir/areas`; `before` itself where no file changed since."""
    stamp = _stamp(data_dir)
    if before is not None and before.stamp == stamp:
        return before
    problems: list[str] = []
    folders = _elevation(data_dir, problems)
    zones: list[ZoneFile] = []
    masts: list[tuple[Obstacle, ...]] = []
    for folder in _folders(data_dir, ZONES):
        zones += _read_all(read_zones, _files(folder, _ZONE_SUFFIXES), folder.parent.name, problems)
    for folder in _folders(data_dir, OBSTACLES):
        masts += _read_all(read_obstacles, _files(folder, _OBSTACLE_SUFFIXES), folder.parent.name, problems)
    return District(
        Grounds(tuple(folders)) if folders else None,
        tuple(zones),
        tuple(one for found in masts for one in found),
        tuple(problems),
        stamp,
    )


def _elevation(data_dir: Path, problems: list[str]) -> list[Elevation]:
    """Every tile is opened, so that a broken one is known now and not over the scene."""
    filled = (folder for folder in _folders(data_dir, ELEVATION) if any(folder.iterdir()))
    found: list[Elevation] = []
    for folder in filled:
        for elevation in _read_all(Elevation, [folder], folder.parent.name, problems):
            problems += [f"{folder.parent.name}: {line}" for line in elevation.without_broken()]
            found.append(elevation)
    return found


def _read_all(
    reader: Callable[[Path], Found], paths: Iterable[Path], area: str, problems: list[str]
) -> list[Found]:
    """What can be read; the line of what cannot is added to the problems, with the area it is in."""
    found: list[Found] = []
    for path in paths:
        try:
            found.append(reader(path))
        except (FormatError, ElevationError, OSError) as error:
            said = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
            problems.append(one_line(f"{area}: {said}"))
    return found


def _folders(data_dir: Path, kind: str) -> Iterator[Path]:
    """The folders of one kind, in the order of the areas' names."""
    areas = data_dir / AREAS
    if areas.is_dir():
        yield from (area / kind for area in sorted(areas.iterdir()) if (area / kind).is_dir())


def _files(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix.lower() in suffixes and not path.name.startswith("."):
            yield path


def _stamp(data_dir: Path) -> Stamp:
    found: list[tuple[str, int, int]] = []
    for kind in (ELEVATION, ZONES, OBSTACLES):
        for folder in _folders(data_dir, kind):
            for path in sorted(folder.iterdir()):
                try:
                    state = path.stat()
                except OSError:
                    continue  # gone, or a link to nothing: reading will say so
                found.append((str(path), state.st_size, state.st_mtime_ns))
    return tuple(found)
