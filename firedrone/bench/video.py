"""`firedrone bench video`: how old pictures are, what they cost, what is lost, and whether places are right.

Each part is a file of `firedrone/bench/footage`. The camera is the test camera, on this computer; latencies
are read from a clock that it burns into its pictures, so its encoder is in all of them, ours and others'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firedrone.bench.footage import (
    analysis_cost,
    decode_cost,
    found_spots,
    killed_decoder,
    killed_recording,
    latency,
    soak,
)
from firedrone.bench.footage.part import NotMeasuredError, Part, together
from firedrone.bench.result import Skipped
from training.camera.errors import CameraError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from firedrone.bench.result import BenchResult

    class Measure(Protocol):
        """What every part offers as `run`."""

        def __call__(self, *, full: bool, tell: Callable[[str], None]) -> Part: ...


PARTS: dict[str, Measure] = {
    "latency": latency.run,
    "decoding": decode_cost.run,
    "analysis": analysis_cost.run,
    "hot spots": found_spots.run,
    "killed while recording": killed_recording.run,
    "soak": soak.run,
    "decoder killed in flight": killed_decoder.run,
}


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """One part after the other, so that none is in another's way."""
    return together("video", [_part(name, measure, full, tell) for name, measure in PARTS.items()])


def _part(name: str, measure: Measure, full: bool, tell: Callable[[str], None]) -> Part:
    try:
        return measure(full=full, tell=tell)
    except (CameraError, NotMeasuredError, OSError) as error:
        return Part(skipped=(Skipped(name, str(error)),))
