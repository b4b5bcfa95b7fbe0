"""The process that decodes is killed again and again in flight: do the window or the link notice?

`python -m firedrone.bench.footage.kills_in_flight KILLS` is a program of its own: the practice drone flies on
its link, the test camera's picture is painted beside the map. It prints one JSON document.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from firedrone.links import DEMO_PLACE, await_link, record_link
from telemetry.link.loopback import LoopbackLink
from telemetry.video.sources import spec_of
from telemetry.video.stream import VideoStream
from training.camera.own_process import TestCamera
from training.camera.settings import CameraSettings
from training.practice import practice_drone
from ui import font, theme
from ui.desk.flight_desk import FlightDesk
from ui.desk.heat_desk import HeatDesk
from ui.desk.video_desk import Eye, VideoDesk
from ui.map.map_view import MapView
from ui.pump import Pump
from ui.video.stage import FlyStage

if TYPE_CHECKING:
    from telemetry.video.picture import Picture

ROOT = Path(__file__).parents[3]
TICK_MS = 5
STEP_MS = 50.0  # of the link: one step of its virtual clock
QUIET_S, ALONE = 8.0, 3  # pictures that have to come before the next kill
AT_MOST_S = 240.0


class Link(LoopbackLink):
    """Notes how long its thread stood still."""

    def __init__(self) -> None:
        super().__init__(practice_drone(DEMO_PLACE))
        self.read_s = time.monotonic()
        self.longest_ms = 0.0

    def read(self, timeout_s: float) -> list[bytes]:
        now_s = time.monotonic()
        self.longest_ms = max(self.longest_ms, 1000.0 * (now_s - self.read_s) - STEP_MS)
        self.read_s = now_s
        return super().read(timeout_s)


class Watch(QObject):
    """Kills when enough pictures have come, and notes every pause meanwhile."""

    def __init__(self, desk: VideoDesk, streams: list[VideoStream], link: Link, kills: int) -> None:
        super().__init__()
        self._streams, self._link, self._left = streams, link, kills
        self.found: dict[str, dict[str, float]] = {}
        self.back_s: list[float] = []
        self.pictures = 0
        self._since_kill = 0
        self._killed_s = 0.0
        self._ticked_s = self._began_s = time.monotonic()
        self._pauses: list[float] = []
        desk.picture_came.connect(self._on_picture)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _on_picture(self, _eye: Eye, _picture: Picture) -> None:
        self.pictures += 1
        self._since_kill += 1
        if self._since_kill == 1 and self._killed_s:
            self.back_s.append(time.monotonic() - self._killed_s)

    def _tick(self) -> None:
        now_s = time.monotonic()
        self._pauses.append(1000.0 * (now_s - self._ticked_s) - TICK_MS)
        self._ticked_s = now_s
        if self.pictures == ALONE and "warm" not in self.found:
            self._close("warm", now_s)
        if "warm" in self.found and "quiet" not in self.found and now_s - self._began_s > QUIET_S:
            self._close("quiet", now_s)
            self._since_kill = ALONE
        if "quiet" in self.found and self._since_kill >= ALONE:
            self._kill(now_s)

    def _kill(self, now_s: float) -> None:
        pid = self._streams[0].worker_pid
        if not self._left or pid is None:
            self._close("killed", now_s)
            QApplication.quit()
            return
        self._left -= 1
        self._since_kill, self._killed_s = 0, now_s
        os.kill(pid, signal.SIGKILL)

    def _close(self, name: str, now_s: float) -> None:
        ordered = sorted(self._pauses)
        self.found[name] = {
            "window_pause_ms": round(ordered[-1], 2),
            "window_p99_ms": round(ordered[int(0.99 * (len(ordered) - 1))], 2),
            "link_pause_ms": round(self._link.longest_ms, 2),
        }
        self._pauses, self._link.longest_ms, self._began_s = [], 0.0, now_s


def kills_in_flight(kills: int) -> dict[str, Any]:
    """Milliseconds beyond the usual, without and with kills; `back_s`: until the picture is there again."""
    done = subprocess.run(  # noqa: S603  our own module
        [sys.executable, "-m", "firedrone.bench.footage.kills_in_flight", str(kills)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=AT_MOST_S + 60.0,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(kills: int) -> None:
    """Fly, show, kill."""
    application = QApplication([])
    font.load()
    theme.wear(theme.DAY)
    streams: list[VideoStream] = []

    def make(*arguments: Any, **named: Any) -> VideoStream:
        streams.append(VideoStream(*arguments, **named))
        return streams[-1]

    with TemporaryDirectory() as data, TestCamera(CameraSettings(cell_m=0.5)) as camera:
        url = camera.wait_ready().thermal
        pump, map_view = Pump(), MapView()
        stage, heat, video = FlyStage(map_view), HeatDesk(), VideoDesk(make)
        flight = FlightDesk(await_link, partial(record_link, data=Path(data)), pump)
        pump.vehicle_changed.connect(map_view.show_vehicle)
        video.picture_came.connect(lambda _eye, picture: heat.on_picture(picture))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        heat.painted.connect(stage.picture.show_picture)
        heat.read.connect(stage.picture.show_overlay)
        stage.resize(1200, 640)
        stage.show_streams(thermal=True, visible=False)
        stage.show()
        link = Link()
        flight.connect_link(link, training=True)
        video.open(Eye.THERMAL, spec_of(url))
        watch = Watch(video, streams, link, kills)
        QTimer.singleShot(int(AT_MOST_S * 1000), application.quit)
        application.exec()
        flight.disconnect_link()
        video.close()
    back = {"median": round(median(watch.back_s), 2), "max": round(max(watch.back_s), 2)}
    document = {**watch.found, "kills": len(watch.back_s), "back_s": back, "pictures": watch.pictures}
    print(json.dumps(document))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
