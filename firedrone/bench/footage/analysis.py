"""What it costs to paint, read and look through thermal pictures of 640 x 512, and to lay them on the map."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from firedrone.bench.footage.spots import HEIGHT_M, LENS
from maps.geo import AboveHome
from telemetry.georeference.land import Land
from telemetry.georeference.pose import Pose
from telemetry.georeference.pose_history import PoseHistory
from telemetry.hot_spots.finder import HotSpotFinder
from telemetry.mosaic import Mosaic
from telemetry.state import Fix, Gimbal, VehicleState
from telemetry.thermal.frame import ThermalFrame, TruthLevel
from telemetry.thermal.painting import Painter
from telemetry.thermal.readings import whole
from training.camera.land import paint
from training.camera.pose import CameraPose
from training.camera.samples import sample_scene
from training.camera.scene import burning
from training.camera.view import ThermalView

if TYPE_CHECKING:
    from collections.abc import Callable

PICTURES = 60
FRAME_MS, FPS = 1000.0 / 30.0, 30.0
LOOKS_HZ, MOSAIC_HZ = 10.0, 5.0  # as `telemetry.observer` has them
BEGIN = datetime(2026, 8, 22, 14, 0, tzinfo=UTC)


def analysis(*, full: bool) -> dict[str, float]:
    """The middle of some pictures over the hottest part of a fire, in milliseconds of processor."""
    scene = sample_scene("mop-up")
    hottest = max(burning(scene, 0.0), key=lambda one: one.celsius)
    view, land = ThermalView(scene, paint(scene, 0.5)), Land(scene.origin)
    camera = CameraPose(hottest.at, HEIGHT_M, 0.0, -90.0)
    pose = Pose(hottest.at, AboveHome(HEIGHT_M), 0.0)
    pictures = [view.render(camera, 0.1 * n, n) for n in range(10)]
    painter, mosaic, history = Painter(), Mosaic(land), PoseHistory()
    finder = HotSpotFinder(LENS, land)
    steps: dict[str, list[float]] = {"paint_ms": [], "read_ms": [], "look_ms": [], "mosaic_ms": []}

    def timed(name: str, work: Callable[[], object]) -> None:
        began_s = time.thread_time()
        work()
        steps[name].append(1000.0 * (time.thread_time() - began_s))

    for n in range(PICTURES * (4 if full else 1)):
        now_s, counts = 0.1 * n, pictures[n % len(pictures)]
        frame = ThermalFrame(counts, now_s, TruthLevel.RAW)
        history.add(
            VehicleState(
                fix=Fix(hottest.at, land.home_amsl_m or 0.0, pose.above_home_m, 0.0, 0.0, 0.0, now_s),  # pyright: ignore[reportArgumentType]
                gimbal=Gimbal(-90.0, 0.0, now_s),
            )
        )
        timed("paint_ms", lambda counts=counts, now_s=now_s: painter.paint(counts, now_s))
        timed("read_ms", lambda frame=frame: whole(frame))
        at = BEGIN + timedelta(seconds=now_s)
        timed("look_ms", lambda frame=frame, at=at: finder.look(frame, history, at))
        timed("mosaic_ms", lambda counts=counts, now_s=now_s: mosaic.add(counts, pose, LENS, now_s))
    found = {name: round(sorted(times)[len(times) // 2], 3) for name, times in steps.items()}
    a_frame = (
        found["paint_ms"]
        + (found["read_ms"] + found["look_ms"]) * LOOKS_HZ / FPS
        + found["mosaic_ms"] * MOSAIC_HZ / FPS
    )
    return {
        **found,
        "share_of_frame": round(a_frame / FRAME_MS, 4),
        "share_if_all_every_frame": round(sum(found.values()) / FRAME_MS, 4),
    }
