"""The process that records is killed at any moment: how much of the recording can be read afterwards."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from queue import Empty
from random import Random
from tempfile import TemporaryDirectory
from threading import Event as Signal
from typing import TYPE_CHECKING, Any

from telemetry.events import EventCode
from telemetry.video.remux import finish_orphans
from telemetry.video.sources import spec_of
from telemetry.video.stream import VideoStream

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_S = 20.0
NAME, FIRST, FPS = "bench", "video-bench-000", 30
LEAST_S, MOST_S = 0.7, 1.7  # of a recording before it is killed


def kills_recording(url: str, kills: int) -> dict[str, float | int]:
    """`lost_most`: pictures that were decoded before the kill and are in no recording."""
    random, readable, lost = Random(7), 0, [0]
    for _ in range(kills):
        with TemporaryDirectory() as folder:
            decoded, kept = _one(url, Path(folder), random)
        readable += kept > 0
        lost.append(max(0, decoded - kept))
    return {"kills": kills, "readable": readable, "lost_most": max(lost)}


def _one(url: str, folder: Path, random: Random) -> tuple[int, int]:
    """Pictures that the parent had of the killed segment, and those that can be read of it."""
    stream = VideoStream(NAME, spec_of(url))
    stream.start()
    try:
        _until(lambda: stream.picture.get() is not None)
        stream.record(folder)
        _until(lambda: stream.status.get().recording is not None)
        Signal().wait(random.uniform(LEAST_S, MOST_S))
        newest, pid = stream.picture.get(), stream.worker_pid
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
        stream.stop_recording()
    finally:
        stream.close()
    left = {one.path.stem: one.pictures for one in finish_orphans(folder)}
    first_s = _first_s(folder / f"{FIRST}.times.jsonl")
    if newest is None or first_s is None:
        return 1, 0
    return round((newest.stream_s - first_s) * FPS) + 1, (_told(stream) | left).get(FIRST, 0)


def _first_s(times: Path) -> float | None:
    try:
        facts: dict[str, Any] = json.loads(times.read_text("utf-8").splitlines()[0])
    except (OSError, IndexError, ValueError):
        return None
    return float(facts["stream_s"])


def _told(stream: VideoStream) -> dict[str, int]:
    """What the process that came after has finished already."""
    finished: dict[str, int] = {}
    try:
        while True:
            event = stream.news.get_nowait()
            if event.code is EventCode.VIDEO_SEGMENT:
                finished[Path(str(event.facts["file"])).stem] = int(event.facts.get("pictures") or 0)
    except Empty:
        return finished


def _until(is_so: Callable[[], bool]) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > until_s:
            raise TimeoutError("the stream did not come in time")
        Signal().wait(0.01)
