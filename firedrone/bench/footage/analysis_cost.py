"""What it costs the window and its observer to analyse thermal pictures, at the rates at which they do."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from firedrone.bench.footage.part import Part
from firedrone.bench.footage.search_flight import LENS, FlatGround, SearchPlan, fly
from firedrone.bench.result import Bar
from telemetry.georeference.lens import lens_of_width
from telemetry.observer import Observer, Wishes
from telemetry.thermal.painting import Painter
from telemetry.thermal.readings import spot, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from firedrone.bench.footage.search_flight import Shot

FRAME_MS = 1000.0 / 30.0
PAINTS_A_LOOK = 3  # thirty a second painted, ten looked at and read
PAINT, READ, LOOK, TILES = "range and colours", "readings", "hot spots and mosaic", "changed tiles"
TILES_EVERY = 10  # looks
MOST_SHARE = 0.25
QUICK, FULL = 120, 400  # looks


def run(*, full: bool, tell: Callable[[str], None]) -> Part:
    """A search over the mop-up scene; the better of two rounds for each step."""
    shots = list(islice(fly(SearchPlan(rows_m=(0.0, 15.0, 30.0))), FULL if full else QUICK))
    rounds = [measured(shots) for _ in range(2)]
    cost = {step: min(one[step] for one in rounds) for step in rounds[0]}
    part = judged(cost)
    share = next(iter(part.bars.values())).reached
    tell(f"analysis: {100.0 * (share or 0.0):.1f} % of a picture's time")
    return part


def judged(cost: Mapping[str, float]) -> Part:
    """`cost`: milliseconds of processor for a picture of thirty a second, by step."""
    share = sum(cost.values()) / FRAME_MS
    name = "thermal analysis, share of a picture's time"
    return Part(
        ours={"analysis, ms a picture": {step: round(ms, 3) for step, ms in cost.items()}},
        limit={"one picture, ms": round(FRAME_MS, 1)},
        ratios={name: share},
        bars={name: Bar(share, at_most=MOST_SHARE)},
    )


def measured(shots: Sequence[Shot]) -> dict[str, float]:
    """Of each step, spread over all pictures, whatever its own rate is."""
    took: defaultdict[str, float] = defaultdict(float)
    observer, painter = Observer(_wishes()), Painter()

    @contextmanager
    def timed(step: str) -> Generator[None]:
        began = time.process_time()
        yield
        took[step] += time.process_time() - began

    for number, shot in enumerate(shots):
        frame = shot.frame
        for turn in range(PAINTS_A_LOOK):
            with timed(PAINT):
                painter.paint(frame.counts, frame.taken_s + turn * FRAME_MS / 1000.0)
        with timed(READ):
            whole(frame)
            spot(frame, LENS.width_px // 2, LENS.height_px // 2)
        with timed(LOOK):
            observer.hear(shot.told)
            observer.frame(frame)
        if number % TILES_EVERY == 0:
            with timed(TILES):
                observer.changed_tiles()
    pictures = len(shots) * PAINTS_A_LOOK
    return {step: 1000.0 * seconds / pictures for step, seconds in took.items()}


def _wishes() -> Wishes:
    return Wishes(lens=lens_of_width(LENS.hfov_deg, LENS.width_px, LENS.height_px), heights=FlatGround())
