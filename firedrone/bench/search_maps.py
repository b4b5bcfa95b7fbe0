"""The maps that `bench search` is run on: published ones, and twenty of our own of the same kind.

A map is 30 m cells in a disc of 1.8 km round the last known point: the log-normal density of the distance
(SAREnv's fit for flat, temperate ground, used per area) times the highest weight of what is on the ground.
"""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import shapely
from shapely import LineString, Polygon

from maps.geo import LatLon
from missions.chances import Chances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.random import Generator
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

    Floats = NDArray[np.float64]

PLACE = LatLon(56.95, 24.1)  # anywhere; the maps have no place
CELL_M = 30.0
DISC_CELLS = 60
SAMPLES = "FIREDRONE_SAMPLES"  # the folder of test data that are too large for the repository
PUBLISHED = Path("sarenv") / "heatmaps_1_8.npz"
OWN_SEEDS = range(1, 21)
_MU, _SIGMA = 0.401, 1.173  # ln of the distance in km
_INSIDE = 0.26  # in the disc: the mean of the published ones
# Weights of SAREnv
_LINEAR, _FIELD, _STRUCTURE, _ROAD, _STREAM, _WATER, _WOOD, _SCRUB = (
    0.25, 0.14, 0.13, 0.13, 0.12, 0.08, 0.07, 0.03,
)  # fmt: skip


def published_file() -> Path | None:
    """None where the data are not on this computer."""
    folder = os.environ.get(SAMPLES)
    file = None if folder is None else Path(folder) / PUBLISHED
    return file if file is not None and file.is_file() else None


def published(file: Path) -> Iterator[tuple[str, Chances]]:
    """SAREnv 1-8 (MIT), cut to the disc and not made larger."""
    with np.load(file) as arrays:
        maps = cast("Mapping[str, Floats]", {name: arrays[name].astype(np.float64) for name in arrays.files})
    for name, mass in maps.items():
        rows, columns = mass.shape
        x, y = _crossed(_numbers(columns) - columns / 2, _numbers(rows) - rows / 2)
        disc = np.where(x**2 + y**2 <= DISC_CELLS**2, mass, 0.0)
        # The centre is the middle of the cell in the middle of the array.
        west_m, south_m = -(columns / 2 + 0.5) * CELL_M, -(rows / 2 + 0.5) * CELL_M
        yield name, Chances(disc, PLACE, west_m, south_m, CELL_M)


def own(seeds: Iterable[int]) -> Iterator[tuple[str, Chances]]:
    """The same maps in every run: fields, woods, water, houses, roads and streams drawn by seed."""
    half = DISC_CELLS + 2
    at = (_numbers(2 * half + 1) - half) * CELL_M
    x, y = _crossed(at, at)
    distance_km = np.maximum(np.hypot(x, y) / 1000.0, 1e-3)
    law = np.exp(-(((np.log(distance_km) - _MU) / _SIGMA) ** 2) / 2) / distance_km
    for seed in seeds:
        mass = np.where(np.hypot(x, y) <= DISC_CELLS * CELL_M, law * _weights(seed, x, y), 0.0)
        edge = -(half + 0.5) * CELL_M
        yield f"own{seed:02}", Chances(_INSIDE * mass / mass.sum(), PLACE, edge, edge, CELL_M)


def _weights(seed: int, x: Floats, y: Floats) -> Floats:
    """The highest weight of what is drawn on each cell."""
    random = np.random.default_rng(seed)
    weights = np.full(x.shape, random.choice([_FIELD, _WOOD]))
    plain = float(weights[0, 0])
    for kind, most, size_m in (
        (_WOOD if plain == _FIELD else _FIELD, 9, 600.0),
        (_SCRUB, 4, 350.0),
        (_WATER, 3, 300.0),
    ):
        for _ in range(int(random.integers(1, most + 1))):
            weights[_covered(_blob(random, size_m), x, y)] = kind
    # So many that the limit is about 1.3 times the spiral, as on the published maps
    for kind, most in ((_ROAD, 3), (_LINEAR, 1), (_STREAM, 2)):
        for _ in range(int(random.integers(0, most + 1))):
            near = _covered(_way(random).buffer(CELL_M / 2), x, y)
            weights[near] = np.maximum(weights[near], kind)
    for _ in range(int(random.integers(0, 20))):
        near = _covered(_blob(random, 45.0), x, y)
        weights[near] = np.maximum(weights[near], _STRUCTURE)
    return weights


def _blob(random: Generator, size_m: float) -> Polygon:
    angles = np.sort(random.random(9)) * 2 * math.pi
    reach = size_m * random.uniform(0.5, 1.5, 9)
    east, north = random.uniform(-1800.0, 1800.0, 2)
    ring = zip(east + reach * np.cos(angles), north + reach * np.sin(angles), strict=True)
    return Polygon([(float(a), float(b)) for a, b in ring])


def _way(random: Generator) -> LineString:
    """From edge to edge, bending a little every 150 m."""
    heading = random.uniform(0.0, 2 * math.pi)
    east, north = random.uniform(-1200.0, 1200.0, 2) - 2500.0 * np.array(
        [math.cos(heading), math.sin(heading)]
    )
    points = [(float(east), float(north))]
    for _ in range(33):
        heading += random.normal(0.0, 0.12)
        east, north = east + 150.0 * math.cos(heading), north + 150.0 * math.sin(heading)
        points.append((float(east), float(north)))
    return LineString(points)


def _covered(geometry: Geometry, x: Floats, y: Floats) -> NDArray[np.bool_]:
    shapely.prepare(geometry)
    return np.asarray(shapely.intersects_xy(geometry, x, y), dtype=bool)


def _crossed(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    return np.tile(x, (len(y), 1)), np.tile(y[:, None], (1, len(x)))


def _numbers(count: int) -> Floats:
    return np.arange(count, dtype=np.float64)
