"""`firedrone bench review`: the morning after. A page that opens, a cursor that is dragged, memory.

The incident is made up (`review_incident`), the window runs in a program of its own (`review_window`). What
is possible is to read the same logs, touch each byte and reduce six columns to the pixels of a screen; the
peer is pymavlink, which reads the same file message by message. Opening is timed on the wall, and in the
processor time of all threads together: what it would take one idle core.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from firedrone.bench.programs import said_by
from firedrone.bench.result import Bar, BenchResult, Skipped, ratio
from firedrone.bench.review_incident import FLIGHT_S, made_up
from telemetry.flight_folder import raw_files
from telemetry.frames import read_frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from firedrone.bench.review_incident import Made

WINDOW_S = 300.0
BEST_OF = 3
QUICK_VIDEO_S = 300
SCREEN_PX = 4000
IDLE_SHARE = 0.6  # of the time it must have had a core, or other work on the computer was measured
OPEN_MS, STEP_MS, MOST_MB, SLOWER = 1000.0, 16.0, 400.0, 50.0


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Three hours, two flights of an hour; `full`: all of both is on video, else five minutes of each."""
    with tempfile.TemporaryDirectory() as folder:
        tell("an incident of three hours is made up")
        made = made_up(Path(folder), video_s=FLIGHT_S if full else QUICK_VIDEO_S)
        runs = [_window(made, full, tell) for _ in range(BEST_OF)]
        ours_s = min(_timed(lambda: _flights(made)) for _ in range(BEST_OF))
        limit_s = min(_timed(lambda: _touched(made)) for _ in range(BEST_OF))
        tell("pymavlink reads the first flight")
        peer_s = 2 * _timed(lambda: _pymavlink(made.flights[0]))
    found = _best(runs)
    slower = ratio(peer_s, ours_s)
    busy = found["open_cpu_ms"] < IDLE_SHARE * found["open_ms"]
    return BenchResult(
        name="review",
        ours={**found, "flights_s": round(ours_s, 3)},
        peers={"pymavlink": {"flights_s": round(peer_s, 2)}},
        limit={"touch_and_decimate_s": round(limit_s, 3)},
        ratios={"pymavlink / ours": slower, "ours / touching and decimating": ratio(ours_s, limit_s)},
        bars={
            "the page opens, flights included, ms of one core": Bar(found["open_cpu_ms"], at_most=OPEN_MS),
            "the page opens, flights included, ms": Bar(None if busy else found["open_ms"], at_most=OPEN_MS),
            "p95 of a step of the cursor, ms": Bar(found["step"]["p95_ms"], at_most=STEP_MS),
            "memory at most, MB": Bar(found["memory_mb"]["at most"], at_most=MOST_MB),
            "pymavlink / ours, the same flights": Bar(slower, at_least=SLOWER),
        },
        skipped=[Skipped("opening on the wall", "the computer was busy with something else")] if busy else [],
    )


def _window(made: Made, full: bool, tell: Callable[[str], None]) -> dict[str, Any]:
    arguments = (str(made.data), made.incident, "full" if full else "quick")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found = said_by("firedrone.bench.review_window", arguments, surroundings, WINDOW_S)
    tell(f"window: open {found['open_ms']} ms, step {found['step']['p95_ms']} ms")
    return found


def _best(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Of each group the best, for what other work on the computer adds is not ours; of memory the most."""
    best = min(runs, key=lambda found: float(found["open_ms"])).copy()
    best["open_cpu_ms"] = min(found["open_cpu_ms"] for found in runs)
    for name in ("step", "step_at_once", "jump", "picture"):
        best[name] = min((found[name] for found in runs), key=lambda group: float(group["p95_ms"]))
    best["again_ms"] = min(found["again_ms"] for found in runs)
    best["memory_mb"] = max((found["memory_mb"] for found in runs), key=lambda mb: float(mb["at most"]))
    return best


def _flights(made: Made) -> None:
    from ui.desk.flight_reader import read_flight  # noqa: PLC0415  Qt is not needed for the rest

    for flight in made.flights:
        if read_flight(flight) is None:
            raise AssertionError("the flight cannot be read")


def _touched(made: Made) -> None:
    """No reader does less: each byte once, and as many numbers as a chart has, reduced to its pixels."""
    for flight in made.flights:
        data = np.concatenate([np.fromfile(file, np.uint8) for file in raw_files(flight)])
        if not data.sum():
            raise AssertionError("the log is empty")
        rows = len(data) // 50 // 20  # a message is of fifty bytes, and every twentieth a position
        columns = data[: rows * 6 * 8].view(np.int64).reshape(6, rows)
        usable = rows // (SCREEN_PX // 2) * (SCREEN_PX // 2)
        parts = columns[:, :usable].reshape(6, SCREEN_PX // 2, -1)
        np.stack((parts.min(axis=2), parts.max(axis=2)))


def _pymavlink(flight: Path) -> None:
    """Message by message, as its own tools read a log."""
    from pymavlink import mavutil  # noqa: PLC0415  the peer

    opened: Any = cast("Any", mavutil).mavlink_connection(str(raw_files(flight)[0]))
    count = 0
    while opened.recv_msg() is not None:
        count += 1
    opened.close()
    if count != len(read_frames(flight)):
        raise AssertionError(f"pymavlink read {count} messages")


def _timed(work: Callable[[], None]) -> float:
    began_s = perf_counter()
    work()
    return perf_counter() - began_s
