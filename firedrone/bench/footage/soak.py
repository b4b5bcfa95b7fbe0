"""An hour of pictures as fast as they go through: does anything grow, does anything get slower?

What is compressed: the time alone. Every picture goes the product's way from the receiving thread through the
decoder and shared memory into the window's process, one after the other; the network is left out, and so is
whatever an hour does by its clock alone. It runs in a program of its own, so that its memory is only its own.

`python -m firedrone.bench.footage.soak COUNT` prints one JSON document.
"""

from __future__ import annotations

import json
import mmap
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from firedrone.bench.footage.clock_camera import THERMAL
from firedrone.bench.footage.coded_scene import FPS, coded_scene, write_facts, write_units
from firedrone.bench.footage.part import NotMeasuredError, Part
from firedrone.bench.footage.played_source import NUMBER, open_hurried
from firedrone.bench.result import Bar, Skipped
from telemetry.video.sources import SourceKind, SourceSpec
from telemetry.video.stream import VideoStream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[3]
HOUR = 3600 * FPS
QUICK = 6000
SAMPLE_EVERY = 100  # pictures
SILENT_S = 20.0
MOST_GROWTH, MOST_SLOPE_MS = 0.05, 1.0


@dataclass(frozen=True, slots=True)
class Soaked:
    """Memory is what is resident, in MB, of each of the two processes at each sample."""

    pictures: int
    seen: int  # of them, in the window's process
    took_s: float
    window_mb: Sequence[float]
    decoder_mb: Sequence[float]
    ages_ms: Sequence[float]  # of each picture, from received to there


def run(*, full: bool, tell: Callable[[str], None]) -> Part:
    """An hour's pictures, or 200 seconds' of them."""
    done = subprocess.run(  # noqa: S603 our own program
        [sys.executable, "-m", "firedrone.bench.footage.soak", str(HOUR if full else QUICK)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    try:
        found = Soaked(**json.loads(done.stdout.splitlines()[-1]))
    except (ValueError, IndexError) as error:
        raise NotMeasuredError("the program ended before it said anything") from error
    tell(f"soak: {found.seen} of {found.pictures} pictures in {found.took_s:.0f} s")
    return judged(found, full=full)


def judged(found: Soaked, *, full: bool) -> Part:
    """Growth is of the last quarter over the first, in the process where it is larger."""
    window, decoder = growth(found.window_mb), growth(found.decoder_mb)
    slope_ms = drift(found.ages_ms)
    counted = asdict(found)
    for name in ("window_mb", "decoder_mb", "ages_ms"):
        counted.pop(name)
    return Part(
        ours={
            "soak": {
                **counted,
                "of_stream_s": found.pictures / FPS,
                "window_mb_first_last": _ends(found.window_mb),
                "decoder_mb_first_last": _ends(found.decoder_mb),
                "age_p50_ms": median(found.ages_ms) if found.ages_ms else None,
                "age_drift_ms": slope_ms,
            }
        },
        ratios={"soak, growth of the window's process": window, "soak, growth of the decoder's": decoder},
        bars={
            "soak, growth of memory, the larger": Bar(_larger(window, decoder), at_most=MOST_GROWTH),
            "soak, drift of the age of pictures, ms": Bar(
                None if slope_ms is None else abs(slope_ms), at_most=MOST_SLOPE_MS
            ),
            "soak, pictures that did not arrive": Bar(float(found.pictures - found.seen), at_most=0.0),
        },
        skipped=()
        if full
        else (Skipped("soak of an hour", f"{found.pictures / FPS:.0f} s of stream without --full"),),
    )


def growth(megabytes: Sequence[float]) -> float | None:
    """Of the middle of the last quarter over that of the first."""
    quarter = len(megabytes) // 4
    if not quarter:
        return None
    return median(megabytes[-quarter:]) / median(megabytes[:quarter]) - 1.0


def drift(ages_ms: Sequence[float], parts: int = 40) -> float | None:
    """By how much pictures are later at the end: a line through the lower quartiles of so many parts of the
    run. What other work on the computer adds comes and goes, and is in the upper ones."""
    if len(ages_ms) < parts:
        return None
    usual = np.array([np.percentile(part, 25.0) for part in np.array_split(np.asarray(ages_ms), parts)])
    slope, _ = np.polyfit(np.linspace(0.0, 1.0, parts), usual, 1)
    return float(slope)


def measured(folder: Path, count: int) -> Soaked:
    """Until all are through, or none has come for a while."""
    units = write_units(folder / "units", coded_scene(THERMAL, 4 * FPS))
    taken_path = folder / "taken"
    taken_path.write_bytes(NUMBER.pack(0))
    facts = write_facts(
        folder / "facts.json", {"units": str(units), "taken": str(taken_path), "count": count}
    )
    rung = Event()
    stream = VideoStream("soak", SourceSpec(SourceKind.FILE, str(facts)), opens=open_hurried, ring=rung.set)
    ages_ms: list[float] = []
    window_mb: list[float] = []
    decoder_mb: list[float] = []
    number, heard_s, began_s = 0, time.monotonic(), time.monotonic()
    with taken_path.open("r+b") as file, mmap.mmap(file.fileno(), NUMBER.size) as taken:
        stream.start()
        try:
            while number < count and time.monotonic() - heard_s < SILENT_S:
                rung.wait(0.5)
                rung.clear()
                picture = stream.picture.get()
                if picture is None or picture.number == number:
                    continue
                heard_s = time.monotonic()
                ages_ms.append(1000.0 * (heard_s - picture.received_s))
                number = picture.number
                NUMBER.pack_into(taken, 0, number)
                if number % SAMPLE_EVERY == 0:
                    window_mb.append(_resident_mb("self"))
                    decoder_mb.append(_resident_mb(str(stream.worker_pid)))
        finally:
            stream.close()
    took_s = time.monotonic() - began_s
    return Soaked(count, len(ages_ms), took_s, tuple(window_mb), tuple(decoder_mb), tuple(ages_ms))


def _resident_mb(pid: str) -> float:
    """VmRSS; 0 where the system does not tell it by /proc."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024.0 for line in lines if line.startswith("VmRSS")), 0.0)


def _ends(megabytes: Sequence[float]) -> tuple[float, float] | None:
    return (round(megabytes[0], 1), round(megabytes[-1], 1)) if megabytes else None


def _larger(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else max(one, other)


def main(count: int) -> None:
    """See above."""
    with TemporaryDirectory() as folder:
        print(json.dumps(asdict(measured(Path(folder), count))))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
