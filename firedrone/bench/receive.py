"""`firedrone bench receive`: what hearing a drone costs, and whether anything of it is lost.

One sender, one receiver at a time, one frame a datagram. Ours is the product itself: `firedrone monitor`,
which records, decodes, folds the state and watches for alarms; MAVProxy is measured as it is delivered, and
without its modules. The processor time is that of the receiver's tree of processes over the steady part; what
was sent and is not in the receiver's own record (ours, MAVProxy) or count (the others) was dropped.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from firedrone.bench.programs import cpu_s, is_installed, running
from firedrone.bench.result import Bar, BenchResult, Skipped, middle, ratio
from telemetry.frames import Source, read_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from contextlib import AbstractContextManager

RATES_HZ = (50, 1000, 5000)
COMPARED_HZ, MOST_HZ = 1000, 5000
QUICK_S, FULL_S, FULL_ROUNDS = 4.0, 8.0, 3
WARM_UP_S = 6.0
AFTER_S = 3.0  # what is still on its way after the last frame
START_S, FRAMES_PER_S = 4.0, 10_000  # of the sender, until it has its frames
PATIENCE_S = 60.0
BEGIN, END = re.compile("^begin"), re.compile(r"^end (\d+)")  # what the sender says
HERE = "127.0.0.1"
DRONE = Source(1, 1)


@dataclass(frozen=True, slots=True)
class Load:
    """One receiver at one rate."""

    cpu_percent: float | None  # of one core; None: the system does not tell
    sent: int
    kept: int | None  # None: it did not say

    @property
    def dropped(self) -> int | None:
        return None if self.kept is None else self.sent - self.kept


@dataclass(frozen=True, slots=True)
class Listening:
    """A receiver at its port. `kept` ends it and says how many of the drone's frames it has."""

    port: int
    pid: int
    kept: Callable[[], int | None]


