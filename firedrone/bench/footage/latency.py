"""How old a picture is when it lies in an array, and when it is painted: ours and others, in turns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firedrone.bench.footage.burnt_clock import summary
from firedrone.bench.footage.clock_camera import THERMAL, VISIBLE, clock_camera
from firedrone.bench.footage.part import Part
from firedrone.bench.result import Bar, Skipped, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firedrone.bench.footage.clock_camera import PictureSize

ROOT = Path(__file__).parents[3]
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's python3-gi is made for
SPARE_S = 20.0
MOST_OF_GSTREAMER, MOST_OF_AV_OPEN, FRAME_MS = 2.5, 0.3, 33.3
QUICK, FULL = (2, 3.0), (3, 8.0)  # rounds, seconds of each
_ASKS = (
    "import gi; gi.require_version('Gst', '1.0'); from gi.repository import Gst; Gst.init(None); "
    "parts = ('rtspsrc', 'rtph264depay', 'h264parse', 'avdec_h264', 'appsink'); "
    "assert all(map(Gst.ElementFactory.find, parts))"
)
OURS, GSTREAMER, AV_OPEN = "ours", "GStreamer", "av.open"
OURS_PAINTED, AV_OPEN_PAINTED = "ours, painted", "av.open, painted"
_CLIENTS: dict[str, tuple[str, ...]] = {
    OURS: (sys.executable, "-m", "firedrone.bench.footage.our_client"),
    GSTREAMER: (SYSTEM_PYTHON, str(Path(__file__).with_name("gstreamer_client.py"))),
    AV_OPEN: (sys.executable, "-m", "firedrone.bench.footage.av_open_client"),
    OURS_PAINTED: (sys.executable, "-m", "firedrone.bench.footage.painted_client", "ours"),
    AV_OPEN_PAINTED: (sys.executable, "-m", "firedrone.bench.footage.painted_client", "av_open"),
}


@dataclass(frozen=True, slots=True)
class Ages:
    """Of one client, in milliseconds: each the best of its rounds. None: it showed nothing."""

    p50_ms: float | None
    p95_ms: float | None
    first_s: float | None  # from the start of its connecting, or of its window, to the first picture
    pictures: int


def run(*, full: bool, tell: Callable[[str], None]) -> Part:
    """The larger size is for information, and left out without `full`."""
    rounds, seconds = FULL if full else QUICK
    names = (OURS, GSTREAMER, AV_OPEN, OURS_PAINTED, AV_OPEN_PAINTED)
    known = [name for name in names if name != GSTREAMER or why_no_gstreamer() is None]
    small = measured(THERMAL, known, rounds, seconds, tell)
    found = {THERMAL.name: small}
    if full:
        found[VISIBLE.name] = measured(VISIBLE, known, rounds, seconds, tell)
    return judged(found, why_no_gstreamer())


def judged(found: Mapping[str, Mapping[str, Ages]], no_gstreamer: str | None) -> Part:
    """The bars are those of the first size."""
    ratios: dict[str, float | None] = {}
    for size, ages in found.items():
        for ours, peer in ((OURS, GSTREAMER), (OURS, AV_OPEN), (OURS_PAINTED, AV_OPEN_PAINTED)):
            if peer in ages:
                ratios[f"{ours} / {peer}, p50, {size}"] = ratio(ages[ours].p50_ms, ages[peer].p50_ms)
    size = next(iter(found))
    painted = found[size][OURS_PAINTED]
    bars = {
        f"age in an array, ours / GStreamer, {size}": Bar(
            ratios.get(f"{OURS} / {GSTREAMER}, p50, {size}"), at_most=MOST_OF_GSTREAMER
        ),
        f"age when painted, ours / av.open, {size}": Bar(
            ratios[f"{OURS_PAINTED} / {AV_OPEN_PAINTED}, p50, {size}"], at_most=MOST_OF_AV_OPEN
        ),
        f"age when painted, p95, ms, {size}": Bar(painted.p95_ms, at_most=FRAME_MS),
    }
    mine = {OURS: "age in an array", OURS_PAINTED: "age when painted"}
    peers: dict[str, dict[str, Any]] = {}
    for at, ages in found.items():
        for name in ages.keys() - mine.keys():
            peers.setdefault(name, {})[at] = asdict(ages[name])
    return Part(
        ours={what: {at: asdict(ages[name]) for at, ages in found.items()} for name, what in mine.items()},
        peers=peers,
        limit={"one picture, ms": FRAME_MS},
        ratios=ratios,
        bars=bars,
        skipped=() if no_gstreamer is None else (Skipped("GStreamer", no_gstreamer),),
    )


def measured(
    size: PictureSize, names: Sequence[str], rounds: int, seconds: float, tell: Callable[[str], None]
) -> dict[str, Ages]:
    """One camera; the clients one after the other, in turns, so that a busy time hits all."""
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in names}
    with clock_camera(size) as url:
        for _ in range(rounds):
            for name in names:
                said = _said(name, url, seconds)
                one = {**summary(said.get("ages_ms", [])), "first_s": said.get("first_s")}
                found[name].append(one)
                tell(f"{size.name}: {name} {one['p50_ms']} ms, 95 % within {one['p95_ms']} ms")
    return {name: best(rounds) for name, rounds in found.items()}


def best(rounds: Sequence[Mapping[str, Any]]) -> Ages:
    """What other work on the computer adds is nobody's."""

    def least(key: str) -> float | None:
        return min((one[key] for one in rounds if one[key] is not None), default=None)

    return Ages(least("p50_ms"), least("p95_ms"), least("first_s"), sum(one["pictures"] for one in rounds))


@cache
def why_no_gstreamer() -> str | None:
    """None: it is here, with all that its shortest way needs."""
    try:
        done = subprocess.run([SYSTEM_PYTHON, "-c", _ASKS], capture_output=True, timeout=SPARE_S, check=False)  # noqa: S603  our own words
    except (OSError, subprocess.TimeoutExpired):
        return f"no {SYSTEM_PYTHON}"
    if done.returncode == 0:
        return None
    packages = "python3-gi gir1.2-gstreamer-1.0 gstreamer1.0-plugins-good gstreamer1.0-libav"
    return f"not installed: apt install {packages}"


def _said(name: str, url: str, seconds: float) -> dict[str, Any]:
    """What a client prints at its end; nothing when it fails."""
    command = [*_CLIENTS[name], url, str(seconds)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(  # noqa: S603 our own programs
            command,
            check=False,
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=seconds + SPARE_S,
        )
        return json.loads(done.stdout.splitlines()[-1])
    except (subprocess.TimeoutExpired, ValueError, IndexError):
        return {}
