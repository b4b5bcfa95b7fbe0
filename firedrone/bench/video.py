"""`firedrone bench video`: how late, how dear, how safe; what is found and how well it is placed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from firedrone.bench.footage.analysis import analysis
from firedrone.bench.footage.decoding import decoding
from firedrone.bench.footage.kills_in_flight import kills_in_flight
from firedrone.bench.footage.kills_recording import kills_recording
from firedrone.bench.footage.latency import (
    AV_OPEN,
    AV_PAINTED,
    GSTREAMER,
    OURS,
    OURS_PAINTED,
    latency,
)
from firedrone.bench.footage.soak import soak
from firedrone.bench.footage.spots import spots
from firedrone.bench.result import Bar, BenchResult, Skipped, ratio
from training.camera.own_process import TestCamera
from training.camera.settings import CameraSettings

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = (3, 2)  # full, quick: as in all pairs here
PICTURES = (1800, 600)  # decoded, of each size
DECODE_ROUNDS = (7, 3)
KILLS_RECORDING, KILLS_IN_FLIGHT = (20, 5), (20, 5)
SOAKED = (108_000, 5_400)  # an hour at 30 a second, and three minutes
FRAME_MS = 33.3
LARGE_PX = (1920, 1088)


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """About two minutes; `full` is a quarter of an hour."""
    size, skipped = 0 if full else 1, list[Skipped]()
    tell("how late pictures are")
    small, large = _late(size, tell, skipped)
    tell("what decoding costs")
    with TemporaryDirectory() as folder:
        costs = {
            f"{w}x{h}": decoding(Path(folder), (w, h), PICTURES[size], DECODE_ROUNDS[size], skipped)
            for w, h in ((640, 512), LARGE_PX)
        }
    tell("what looking costs, and what is found")
    looked, found = analysis(full=full), spots(full=full)
    tell("killed while recording")
    with TestCamera(CameraSettings(cell_m=0.5)) as camera:
        killed = kills_recording(camera.wait_ready().thermal, KILLS_RECORDING[size])
    tell("killed in flight")
    flown = kills_in_flight(KILLS_IN_FLIGHT[size])
    tell("an hour of it" if full else "three minutes of it")
    soaked = soak(SOAKED[size])
    decode = ratio(costs["640x512"]["ours_ms"], costs["640x512"]["ffmpeg_ms"])
    numpy_ratio = ratio(_p50(small, OURS), _p50(small, GSTREAMER))
    paint_ratio = ratio(_p50(small, OURS_PAINTED), _p50(small, AV_PAINTED))
    growth = max(float(soaked["worker_growth_percent"]), float(soaked["parent_growth_percent"]))
    return BenchResult(
        name="video",
        ours={
            "640x512": {name: small.get(name) for name in (OURS, OURS_PAINTED)},
            "1080": {OURS: large.get(OURS)},
            "decoding": costs,
            "analysis": looked,
            "hot_spots": found,
            "killed_while_recording": killed,
            "killed_in_flight": flown,
            "soak": soaked,
        },
        peers={
            GSTREAMER: {"640x512": small.get(GSTREAMER), "1080": large.get(GSTREAMER)},
            AV_OPEN: {"640x512": small.get(AV_OPEN), "1080": large.get(AV_OPEN)},
            AV_PAINTED: {"640x512": small.get(AV_PAINTED)},
        },
        limit={"frame_ms_at_30_a_second": FRAME_MS},
        ratios={
            "to numpy, ours / GStreamer": numpy_ratio,
            "to numpy at 1080, ours / GStreamer": ratio(_p50(large, OURS), _p50(large, GSTREAMER)),
            "to numpy, ours / av.open": ratio(_p50(small, OURS), _p50(small, AV_OPEN)),
            "painted, ours / av.open": paint_ratio,
            "decoding, ours / ffmpeg": decode,
            "decoding at 1080, ours / ffmpeg": ratio(
                costs["1920x1088"]["ours_ms"], costs["1920x1088"]["ffmpeg_ms"]
            ),
        },
        bars={
            "to numpy, ours / GStreamer": Bar(numpy_ratio, at_most=2.5),
            "painted, ours / av.open": Bar(paint_ratio, at_most=0.3),
            "painted, p95, ms": Bar(_figure(small, OURS_PAINTED, "p95_ms"), at_most=FRAME_MS),
            "decoding, ours / ffmpeg": Bar(decode, at_most=1.15),
            "analysis, share of a frame": Bar(float(looked["share_of_frame"]), at_most=0.25),
            "killed recordings that can be read": Bar(
                ratio(float(killed["readable"]), float(killed["kills"])), at_least=1.0
            ),
            "pictures lost by a kill": Bar(float(killed["lost_most"]), at_most=5),
            "latency over the soak, ms": Bar(abs(float(soaked["latency_slope_ms"])), at_most=1.0),
            "memory over the soak, %": Bar(growth, at_most=5.0),
            "hot spots found": Bar(float(found["recall"]), at_least=0.9),
            "glints and others confirmed": Bar(float(found["false"]), at_most=0),
            "place error / Monte Carlo": Bar(float(found["error_over_bound"]), at_most=1.2),
            "window stands still by a kill, ms": Bar(float(flown["killed"]["window_pause_ms"]), at_most=50.0),
            "link stands still by a kill, ms": Bar(float(flown["killed"]["link_pause_ms"]), at_most=50.0),
        },
        skipped=skipped,
    )


def _late(
    size: int, tell: Callable[[str], None], skipped: list[Skipped]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    settings = CameraSettings(clock=True, cell_m=0.5, visible_px=LARGE_PX, visible_fps=30)
    with TestCamera(settings) as camera:
        addresses = camera.wait_ready()
        small = latency(addresses.thermal, rounds=ROUNDS[size], painted=True, tell=tell, skipped=skipped)
        large = latency(addresses.visible, rounds=1, painted=False, tell=tell, skipped=[])
    return small, large


def _p50(found: dict[str, dict[str, Any]], client: str) -> float | None:
    return _figure(found, client, "p50_ms")


def _figure(found: dict[str, dict[str, Any]], client: str, name: str) -> float | None:
    return found[client][name] if client in found else None
