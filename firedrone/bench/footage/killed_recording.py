"""The process that records is killed again and again: what of each recording can be read, what is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from firedrone.bench.footage.clock_camera import THERMAL
from firedrone.bench.footage.coded_scene import FPS, coded_scene, write_facts, write_units
from firedrone.bench.footage.part import NotMeasuredError, Part
from firedrone.bench.footage.played_source import NUMBER, open_paced
from firedrone.bench.result import Bar, ratio
from telemetry.events import EventCode
from telemetry.video.recording import times_path
from telemetry.video.sources import SourceKind, SourceSpec
from telemetry.video.stream import VideoStream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KILLS, QUICK_KILLS = 20, 5
AT_LEAST_S, AT_MOST_S = 0.7, 2.2  # of a recording, before the kill
PATIENCE_S = 20.0
MOST_LOST = 5
NAME = "bench"


@dataclass(frozen=True, slots=True)
class Kill:
    """One recording that ended with a kill."""

    handed: int  # pictures from the first recorded one to the last that came before the kill
    readable: int  # of the file that the product makes of it afterwards, decoded

    @property
    def lost(self) -> int:
        return self.handed - self.readable


def run(*, full: bool, tell: Callable[[str], None]) -> Part:
    """At random moments of a 640x512 stream at thirty a second."""
    with TemporaryDirectory() as folder:
        kills = measured(Path(folder), KILLS if full else QUICK_KILLS)
    part = judged(kills)
    tell(f"killed while recording: {len(kills)} times, at most {max(kill.lost for kill in kills)} lost")
    return part


def judged(kills: Sequence[Kill]) -> Part:
    """All of them have to be readable."""
    readable = sum(kill.readable > 0 for kill in kills)
    lost = max((kill.lost for kill in kills), default=None)
    return Part(
        ours={
            "killed while recording": {
                "kills": len(kills),
                "readable": readable,
                "most_lost": lost,
                "each": [asdict(kill) for kill in kills],
            }
        },
        bars={
            "killed while recording, readable": Bar(ratio(readable, len(kills)), at_least=1.0),
            "killed while recording, pictures lost": Bar(
                None if lost is None else float(lost), at_most=MOST_LOST
            ),
        },
    )


def measured(folder: Path, kills: int) -> list[Kill]:
    """One stream, which starts its process anew after each kill and goes on recording."""
    units = write_units(folder / "units", coded_scene(THERMAL, 3 * FPS))
    facts = write_facts(folder / "facts.json", {"units": str(units), "log": str(folder)})
    flight, moments = folder / "flight", random.Random(3)
    stream = VideoStream(NAME, SourceSpec(SourceKind.FILE, str(facts)), opens=open_paced)
    stream.record(flight)
    stream.start()
    handed: list[int] = []
    first: list[int] = []
    try:
        for number in range(kills):
            times = times_path(flight / f"video-{NAME}-{number:03d}.ts")
            _wait(lambda times=times: times.exists() and b"\n" in times.read_bytes())
            # A moment is meant here: the kill comes at any of them.
            time.sleep(moments.uniform(AT_LEAST_S, AT_MOST_S))
            pid = stream.worker_pid
            if pid is None:
                raise NotMeasuredError("the stream's process is gone before it was killed")
            os.kill(pid, signal.SIGKILL)
            _wait(lambda pid=pid: stream.worker_pid != pid)
            handed.append(int(NUMBER.unpack((folder / f"handed-{pid}").read_bytes())[0]))
            first.append(_first(times))
        files = _finished(stream, kills)
    finally:
        stream.close()
    return [
        Kill(last - begun + 1, _readable(flight / file))
        for last, begun, file in zip(handed, first, files, strict=True)
    ]


def _first(times: Path) -> int:
    """The number of the first recorded picture, by its time on the stream's clock."""
    line = times.read_bytes().split(b"\n", 1)[0]
    return round(json.loads(line)["stream_s"] * FPS)


def _finished(stream: VideoStream, count: int) -> list[str]:
    """The files that the stream told of, in the order of the recordings."""
    files: list[str] = []
    until_s = time.monotonic() + PATIENCE_S
    while len(files) < count and time.monotonic() < until_s:
        try:
            news = stream.news.get(timeout=0.5)
        except Empty:
            continue
        if news.code is EventCode.VIDEO_SEGMENT:
            files.append(str(news.facts["file"]))
    files.sort()
    return files + [""] * (count - len(files))


def _readable(file: Path) -> int:
    """How many pictures can be decoded."""
    import av  # noqa: PLC0415  slow to import, and only at the end
    from av import error as av_error  # noqa: PLC0415

    try:
        with av.open(str(file)) as container:
            return sum(1 for _ in container.decode(video=0))
    except (OSError, av_error.FFmpegError):
        return 0


def _wait(ready: Callable[[], bool]) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > until_s:
            raise NotMeasuredError(f"the stream did not come back within {PATIENCE_S:.0f} s")
        time.sleep(0.01)
