"""What decoding costs: our decoder to an array, and ffmpeg to nowhere, of the same file, in turns."""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from firedrone.bench.result import Skipped
from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.decoding import PictureDecoder

if TYPE_CHECKING:
    from pathlib import Path

FPS = 30


def sample(path: Path, width: int, height: int, pictures: int) -> list[AccessUnit]:
    """A moving scene with noise, as a camera codes it: written to `path` (raw H.264) and given as units."""
    rng = np.random.default_rng(1)
    noise = rng.normal(0.0, 6.0, (2 * height, 2 * width))
    y, x = np.mgrid[0 : 2 * height, 0 : 2 * width]
    land = 110.0 + 50.0 * np.sin(x / 37.0) * np.cos(y / 53.0) + 30.0 * np.sin((x + y) / 11.0) + noise
    land = np.clip(land, 16, 235).astype(np.uint8)
    codec: Any = av.CodecContext.create("libx264", "w")
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.time_base, codec.framerate = Fraction(1, FPS), Fraction(FPS, 1)
    codec.gop_size, codec.bit_rate, codec.thread_count = FPS, 2_000_000, 1
    codec.options = {"preset": "ultrafast", "tune": "zerolatency", "x264-params": "repeat-headers=1"}
    units: list[AccessUnit] = []
    with path.open("wb") as file:
        for number in range(pictures):
            top, left = number * 4 % height, number * 3 % width
            frame: Any = av.VideoFrame.from_ndarray(
                np.ascontiguousarray(land[top : top + height, left : left + width]), format="gray"
            ).reformat(format="yuv420p")
            frame.pts = number
            for packet in codec.encode(frame):
                data = bytes(packet)
                file.write(data)
                units.append(AccessUnit(data, number / FPS, 0.0, key=bool(packet.is_keyframe)))
    return units


def decoding(
    folder: Path, size_px: tuple[int, int], pictures: int, rounds: int, skipped: list[Skipped]
) -> dict[str, float | None]:
    """Milliseconds of processor a picture, the least of some rounds, ours and ffmpeg's in turns."""
    width, height = size_px
    path = folder / f"{width}x{height}.h264"
    units = sample(path, width, height, pictures)
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        skipped.append(Skipped("ffmpeg", "not installed: apt install ffmpeg"))
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(_ours(units))
        if ffmpeg is not None:
            theirs.append(_theirs(ffmpeg, path))
    return {
        "ours_ms": round(1000.0 * min(ours) / pictures, 4),
        "ffmpeg_ms": round(1000.0 * min(theirs) / pictures, 4) if theirs else None,
    }


def _ours(units: list[AccessUnit]) -> float:
    decoder, pictures, began_s = PictureDecoder(Encoding.H264), 0, time.process_time()
    for unit in units:
        for picture in decoder.decode(unit):
            pictures += picture.luma[0, 0] >= 0
    if pictures != len(units):
        raise ValueError(f"{pictures} of {len(units)} pictures were decoded")
    return time.process_time() - began_s


def _theirs(ffmpeg: str, path: Path) -> float:
    command = [ffmpeg, "-v", "error", "-threads", "1", "-i", str(path), "-f", "null", "-"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  found on the path
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
