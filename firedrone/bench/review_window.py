"""The Review page in a window of its own program, measured: opening, steps of the cursor, pictures, memory.

`python -m firedrone.bench.review_window DATA INCIDENT full|quick` prints one JSON document. The modules are
imported before; everything else happens for the first time. Steps are timed in processor time of the window's
thread, as frames in `map_window`, and on the wall, where other work on the computer counts too.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time, sleep, thread_time
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np
import pyqtgraph
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from firedrone.app import SWITCH_S, open_station
from firedrone.settings import Settings
from ui import font, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from ui.station import Station

SIZE = (1366, 768)
STEPS, JUMPS, PICTURES = (600, 200), (300, 100), (60, 20)  # full, quick
WAIT_S = 60.0
RECORDED_S = 280.0  # of each flight at least, in the quick incident too
NEAR = timedelta(seconds=0.1)
WAIT_MS = 60_000
_WARM = (cv2, pyqtgraph)  # imported by then, as in a program that ran for a while


class Took(NamedTuple):
    """One step."""

    cpu_ms: float
    wall_ms: float


def main(data: Path, incident: str, *, full: bool) -> dict[str, Any]:
    """All of it, in the order in which a person comes to it."""
    sys.setswitchinterval(SWITCH_S)
    app = QApplication([])
    app.setStyle("Fusion")
    font.load()
    theme.wear(theme.DAY)
    station = open_station(data, Settings())
    station.parts.window.resize(*SIZE)
    station.parts.window.show()
    app.processEvents()
    bare_mb = _peak_mb()
    if not station.parts.incidents.open(incident):
        raise AssertionError("the incident cannot be opened")
    app.processEvents()
    try:
        return {
            **_opened(station),
            "opened_mb": _peak_mb(),
            "step_at_once": _step_figures(_steps(station, app, _ahead(station, STEPS[not full] // 2))),
            "seen_s": _seen_s(station, app),
            "step": _step_figures(_steps(station, app, _ahead(station, STEPS[not full]))),
            "jump": _step_figures(_steps(station, app, _anywhere(station, JUMPS[not full]))),
            "picture": _figures(_pictures(station, app, PICTURES[not full])),
            "again_ms": _again(station, app),
            "memory_mb": {"empty window": bare_mb, "at most": _peak_mb()},
            "player_mb": _player_mb(station),
        }
    finally:
        station.close()


def _opened(station: Station) -> dict[str, float]:
    """From `look` to a painted page with all its flights, and to one with its lanes alone."""
    review, loop = station.parts.review, QEventLoop()

    def look_whether_all_came() -> None:
        if not review.reading:
            loop.quit()

    review.flights_shown.connect(look_whether_all_came)
    QTimer.singleShot(WAIT_MS, loop.quit)
    began, began_cpu, began_thread = perf_counter(), process_time(), thread_time()
    station.reviewing.look()
    _paint(station)
    lanes_ms = 1000.0 * (perf_counter() - began)
    if review.reading:
        loop.exec()
    _paint(station)
    whole_ms = 1000.0 * (perf_counter() - began)
    cpu_ms, window_ms = 1000.0 * (process_time() - began_cpu), 1000.0 * (thread_time() - began_thread)
    if len(station.parts.review_page.flights) != 2:
        raise AssertionError("the flights do not come")
    return {
        "lanes_ms": round(lanes_ms, 1),
        "open_ms": round(whole_ms, 1),
        "open_cpu_ms": round(cpu_ms, 1),  # of all threads
        "open_window_cpu_ms": round(window_ms, 1),  # of the window's alone
    }


def _seen_s(station: Station, app: QApplication) -> float:
    """How long it then takes until the ground that was seen stands on the map."""
    began = perf_counter()
    _wait(app, lambda: not station.parts.review_page.seen_is_due)
    return round(perf_counter() - began, 2)


def _paint(station: Station) -> None:
    station.parts.window.repaint()
    QApplication.processEvents()


def _steps(station: Station, app: QApplication, moments: Iterator[datetime]) -> list[Took]:
    """The cursor moves, and everything that is to be painted for it is."""
    took: list[Took] = []
    for at in moments:
        began, began_cpu = perf_counter(), thread_time()
        station.parts.replay.go_to(at)
        app.processEvents()
        took.append(Took(1000.0 * (thread_time() - began_cpu), 1000.0 * (perf_counter() - began)))
    return took


def _ahead(station: Station, count: int) -> Iterator[datetime]:
    """A hand that drags through the first flight."""
    replay = station.parts.replay
    begin = replay.start + 0.1 * (replay.end - replay.start)
    for number in range(count):
        yield begin + timedelta(seconds=3.0 * number)


def _anywhere(station: Station, count: int) -> Iterator[datetime]:
    chance = np.random.default_rng(1)
    replay = station.parts.replay
    for share in chance.random(count):
        yield replay.start + float(share) * (replay.end - replay.start)


def _pictures(station: Station, app: QApplication, count: int) -> list[float]:
    """From a moment anywhere in the recording of the first flight to its painted picture."""
    picture = station.parts.review_page.stage.picture
    chance = np.random.default_rng(2)
    took: list[float] = []
    for share in chance.random(count if station.parts.playback.eyes else 0):
        at = station.parts.replay.start + timedelta(seconds=900.0 + RECORDED_S * float(share))
        began = perf_counter()
        station.parts.replay.go_to(at)
        _wait(app, lambda at=at: picture.taken_at is not None and abs(at - picture.taken_at) < NEAR)
        picture.repaint()
        took.append(1000.0 * (perf_counter() - began))
    return took


def _again(station: Station, app: QApplication) -> float:
    """Another page, and back."""
    station.parts.window.show_page("incident")
    app.processEvents()
    began = perf_counter()
    station.reviewing.look()
    _paint(station)
    app.processEvents()
    return round(1000.0 * (perf_counter() - began), 1)


def _wait(app: QApplication, there: Callable[[], bool]) -> None:
    until = perf_counter() + WAIT_S
    while not there():
        app.processEvents()
        sleep(0.0005)
        if perf_counter() > until:
            raise AssertionError("no picture came")


def _peak_mb() -> float:
    """Resident set of this program at its largest."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0, 1)


def _player_mb(station: Station) -> float | None:
    """The process that decodes, now."""
    pid = station.parts.playback.player_pid
    if pid is None:
        return None
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next((int(line.split()[1]) / 1024.0 for line in lines if line.startswith("VmHWM:")), None)


def _step_figures(took: list[Took]) -> dict[str, float] | None:
    on_the_wall = _figures([one.wall_ms for one in took])
    cpu = _figures([one.cpu_ms for one in took])
    if cpu is None or on_the_wall is None:
        return None
    return {**cpu, **{f"wall_{name}": value for name, value in on_the_wall.items() if name != "count"}}


def _figures(took_ms: list[float]) -> dict[str, float] | None:
    if not took_ms:
        return None
    p50, p95 = (round(float(np.percentile(took_ms, share)), 2) for share in (50, 95))
    return {"p50_ms": p50, "p95_ms": p95, "most_ms": round(max(took_ms), 2), "count": len(took_ms)}


if __name__ == "__main__":
    found = main(Path(sys.argv[1]), sys.argv[2], full=sys.argv[3] == "full")
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    os._exit(0)  # what Qt takes down at its end is not measured
