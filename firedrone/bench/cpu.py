"""`firedrone bench cpu`: what the whole window costs in a flight, beside MAVProxy without a window.

One practice drone says 200 messages a second, the same bytes to both, over UDP. The window is the product's:
it records, flies its plan, shows the map, then the Review page with its charts. MAVProxy runs as it is
delivered, without console and map, and logs. Seconds of processor a minute, of all processes of each, from
the kernel's own clock, so that other work on the computer does not count. What the Review page works out once
when it is opened is not in them.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from firedrone.bench.flown import flown, load, talkative_drone
from firedrone.bench.programs import is_installed, running
from firedrone.bench.result import Bar, BenchResult, Skipped, ratio
from telemetry.frames import read_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from firedrone.bench.flown import Flown, Look
    from firedrone.bench.programs import Talk

QUICK_S, FULL_S = 60.0, 240.0
RATE_HZ, LEAST_HZ = 200.0, 190.0
PEER = "MAVProxy"
DRONE = 1  # its system


def run(*, full: bool, tell: Callable[[str], None], seconds: float | None = None) -> BenchResult:
    """A minute, or four, half of it at each page."""
    lasts_s = seconds or (FULL_S if full else QUICK_S)
    with (
        tempfile.TemporaryDirectory() as folder,
        talkative_drone(RATE_HZ) as link,
        _mavproxy(link, Path(folder)) as peer,
    ):
        beside = {} if peer is None else {PEER: peer.program.pid}
        found = flown(link, lasts_s, tell, beside=beside)
        if peer is not None:
            peer.end()
        return judged(found, None if peer is None else heard_hz(Path(folder) / "mav.tlog", lasts_s), load())


def judged(found: Flown, peer_hz: float | None, now_load: float | None = None) -> BenchResult:
    """At each page at most what MAVProxy takes. `peer_hz`: what it heard; None: it was not there."""
    looks = found.looks if found.complete else ()
    ours = {look.name: _a_minute(look, "ours") for look in looks}
    theirs = {look.name: _a_minute(look, PEER) for look in looks}
    ratios = {f"ours / {PEER}, {name}": ratio(ours[name], theirs[name]) for name in ours}
    heard_hz = min((look.figures["messages_hz"] for look in looks), default=0.0)
    return BenchResult(
        name="cpu",
        ours={
            "cpu_s_a_minute": ours,
            "looks": {look.name: dict(look.figures) for look in found.looks},
            "load": now_load,
        },
        peers={} if peer_hz is None else {PEER: {"cpu_s_a_minute": theirs, "messages_hz": peer_hz}},
        limit={},
        ratios=ratios,
        bars={
            **{name: Bar(share, at_most=1.0) for name, share in ratios.items()},
            "messages a second": Bar(heard_hz, at_least=LEAST_HZ),
            f"messages a second that {PEER} heard": Bar(peer_hz, at_least=LEAST_HZ),
        },
        skipped=_skipped(found, peer_hz, list(ours.values())),
    )


def _skipped(found: Flown, peer_hz: float | None, ours: Sequence[float | None]) -> list[Skipped]:
    left = [] if peer_hz is not None else [Skipped(PEER, "MAVProxy is not installed")]
    if not found.complete:
        left.append(Skipped("the flight", "the drone did not fly to the end"))
    if None in ours:
        left.append(Skipped("processor time", "this system does not tell it by /proc"))
    return left


def _a_minute(look: Look, program: str) -> float | None:
    used_s = look.used_s.get(program)
    return None if used_s is None else round(60.0 * used_s / look.seconds, 2)


@contextmanager
def _mavproxy(link: str, folder: Path) -> Generator[Talk | None]:
    """As it is delivered; it asks for no other rates than those that are sent. None: not installed."""
    if not is_installed(PEER):
        yield None
        return
    command = [sys.executable, str(Path(sys.executable).with_name("mavproxy.py")), "--streamrate=-1"]
    command += [f"--master={link}", f"--state-basedir={folder}", f"--logfile={folder / 'mav.tlog'}"]
    with running(command, env={"HOME": str(folder)}, cwd=folder) as talk:
        yield talk


def heard_hz(log: Path, seconds: float) -> float:
    """The drone's messages a second at the end of a log, when the looks were; 0 where there is none."""
    if not log.exists():
        return 0.0
    frames = read_frames(log)
    at_us = frames.at_us[frames.system == DRONE]
    return float(np.count_nonzero(at_us > at_us[-1] - 1e6 * seconds)) / seconds if len(at_us) else 0.0
