"""`firedrone bench coverage`: what it costs to keep the seen ground up to date while flying.

One square kilometre in cells of 2 m is searched by parallel tracks, five looks a second. Each is timed in
CPU time of this process, so that other work on the computer does not count. The naive way asks every cell of
the grid at every look, and adds up over all of it.
"""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from firedrone.bench.result import Bar, BenchResult, ratio
from maps.area import Area
from maps.geo import AboveGround, AboveHome, Amsl, LatLon, moved
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, footprint_along_m, spacing_m, swath_m
from missions.coverage import Coverage
from missions.detection import by_pixels
from missions.rays import focal_px
from missions.search_grid import CELL_M, grid_over
from missions.sight import sight
from telemetry.georeference.pose import Pose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from missions.camera_model import Camera
    from missions.ground import Floats

PLACE = LatLon(56.2, 25.3)
SIDE_M = 1000.0
HEIGHT_M = AboveGround(60.0)
SPEED_M_S = 8.0
STEP_S = 0.2
QUICK_LOOKS, FULL_LOOKS = 2_000, 10_000
NAIVE_LOOKS = 40
BEST_OF = 3
P95_MS, TIMES = 15.0, 20.0


class Hills:
    """Ground that rises and falls by 40 m, a crest each 300 m."""

    def height_m(self, at: LatLon) -> Amsl | None:
        return Amsl(float(self.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))[0]))

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        north_m, east_m = (lats - PLACE.lat_deg) * 111_300.0, (lons - PLACE.lon_deg) * 61_900.0
        return 120.0 + 20.0 * np.sin(north_m / 48.0) * np.cos(east_m / 48.0)


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Straight down over flat ground, and slanted over hills; the best of three runs each."""
    looks = FULL_LOOKS if full else QUICK_LOOKS
    flat = min((timed(looks) for _ in range(BEST_OF)), key=_p95)
    tell(f"straight down, flat: {flat['p95_ms']:.2f} ms (p95)")
    hills = min((timed(looks, CAMERAS["visible-4k"], -40.0, Hills()) for _ in range(BEST_OF)), key=_p95)
    tell(f"slanted, hills: {hills['p95_ms']:.2f} ms (p95)")
    naive = min((_naive(NAIVE_LOOKS) for _ in range(BEST_OF)), key=_p95)
    tell(f"every cell: {naive['p95_ms']:.2f} ms (p95)")
    times = ratio(naive["median_ms"], flat["median_ms"])
    in_view = swath_m(DEFAULT_CAMERA, HEIGHT_M) * footprint_along_m(DEFAULT_CAMERA, HEIGHT_M) / CELL_M**2
    return BenchResult(
        name="coverage",
        ours={"straight down, flat": flat, "slanted, hills": hills},
        peers={"every cell": naive},
        limit={"cells_in_view": round(in_view), "cells": round((SIDE_M / CELL_M) ** 2)},
        ratios={"every cell / ours": times},
        bars={
            "p95 of a look, ms": Bar(max(_p95(flat), _p95(hills)), at_most=P95_MS),
            "every cell / ours": Bar(times, at_least=TIMES),
        },
    )


def timed(
    looks: int, camera: Camera = DEFAULT_CAMERA, pitch_deg: float = -90.0, ground: Hills | None = None
) -> dict[str, float]:
    """Milliseconds of CPU for a look of `Coverage`, and the share of the area that was seen in the end."""
    coverage = Coverage(grid_over(square()), ground, PLACE)
    took: list[float] = []
    for number, pose in enumerate(islice(poses(pitch_deg), looks)):
        began = time.process_time()
        coverage.step(pose, camera, number * STEP_S)
        took.append(time.process_time() - began)
    return {**_figures(took), "seen_share": round(coverage.shares().seen, 4)}


def square() -> Area:
    """The area of the bench."""
    corners = ((0.0, 0.0), (SIDE_M, 0.0), (SIDE_M, SIDE_M), (0.0, SIDE_M))
    return Area(tuple(moved(PLACE, east, north) for east, north in corners))


def poses(pitch_deg: float) -> Iterator[Pose]:
    """Up and down over the area, again and again, high enough for the hills."""
    spacing, step_m = spacing_m(DEFAULT_CAMERA, HEIGHT_M, 0.2), SPEED_M_S * STEP_S
    rows, steps = int(SIDE_M / spacing), int(SIDE_M / step_m)
    while True:
        for row in range(rows):
            north = row % 2 == 0
            for step in range(steps):
                along = step * step_m if north else SIDE_M - step * step_m
                at = moved(PLACE, (row + 0.5) * spacing, along)
                yield Pose(at, AboveHome(float(HEIGHT_M)), 0.0 if north else 180.0, pitch_deg)


def _naive(looks: int) -> dict[str, float]:
    """All of the grid at every look."""
    grid = grid_over(square())
    xs, ys, camera = grid.xs[None, :], grid.ys[:, None], DEFAULT_CAMERA
    best, view_s, lambdas = (np.zeros(grid.shape) for _ in range(3))
    took: list[float] = []
    for pose in islice(poses(-90.0), looks):
        began = time.process_time()
        x, y = grid.frame.to_xy(pose.at)
        inside, depth, _ = sight(pose, camera, xs - x, ys - y, np.full(grid.shape, -pose.above_home_m))
        looked = np.where(inside & grid.inside, by_pixels(depth / focal_px(camera)), 0.0)
        best = np.maximum(best, looked)
        view_s += np.where(inside, STEP_S, 0.0)
        lambdas = np.maximum(lambdas, best * np.minimum(view_s, 1.0))
        took.append(time.process_time() - began)
    return _figures(took)


def _figures(took_s: list[float]) -> dict[str, float]:
    p50, p95 = (round(1000 * float(np.percentile(took_s, share)), 3) for share in (50, 95))
    return {"median_ms": p50, "p95_ms": p95, "looks": len(took_s)}


def _p95(found: dict[str, float]) -> float:
    return found["p95_ms"]
