"""To the end of painting: a window that shows a thermal stream, ours or by `av.open`. A program of its own.

`python -m firedrone.bench.footage.painted_client ours|av URL SECONDS` prints one JSON document. Both ways end
in the same painter and the same widget; the age is read when its paint event is over.
"""

from __future__ import annotations

import json
import os
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from firedrone.bench.footage.burnt_clock import age_ms
from telemetry.mailbox import Latest
from telemetry.thermal.painting import Painter
from telemetry.video.sources import spec_of
from telemetry.video.stream import VideoStream
from ui import font, theme
from ui.pump import Bell
from ui.video.picture_view import PictureView

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from telemetry.video.picture import Plane

WARM_UP_S = 1.5
SIZE = (960, 768)


class Timed(PictureView):
    """Notes how old the picture is when it is on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.luma: Plane | None = None
        self.ages_ms: list[float] = []
        self.first_s: float | None = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own name
        super().paintEvent(event)
        now_s, luma = time.monotonic(), self.luma
        if luma is None:
            return
        self.luma = None
        self.first_s = now_s if self.first_s is None else self.first_s
        age = age_ms(luma, now_s)
        if age is not None and now_s - self.first_s >= WARM_UP_S:
            self.ages_ms.append(age)


def main(way: str, url: str, seconds: float) -> None:
    """Show it for so long."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    font.load()
    theme.wear(theme.DAY)
    view, painter, bell = Timed(), Painter(), Bell()
    view.resize(*SIZE)
    view.show()
    newest: Latest[Plane | None] = Latest(None)
    shown: list[Any] = [None]
    stream: VideoStream | None = None
    if way == "ours":
        stream = VideoStream("bench", spec_of(url), ring=bell.ring)

    def show() -> None:
        picture = stream.picture.get() if stream is not None else None
        luma = picture.luma if picture is not None else newest.get()
        if luma is None or luma is shown[0]:
            return
        shown[0] = luma
        view.luma = luma
        view.show_picture(painter.paint_luma(luma))

    bell.rang.connect(show)
    if stream is not None:
        stream.start()
    else:
        Thread(target=_play, args=(url, newest, bell), daemon=True).start()
    QTimer.singleShot(int(seconds * 1000), application.quit)
    began_s, cpu_s = time.monotonic(), time.process_time()
    application.exec()
    share = (time.process_time() - cpu_s) / (time.monotonic() - began_s)
    if stream is not None:
        stream.close()
    print(json.dumps({"ages_ms": view.ages_ms, "window_cpu_share": share}), flush=True)  # noqa: T201
    os._exit(0)  # the reader of the other way waits in a socket


def _play(url: str, newest: Latest[Plane | None], bell: Bell) -> None:
    import av  # noqa: PLC0415  ours needs none of it in this program

    options = {"rtsp_transport": "tcp", "flags": "low_delay"}
    with av.open(url, options=options, timeout=5.0) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        stream.thread_type = "SLICE"
        for frame in container.decode(stream):
            plane = frame.planes[0]
            rows = np.frombuffer(cast("memoryview[int]", plane), np.uint8)
            newest.put(rows.reshape(frame.height, plane.line_size)[:, : frame.width].copy())
            bell.ring()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
