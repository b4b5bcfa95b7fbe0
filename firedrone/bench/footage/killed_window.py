"""The whole window flying the practice drone, while the processes of its streams are killed. A program.

`python -m firedrone.bench.footage.killed_window FOLDER KILLS` prints one JSON document: how long the event
loop and the link thread paused at most in each stretch of two seconds; every other begins with a kill.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from firedrone.app import SWITCH_S, open_station
from firedrone.links import DEMO_PLACE
from firedrone.settings import Settings
from telemetry.session import Session
from ui import font
from ui.demo import Demo
from ui.desk.video_desk import Eye

if TYPE_CHECKING:
    from ui.station import Station

TICK_MS = 5
STRETCH_MS = 2000
SETTLE_MS = 3000  # after the first pictures, before anything counts
STARTS_S = 60.0
SIZE = (1366, 768)


class Gaps:
    """The longest time between two beats since it was last asked; from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last_s: float | None = None
        self._longest_s = 0.0

    def beat(self) -> None:
        now_s = time.monotonic()
        with self._lock:
            if self._last_s is not None:
                self._longest_s = max(self._longest_s, now_s - self._last_s)
            self._last_s = now_s

    def take_ms(self) -> float:
        """The one that goes on just now counts as well."""
        self.beat()
        with self._lock:
            longest_s, self._longest_s = self._longest_s, 0.0
        return round(1000.0 * longest_s, 2)


class Killing(QObject):
    """Waits for the flight, then kills at every other stretch."""

    def __init__(self, station: Station, kills: int, link: Gaps) -> None:
        super().__init__()
        self._station, self._left, self._link, self._loop = station, 2 * kills, link, Gaps()
        self._began_s = time.monotonic()
        self._moments = random.Random(4)
        self._killed = False
        self.stretches: list[dict[str, float | bool]] = []
        self.complete = False
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._loop.beat)
        self._ticks.start(TICK_MS)
        QTimer.singleShot(100, self._wait)

    def _wait(self) -> None:
        """Until it flies, and both pictures are there."""
        parts = self._station.parts
        seen = all(parts.video.picture(eye) is not None for eye in Eye)
        if seen and parts.flight.state.flying:
            QTimer.singleShot(SETTLE_MS, self._begin)
        elif time.monotonic() - self._began_s > STARTS_S:
            QApplication.quit()
        else:
            QTimer.singleShot(100, self._wait)

    def _begin(self) -> None:
        self._loop.take_ms()
        self._link.take_ms()
        self._stretch()

    def _stretch(self) -> None:
        if not self._left:
            self.complete = True
            QApplication.quit()
            return
        self._left -= 1
        self._killed = False
        if self._left % 2 == 0:
            QTimer.singleShot(self._moments.randrange(200), self._kill)
        QTimer.singleShot(STRETCH_MS, self._end)

    def _kill(self) -> None:
        streams = [process.pid for process in multiprocessing.active_children() if process.name == "video"]
        pid = self._moments.choice(streams) if streams else None
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
            self._killed = True

    def _end(self) -> None:
        wanted = self._left % 2 == 0
        pauses = {"loop_ms": self._loop.take_ms(), "link_ms": self._link.take_ms()}
        if wanted == self._killed:  # one that came to nothing says nothing
            self.stretches.append({"killed": self._killed, **pauses})
        self._stretch()


def main(folder: Path, kills: int) -> None:
    """The product's own window, demo and station; only `Session.step` is timed from outside."""
    link, step = Gaps(), Session.step

    def timed(self: Session, timeout_s: float = 0.05) -> None:
        step(self, timeout_s)
        link.beat()

    Session.step = timed
    sys.setswitchinterval(SWITCH_S)  # as the program does
    app = QApplication([])
    QApplication.setStyle("Fusion")
    font.load()
    station = open_station(folder, Settings())
    window = station.parts.window
    window.resize(*SIZE)
    window.show()
    demo = Demo(station, DEMO_PLACE, 1.0)
    killing = Killing(station, kills, link)
    QTimer.singleShot(0, demo.begin)
    app.exec()
    print(json.dumps({"complete": killing.complete, "stretches": killing.stretches}), flush=True)  # noqa: T201
    station.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
