"""The processor time of decoding: ours with its pictures in arrays, and ffmpeg that throws them away."""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from firedrone.bench.footage.clock_camera import THERMAL, VISIBLE
from firedrone.bench.footage.coded_scene import coded_scene, write_file
from firedrone.bench.footage.part import Part
from firedrone.bench.result import Bar, Skipped, ratio
from telemetry.video.access_unit import Encoding
from telemetry.video.decoding import PictureDecoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firedrone.bench.footage.clock_camera import PictureSize
    from telemetry.video.access_unit import AccessUnit

MOST_OF_FFMPEG = 1.15
LASTS = 600  # pictures: 20 s
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class DecodeCost:
    """Milliseconds of processor a picture, the best round of each."""

    ours_ms: float
    ffmpeg_ms: float | None  # None: it is not installed
    ffmpeg_start_ms: float | None  # of that, what it takes to begin: measured with one picture
    pictures: int


def run(*, full: bool, tell: Callable[[str], None]) -> Part:
    """Twenty seconds of the thermal picture; of the large one, for information, only with `full`."""
    costs = {THERMAL.name: measured(THERMAL, LASTS, ROUNDS, tell)}
    if full:
        costs[VISIBLE.name] = measured(VISIBLE, LASTS, ROUNDS, tell)
    return judged(costs)


def judged(costs: Mapping[str, DecodeCost]) -> Part:
    """The bar is that of the first size. Without what ffmpeg takes to begin, the ratio is a harder one."""
    ratios: dict[str, float | None] = {}
    for size, cost in costs.items():
        net_ms = None
        if cost.ffmpeg_ms is not None and cost.ffmpeg_start_ms is not None:
            net_ms = cost.ffmpeg_ms - cost.ffmpeg_start_ms
        ratios[f"decoding, ours / ffmpeg, {size}"] = ratio(cost.ours_ms, cost.ffmpeg_ms)
        ratios[f"decoding, ours / ffmpeg without its start, {size}"] = ratio(cost.ours_ms, net_ms)
    size = next(iter(costs))
    absent = costs[size].ffmpeg_ms is None
    return Part(
        ours={"decoding": {name: asdict(cost) for name, cost in costs.items()}},
        peers={"ffmpeg": {f"decoding, ms a picture, {n}": cost.ffmpeg_ms for n, cost in costs.items()}},
        ratios=ratios,
        bars={
            f"decoding, processor, ours / ffmpeg, {size}": Bar(
                ratios[f"decoding, ours / ffmpeg, {size}"], at_most=MOST_OF_FFMPEG
            )
        },
        skipped=(Skipped("ffmpeg", "not installed: apt install ffmpeg"),) if absent else (),
    )


def measured(size: PictureSize, count: int, rounds: int, tell: Callable[[str], None]) -> DecodeCost:
    """The same pictures in turns. Ours are handed over as the client hands them over: coded, in memory."""
    units = coded_scene(size, count)
    program = shutil.which("ffmpeg")
    ours: list[float] = []
    theirs: list[float] = []
    starts: list[float] = []
    with TemporaryDirectory() as folder:
        whole = write_file(Path(folder) / "whole.h264", units)
        one = write_file(Path(folder) / "one.h264", units[:1])
        for _ in range(rounds):
            ours.append(1000.0 * decoding_s(units) / count)
            if program is not None:
                theirs.append(1000.0 * _ffmpeg_s(program, whole) / count)
                starts.append(1000.0 * _ffmpeg_s(program, one) / count)
    cost = DecodeCost(min(ours), min(theirs, default=None), min(starts, default=None), count)
    tell(f"{size.name}: decoding {cost.ours_ms:.2f} ms a picture, ffmpeg {cost.ffmpeg_ms or 0.0:.2f}")
    return cost


def decoding_s(units: Sequence[AccessUnit]) -> float:
    """Processor time of ours. ValueError: a picture is missing."""
    decoder = PictureDecoder(Encoding.H264)
    pictures, began_s = 0, time.process_time()
    for unit in units:
        for picture in decoder.decode(unit):
            pictures += picture.luma.shape[0] > 0
    took_s = time.process_time() - began_s
    if pictures != len(units):
        raise ValueError(f"{len(units) - pictures} of {len(units)} pictures were not decoded")
    return took_s


def _ffmpeg_s(program: str, file: Path) -> float:
    """User and system time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 found on the path, our own file
        [program, "-v", "error", "-threads", "1", "-f", "h264", "-i", str(file), "-f", "null", "-"],
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
