"""An hour of pictures through the product's process, as fast as they go: does anything grow?"""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from firedrone.bench.footage.decoding import sample
from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.sources import Login, SourceKind, SourceSpec
from telemetry.video.stream import VideoStream
from telemetry.video.stream_status import StreamState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOPED = 300  # ten seconds of pictures, again and again
FPS = 30.0
PACE_S = 0.002  # between pictures: fifteen times as fast as life, and the parent keeps up
LOOK_S = 0.25
PAGE_BYTES = 4096


class Looped:
    """Pictures of a file again and again, stamped when they are handed out."""

    encoding = Encoding.H264
    parameter_sets = b""

    def __init__(self, path: Path, pictures: int) -> None:
        self._path, self._pictures = path, pictures
        self._stop = Event()

    def units(self) -> Iterator[AccessUnit]:
        """Ends as a file does."""
        stored = sample(self._path, 640, 512, LOOPED)
        for number in range(self._pictures):
            if self._stop.wait(PACE_S):
                return
            unit = stored[number % LOOPED]
            yield AccessUnit(unit.data, number / FPS, time.monotonic(), unit.key)
        raise StreamError(Trouble.ENDED, "the looped pictures are over")

    def close(self) -> None:
        self._stop.set()


def open_looped(spec: SourceSpec, _login: Login | None = None) -> Looped:
    """In the process that decodes: `spec.text` is a path and a number of pictures."""
    path, _, pictures = spec.text.partition("|")
    return Looped(Path(path), int(pictures))


def soak(pictures: int) -> dict[str, float | int | str]:
    """`latency_slope_ms`: how much later the last picture is than the first, by a straight line."""
    late: list[tuple[float, float]] = []
    seen = [0]

    def look() -> None:
        picture = stream.picture.get()
        if picture is not None and picture.number != seen[0]:
            seen[0] = picture.number
            late.append((picture.stream_s, 1000.0 * (time.monotonic() - picture.received_s)))

    with TemporaryDirectory() as folder:
        spec = SourceSpec(SourceKind.FILE, f"{folder}/looped.h264|{pictures}")
        stream = VideoStream("soak", spec, ring=look, opens=open_looped)
        began_s, sizes = time.monotonic(), list[tuple[int, int]]()
        stream.start()
        rest = Event()
        while not _is_over(stream) and not rest.wait(LOOK_S):
            pid = stream.worker_pid
            if pid is not None and seen[0] > LOOPED:
                sizes.append((_resident(pid), _resident(os.getpid())))
        stream.close()
    restarts = stream.status.get().restarts
    worker, parent = ([size[which] for size in sizes if all(size)] for which in (0, 1))
    return {
        "pictures": seen[0],
        "seconds": round(time.monotonic() - began_s, 1),
        "restarts": restarts,
        "latency_p50_ms": round(float(np.median([ms for _, ms in late])), 3),
        "latency_slope_ms": round(slope(late), 4),
        "worker_growth_percent": round(growth(worker), 2),
        "parent_growth_percent": round(growth(parent), 2),
        "compressed": f"{pictures / FPS / 60:.0f} minutes, at most {1 / PACE_S / FPS:.0f} times as fast; "
        "sockets and their pauses are left out",
    }


def slope(late: Sequence[tuple[float, float]]) -> float:
    """Over the whole of it, in the unit of the second value; the worst hundredth is left out."""
    values = np.array(late)
    if len(values) < 2:
        return 0.0
    kept = values[values[:, 1] <= np.percentile(values[:, 1], 99)]
    line = np.polyfit(kept[:, 0], kept[:, 1], 1)
    return float(line[0] * (kept[-1, 0] - kept[0, 0]))


def growth(sizes: Sequence[int]) -> float:
    """Percent from the middle of the first quarter to the middle of the last."""
    quarter = max(1, len(sizes) // 4)
    if not sizes:
        return 0.0
    before, after = float(np.median(sizes[:quarter])), float(np.median(sizes[-quarter:]))
    return 100.0 * (after - before) / before


def _is_over(stream: VideoStream) -> bool:
    status = stream.status.get()
    return status.state is StreamState.FAILED


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * PAGE_BYTES
    except (OSError, IndexError):
        return 0
