"""Decoding processes are killed during a flight: how long do the window and the link thread stand still?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from firedrone.bench.footage.part import Part
from firedrone.bench.result import Bar, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[3]
KILLS, QUICK_KILLS = 20, 6
WINDOW_S = 240.0
MOST_ADDED_MS = 50.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two seconds of the flight: the longest time between two beats of each."""

    killed: bool
    loop_ms: float  # of a timer of 5 ms
    link_ms: float  # between the ends of two steps of the session, which wait for messages as well


def run(*, full: bool, tell: Callable[[str], None]) -> Part:
    """In a window of its own program, off screen."""
    stretches, why_not = measured(KILLS if full else QUICK_KILLS)
    part = judged(stretches, why_not)
    for name, bar in part.bars.items():
        tell(f"{name}: {bar.reached}")
    return part


def judged(stretches: Sequence[Stretch], why_not: str | None = None) -> Part:
    """What kills add to the longest pause of the same flight without."""
    ours: dict[str, Any] = {}
    bars: dict[str, Bar] = {}
    for what, name in (("loop_ms", "window's event loop"), ("link_ms", "link thread")):
        with_kills = [getattr(one, what) for one in stretches if one.killed]
        without = [getattr(one, what) for one in stretches if not one.killed]
        ours[name] = {
            "kills": len(with_kills),
            "longest_ms": max(with_kills, default=None),
            "longest_without_ms": max(without, default=None),
            "usual_longest_ms": median(with_kills) if with_kills else None,
            "usual_longest_without_ms": median(without) if without else None,
        }
        added = max(with_kills) - max(without) if with_kills and without else None
        bars[f"decoder killed, added to the longest pause of the {name}, ms"] = Bar(
            added, at_most=MOST_ADDED_MS
        )
    return Part(
        ours={"decoder killed in flight": ours},
        bars=bars,
        skipped=() if why_not is None else (Skipped("decoder killed in flight", why_not),),
    )


def measured(kills: int) -> tuple[list[Stretch], str | None]:
    """Kills and quiet stretches in turns, and why there are not as many as wanted."""
    command = [sys.executable, "-m", "firedrone.bench.footage.killed_window"]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            done = subprocess.run(  # noqa: S603 our own program
                [*command, folder, str(kills)],
                check=False,
                cwd=ROOT,
                env=surroundings,
                capture_output=True,
                text=True,
                timeout=WINDOW_S,
            )
            said = json.loads(done.stdout.splitlines()[-1])
        except subprocess.TimeoutExpired:
            return [], f"the window did not end within {WINDOW_S:.0f} s"
        except (ValueError, IndexError):
            return [], "the window ended before it said anything"
    why_not = None if said["complete"] else "the practice drone did not fly, or no picture came"
    return [Stretch(**one) for one in said["stretches"]], why_not