Receiver: TypeAlias = "Callable[[int, Path, float], AbstractContextManager[Listening]]"


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Every receiver that is installed, at three rates; `full`: the middle of three rounds."""
    seconds, rounds = (FULL_S, FULL_ROUNDS) if full else (QUICK_S, 1)
    found: dict[str, dict[int, list[Load]]] = {}
    for rate_hz in RATES_HZ:
        for name, receiver in [
            *RECEIVERS.items()
        ] * rounds:  # one after the other, so that a busy time hits all
            if name.startswith("mavproxy") and not is_installed("MAVProxy"):
                continue
            one = load(receiver, rate_hz, seconds)
            found.setdefault(name, {}).setdefault(rate_hz, []).append(one)
            tell(f"{rate_hz} msg/s: {name} {one.cpu_percent or 0.0:.1f} % of a core, {one.dropped} dropped")
    return judged({name: {hz: _together(loads) for hz, loads in at.items()} for name, at in found.items()})


def judged(loads: Mapping[str, Mapping[int, Load]]) -> BenchResult:
    """How many times our processor time the others take, and what was dropped."""
    ours = loads["ours"]
    ratios = {
        f"{name} / ours, {rate_hz} msg/s": ratio(found.cpu_percent, ours[rate_hz].cpu_percent)
        for name, at in loads.items()
        for rate_hz, found in at.items()
        if name != "ours"
    }
    dropped = ours[MOST_HZ].dropped
    bars = {
        f"MAVProxy / ours, processor at {COMPARED_HZ} msg/s": Bar(
            ratios.get(f"mavproxy / ours, {COMPARED_HZ} msg/s"), at_least=10.0
        ),
        f"dropped at {MOST_HZ} msg/s": Bar(None if dropped is None else float(dropped), at_most=0.0),
    }
    figures = {
        name: {
            f"{rate_hz} msg/s": {
                "cpu_percent": found.cpu_percent,
                "sent": found.sent,
                "dropped": found.dropped,
            }
            for rate_hz, found in at.items()
        }
        for name, at in loads.items()
    }
    skipped = [] if "mavproxy" in loads else [Skipped("mavproxy", "MAVProxy is not installed")]
    if ours[COMPARED_HZ].cpu_percent is None:
        skipped.append(Skipped("processor time", "this system does not tell it by /proc"))
    return BenchResult(
        name="receive",
        ours=figures.pop("ours"),
        limit=figures.pop("bare", {}),
        peers=figures,
        ratios=ratios,
        bars=bars,
        skipped=skipped,
    )


def load(receiver: Receiver, rate_hz: int, seconds: float) -> Load:
    """One receiver hears one sender."""
    with (
        tempfile.TemporaryDirectory() as folder,
        receiver(_free_port(), Path(folder), _longest_s(rate_hz, seconds)) as listening,
    ):
        arguments = [str(value) for value in (listening.port, rate_hz, WARM_UP_S, seconds)]
        with running([sys.executable, "-m", "firedrone.bench.stream", *arguments]) as sender:
            sender.wait_for(BEGIN, PATIENCE_S)
            before_s = cpu_s(listening.pid)
            end = sender.wait_for(END, PATIENCE_S + seconds)
            after_s = cpu_s(listening.pid)
        time.sleep(AFTER_S)
        kept = listening.kept()
    used_s = None if before_s is None or after_s is None else after_s - before_s
    return Load(None if used_s is None else 100.0 * used_s / seconds, int(end[1]) if end else 0, kept)


@contextmanager
def _ours(port: int, folder: Path, longest_s: float) -> Generator[Listening]:
    """The product, headless, with its recorder."""
    command = [sys.executable, "-m", "firedrone.cli", "--data", str(folder), "monitor", "--json"]
    command += ["--link", f"udpin:{HERE}:{port}", "--seconds", str(longest_s)]
    with running(command) as talk:

        def kept() -> int | None:
            said = talk.line(longest_s)
            flights = list(folder.glob("flights/*"))
            if said is None or len(flights) != 1:
                return None
            return _counted(flights[0]) - int(json.loads(said)["lost"])

        yield Listening(port, talk.program.pid, kept)


@contextmanager
def _mavproxy(options: Sequence[str], port: int, folder: Path, _: float) -> Generator[Listening]:
    log = folder / "mav.tlog"
    command = [sys.executable, str(Path(sys.executable).with_name("mavproxy.py")), *options]
    command += [f"--master=udpin:{HERE}:{port}", f"--state-basedir={folder}", f"--logfile={log}"]
    with running(command, env={"HOME": str(folder)}, cwd=folder) as talk:

        def kept() -> int | None:
            talk.end()
            return _counted(log) if log.exists() else None

        yield Listening(port, talk.program.pid, kept)


@contextmanager
def _listener(kind: str, port: int, _folder: Path, _: float) -> Generator[Listening]:
    with running([sys.executable, "-m", "firedrone.bench.listeners", kind, str(port)]) as talk:

        def kept() -> int | None:
            talk.end()
            said = talk.line(PATIENCE_S)
            return int(said) if said else None

        yield Listening(port, talk.program.pid, kept)


RECEIVERS: dict[str, Receiver] = {
    "ours": _ours,
    "mavproxy": partial(_mavproxy, ()),
    "mavproxy, no modules": partial(_mavproxy, ("--default-modules=",)),
    "pymavlink": partial(_listener, "pymavlink"),
    "bare": partial(_listener, "bare"),
}


def _longest_s(rate_hz: int, seconds: float) -> float:
    """How long a receiver has to live: until the sender has started, warmed up, sent, and a while more."""
    return START_S + rate_hz * seconds / FRAMES_PER_S + WARM_UP_S + seconds + AFTER_S


def _counted(log: Path) -> int:
    """The drone's frames in a log, apart from heartbeats."""
    counts = read_frames(log).counts(DRONE)
    return sum(counts.values()) - counts.get("HEARTBEAT", 0)


def _together(loads: Sequence[Load]) -> Load:
    """The middle processor time, and all that was dropped: a drop is not averaged away."""
    kept = [one.kept for one in loads if one.kept is not None]
    return Load(
        middle([one.cpu_percent for one in loads]),
        sum(one.sent for one in loads),
        sum(kept) if len(kept) == len(loads) else None,
    )


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])
