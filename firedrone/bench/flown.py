"""A flight in the whole window, seen from outside: the drone on loopback, the window, what they use."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from firedrone.bench.programs import cpu_s, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from firedrone.bench.programs import Talk

PLACE = "56.1", "25.6"  # where the map's pictures are: `map_scene.PLACE`, which needs Qt
START_S = 30.0
WINDOW_S = 180.0  # until it flies, and from one word of the window to the next besides the look itself
WARM_UP = "warm-up"


@dataclass(frozen=True, slots=True)
class Look:
    """One page that is looked at for a while; figures as `flight_window` says them."""

    name: str
    seconds: float
    figures: Mapping[str, Any]
    used_s: Mapping[str, float | None] = field(default_factory=dict[str, "float | None"])  # by each program


@dataclass(frozen=True, slots=True)
class Flown:
    """All looks, without the warm-up; `complete`: it flew, and to the end."""

    looks: tuple[Look, ...]
    warm_up: Mapping[str, Any] | None
    complete: bool


@contextmanager
def talkative_drone(rate_hz: float) -> Generator[str]:
    """The address of a practice drone that says so many messages a second."""
    command = [sys.executable, "-m", "firedrone.bench.talkative_drone", *PLACE, str(rate_hz)]
    with running(command) as drone:
        said = drone.line(START_S)
        if said is None:
            raise AssertionError("the practice drone does not start")
        yield str(json.loads(said)["address"])


def flown(
    link: str,
    seconds: float,
    tell: Callable[[str], None],
    *,
    camera: str = "",
    beside: Mapping[str, int] | None = None,
) -> Flown:
    """The window flies the drone at `link`. `beside`: other programs whose processor time is told too."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", "firedrone.bench.flight_window", folder, link, str(seconds)]
        surroundings = {"QT_QPA_PLATFORM": "offscreen"}
        with running([*command, camera] if camera else command, env=surroundings) as window:
            return _heard(window, seconds, tell, {"ours": window.program.pid, **(beside or {})})


def _heard(window: Talk, seconds: float, tell: Callable[[str], None], pids: Mapping[str, int]) -> Flown:
    looks: list[Look] = []
    warm_up: Mapping[str, Any] | None = None
    before: dict[str, float | None] = {}
    while (line := window.line(WINDOW_S + seconds)) is not None:
        said: dict[str, Any] = json.loads(line)
        if "begins" in said:
            before = {name: cpu_s(pid) for name, pid in pids.items()}
        elif said.get("ended") == WARM_UP:
            warm_up = said
        elif "ended" in said:
            after = {name: cpu_s(pid) for name, pid in pids.items()}
            used = {name: _used_s(before.get(name), after[name]) for name in pids}
            looks.append(Look(said.pop("ended"), said.pop("seconds"), said, used))
            tell(_line(looks[-1]))
        elif "complete" in said:
            return Flown(tuple(looks), warm_up, complete=True)
    return Flown(tuple(looks), warm_up, complete=False)


def load() -> float | None:
    """How many programs wanted a core in the last minute; None where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def _used_s(before_s: float | None, after_s: float | None) -> float | None:
    return None if before_s is None or after_s is None else after_s - before_s


def _line(look: Look) -> str:
    figures, stalls = look.figures, look.figures.get("stalls")
    heard = (
        f"{look.name}: {figures['messages_hz']:.0f} messages, {figures['pictures_hz']:.1f} pictures a second"
    )
    waits = "" if stalls is None else f", stalls p99 {stalls['p99_ms']:.0f}, most {stalls['most_ms']:.0f} ms"
    return f"{heard}, processor {figures['process_s_a_minute']:.1f} s a minute{waits}"
