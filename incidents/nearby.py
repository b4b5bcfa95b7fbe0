"""What lies round a scene, out of the district's files: zones of the air, places, cameras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import shapely

from maps.foreign.file import FormatError
from maps.geo import distance_m, moved
from maps.packs.district import District
from maps.places.camera_file import read_cameras
from maps.places.nearest import nearest
from maps.places.place import PlaceKind
from maps.places.place_file import read_places
from maps.zones.zone import Restriction, ZoneFile
from maps.zones.zone_file import read_zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from maps.geo import LatLon
    from maps.places.cameras import Camera
    from maps.places.place import Place
    from maps.zones.zone import Zone

MOST_PLACES = 1_000  # on one map: beyond, no phone moves it
MOST_CAMERAS = 200
MOST_ZONES = 300
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Nearby:
    """What of them lies near. A zone stands with its file, which says how old it is."""

    zones: tuple[tuple[Zone, ZoneFile], ...] = ()
    places: tuple[Place, ...] = ()
    cameras: tuple[Camera, ...] = ()
    sources: tuple[str, ...] = ()  # of the places, to be named on the map
    zone_files: tuple[ZoneFile, ...] = ()  # that were asked, also where no zone of theirs lies near
    left_out: int = 0  # what is near, but more than one map can carry

    @property
    def oldest(self) -> ZoneFile | None:
        """The zones are as old as their oldest file."""
        return min(self.zone_files, key=lambda file: file.edition, default=None)


def read_district(
    zones: Iterable[Path], places: Iterable[Path] = (), cameras: Iterable[Path] = ()
) -> tuple[District, tuple[str, ...]]:
    """All that can be read, and a line for each file that cannot, and for rows that are left out."""
    problems: list[str] = []
    found = District(
        zones=_tried(read_zones, zones, problems),
        place_files=_tried(read_places, places, problems),
        camera_files=_tried(read_cameras, cameras, problems),
    )
    for file in (*found.place_files, *found.camera_files):
        problems += [f"{file.name}: {problem}" for problem in file.problems if problem.left_out]
    return found, tuple(problems)


def near(district: District, centre: LatLon, within_m: float) -> Nearby:
    """What reaches into the circle; of more than a map can carry the nearest."""
    zones = _zones(district.zones, centre, within_m)
    all_places = district.places
    by_distance = nearest(all_places, centre, frozenset(PlaceKind), len(all_places))
    places = [found.place for found in by_distance if found.distance_m <= within_m]
    cameras = sorted(district.cameras, key=lambda camera: distance_m(centre, camera.at))
    seeing = [one for one in cameras if distance_m(centre, one.at) <= within_m + _range_m(one)]
    kept = Nearby(tuple(zones[:MOST_ZONES]), tuple(places[:MOST_PLACES]), tuple(seeing[:MOST_CAMERAS]))
    shown_files = {place.source for place in kept.places}
    return Nearby(
        kept.zones,
        kept.places,
        kept.cameras,
        tuple(dict.fromkeys(f.attribution for f in district.place_files if f.name in shown_files)),
        district.zones,
        sum(map(len, (zones, places, seeing))) - sum(map(len, (kept.zones, kept.places, kept.cameras))),
    )


def _zones(files: Iterable[ZoneFile], centre: LatLon, within_m: float) -> list[tuple[Zone, ZoneFile]]:
    """The smallest first; what forbids nothing is not drawn, as in the window."""
    south_west, north_east = moved(centre, -within_m, -within_m), moved(centre, within_m, within_m)
    box = shapely.box(south_west.lon_deg, south_west.lat_deg, north_east.lon_deg, north_east.lat_deg)
    found = [
        (zone, file)
        for file in files
        for zone in file.zones
        if zone.restriction is not Restriction.NONE
        and any(volume.shape.intersects(box) for volume in zone.volumes)
    ]
    return sorted(found, key=lambda one: max(float(volume.shape.area) for volume in one[0].volumes))


def _range_m(camera: Camera) -> float:
    return 0.0 if camera.view is None else camera.view.range_m


def _tried(read: Callable[[Path], Found], paths: Iterable[Path], problems: list[str]) -> tuple[Found, ...]:
    found: list[Found] = []
    for path in paths:
        try:
            found.append(read(path))
        except FormatError as error:
            problems.append(str(error))
    return tuple(found)
