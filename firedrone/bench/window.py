"""`firedrone bench window`: how long the window lets a pilot wait in a flight with video.

The practice drone flies over UDP and says 400 messages a second; a camera shows 30 pictures of 1280x720 a
second; the window shows both, records both, and is looked at as in a flight: the map large, the picture
large, the Review page with its charts. The stalls are those of its event loop (`loop_probe`), by the clock:
what other programs keep it from counts as well. The warm-up is told, and no part of the bars. Without the
messages and pictures that it is about, it has failed.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from firedrone.bench.flown import flown, load, talkative_drone
from firedrone.bench.result import Bar, BenchResult, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from firedrone.bench.flown import Flown

QUICK_S, FULL_S = 60.0, 300.0
RATE_HZ, FPS = 400.0, 30
SIZE_PX = (1280, 720)
SMALL_PX, COARSE_M = (160, 160), 0.5  # of the thermal stream that nobody watches, and of the painted land
P99_MS, MOST_MS, LEAST_HZ, LEAST_FPS = 50.0, 250.0, 380.0, 28.0


def run(*, full: bool, tell: Callable[[str], None], seconds: float | None = None) -> BenchResult:
    """A minute, or five."""
    began = load()
    with talkative_drone(RATE_HZ) as link, _camera() as camera:
        found = flown(link, seconds or (FULL_S if full else QUICK_S), tell, camera=camera)
    return judged(found, {"before": began, "after": load()})


def judged(found: Flown, loads: dict[str, float | None]) -> BenchResult:
    """The worst look counts, for a pilot looks at any of them; a flight that was not flown has missed."""
    stalls = {look.name: look.figures["stalls"] for look in found.looks}
    whole = found.complete and all(stalls.values())
    worst = {
        name: max((one[name] for one in stalls.values()), default=None) if whole else None
        for name in ("p50_ms", "p99_ms", "most_ms")
    }
    least = {name: _least(found, name) if whole else 0.0 for name in ("messages_hz", "pictures_hz")}
    painted = _least(found, "paintings_hz", but="charts") if whole else 0.0  # no picture stands on that page
    return BenchResult(
        name="window",
        ours={
            "warm_up": dict(found.warm_up or {}),
            **{look.name: dict(look.figures) for look in found.looks},
            "load": loads,
        },
        peers={},
        limit={},
        ratios={},
        bars={
            "p99 of a stall, ms": Bar(worst["p99_ms"], at_most=P99_MS),
            "longest stall, ms": Bar(worst["most_ms"], at_most=MOST_MS),
            "messages a second": Bar(least["messages_hz"], at_least=LEAST_HZ),
            "pictures a second": Bar(least["pictures_hz"], at_least=LEAST_FPS),
            "pictures painted a second": Bar(painted, at_least=LEAST_FPS),
        },
        skipped=[] if whole else [Skipped("the flight", "the drone did not fly to the end, or nothing came")],
    )


def _least(found: Flown, name: str, but: str = "") -> float:
    return min((look.figures[name] for look in found.looks if look.name != but), default=0.0)


@contextmanager
def _camera() -> Generator[str]:
    """The address of its visible stream, while it runs in a process of its own."""
    from training.camera.own_process import TestCamera  # noqa: PLC0415  the product flies without training/
    from training.camera.settings import CameraSettings  # noqa: PLC0415

    settings: Any = CameraSettings(
        thermal_px=SMALL_PX, thermal_fps=1, visible_px=SIZE_PX, visible_fps=FPS, cell_m=COARSE_M
    )
    with TestCamera(settings) as camera:
        yield camera.wait_ready().visible
