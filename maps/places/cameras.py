"""Cameras of a municipality: what each sees, and which of them look at a place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.geo import EARTH_RADIUS_M, LatLon, bearing_deg, distance_m

if TYPE_CHECKING:
    from collections.abc import Iterable

ARC_STEP_DEG = 4.0


@dataclass(frozen=True, slots=True)
class View:
    """What a camera sees: a sector. 360 degrees wide is one that can be turned."""

    azimuth_deg: float  # of its middle, from true north
    hfov_deg: float
    range_m: float


@dataclass(frozen=True, slots=True)
class Camera:
    """One camera. `view` is None where the register does not say all three of its numbers."""

    name: str
    at: LatLon
    view: View | None = None
    height_m: float | None = None  # above the ground
    rtsp_path: str = ""  # an address or a path, never with a user or a password
    owner: str = ""
    may_open: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """A camera that a point lies before."""

    camera: Camera
    distance_m: float
    bearing_deg: float  # from the camera


def cameras_that_see(cameras: Iterable[Camera], point: LatLon) -> tuple[Sight, ...]:
    """Those in whose sector the point lies, the nearest first. Hills and trees are not asked."""
    seen = [sight for camera in cameras if (sight := _sight(camera, point)) is not None]
    return tuple(sorted(seen, key=lambda sight: sight.distance_m))


def sector(camera: Camera) -> tuple[LatLon, ...]:
    """The corners of what it sees, the camera first; a circle for one that turns, () without a view."""
    view = camera.view
    if view is None:
        return ()
    turns = view.hfov_deg >= 360.0
    steps = math.ceil(view.hfov_deg / ARC_STEP_DEG)
    first_deg = view.azimuth_deg - view.hfov_deg / 2
    bearings = [first_deg + view.hfov_deg * i / steps for i in range(steps if turns else steps + 1)]
    arc = tuple(_destination(camera.at, bearing, view.range_m) for bearing in bearings)
    return arc if turns else (camera.at, *arc)


def _sight(camera: Camera, point: LatLon) -> Sight | None:
    view = camera.view
    away_m = distance_m(camera.at, point)
    if view is None or away_m > view.range_m:
        return None
    bearing = bearing_deg(camera.at, point)
    off_deg = abs((bearing - view.azimuth_deg + 180.0) % 360.0 - 180.0)
    return Sight(camera, away_m, bearing) if off_deg <= view.hfov_deg / 2 + 1e-9 else None


def _destination(start: LatLon, bearing: float, length_m: float) -> LatLon:
    """Along a great circle: the steps of `maps.geo.moved` are too long for 20 km."""
    lat, turn, angle = math.radians(start.lat_deg), math.radians(bearing), length_m / EARTH_RADIUS_M
    end = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(turn))
    east = math.sin(turn) * math.sin(angle) * math.cos(lat)
    lon = start.lon_deg + math.degrees(math.atan2(east, math.cos(angle) - math.sin(lat) * math.sin(end)))
    return LatLon(math.degrees(end), (lon + 180.0) % 360.0 - 180.0)
