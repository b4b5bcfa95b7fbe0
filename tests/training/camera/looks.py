"""Scenes and poses that the tests of the test camera look with."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from maps.geo import LatLon, moved
from training.camera.land import paint
from training.camera.pose import CameraPose
from training.camera.samples import sample_scene
from training.camera.scene import Plan
from training.camera.things import Kind, Thing

if TYPE_CHECKING:
    from training.camera.land import Land
    from training.camera.scene import Scene

ORIGIN = LatLon(56.3829, 24.6479)
COARSE_M = 0.5  # is painted in a moment


@cache
def scene_of(kind: str, seed: int = 1) -> Scene:
    return sample_scene(kind, origin=ORIGIN, seed=seed)


@cache
def land_of(kind: str) -> Land:
    return paint(scene_of(kind), COARSE_M)


@cache
def empty_scene() -> Scene:
    """Meadow by day and nothing else."""
    return replace(scene_of("mop-up"), plan=Plan(), things=(), plumes=(), glints_a_picture=0.0)


@cache
def empty_land() -> Land:
    return paint(empty_scene(), COARSE_M)


def with_ember(east_m: float, north_m: float, area_m2: float, celsius: float) -> Scene:
    """One ember in the meadow."""
    across = 2.0 * (area_m2 / 3.141592653589793) ** 0.5
    ember = Thing(Kind.EMBER, (east_m, north_m), across, across, celsius, round=True)
    return replace(empty_scene(), things=(ember,))


def above(
    east_m: float = 0.0, north_m: float = 0.0, up_m: float = 80.0, *, yaw: float = 0.0, pitch: float = -90.0,
    roll: float = 0.0,
) -> CameraPose:  # fmt: skip
    return CameraPose(moved(ORIGIN, east_m, north_m), up_m, yaw, pitch, roll)
