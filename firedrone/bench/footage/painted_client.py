"""From the stream to the end of painting, in a window off screen. A program of its own.

`python -m firedrone.bench.footage.painted_client ours|av_open URL SECONDS` prints one JSON document. Both are
painted by the product; `av_open` decodes as PyAV's own way in does, in a thread of the window's process.
"""

from __future__ import annotations

import json
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from firedrone.bench.footage.burnt_clock import age_ms
from telemetry.mailbox import Latest
from telemetry.video.picture import Picture
from telemetry.video.sources import spec_of
from ui import font
from ui.desk.heat_desk import HeatDesk
from ui.desk.video_desk import Eye, VideoDesk
from ui.pump import Bell
from ui.video.picture_view import PictureView

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from telemetry.video.picture import Plane

WARM_UP_S = 1.0
SIZE = (960, 768)


class ClockedView(PictureView):
    """Notes how old the picture is when it has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.luma: Plane | None = None
        self.ages_ms: list[float] = []
        self.first_s: float | None = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own name
        super().paintEvent(event)
        luma, self.luma = self.luma, None  # the same painted again says nothing
        now_s = time.monotonic()
        age = None if luma is None else age_ms(luma, now_s)
        if age is None:
            return
        self.first_s = now_s if self.first_s is None else self.first_s
        if now_s - self.first_s >= WARM_UP_S:
            self.ages_ms.append(age)


class AvOpen:
    """Decodes in a thread, hands over by a mailbox and a bell, as the product would without its process."""

    def __init__(self, url: str, heat: HeatDesk, view: ClockedView) -> None:
        self.picture: Latest[Picture | None] = Latest(None)
        self._url, self._heat, self._view = url, heat, view
        self._bell = Bell()
        self._bell.rang.connect(self._look)
        Thread(target=self._decode, daemon=True).start()

    def _look(self) -> None:
        picture = self.picture.get()
        if picture is not None:
            self._view.luma = picture.luma
            self._heat.on_picture(picture)

    def _decode(self) -> None:
        import av  # noqa: PLC0415  only the peer decodes in this process

        options = {"rtsp_transport": "tcp", "flags": "low_delay"}
        with av.open(self._url, options=options, timeout=5.0) as container:
            stream = container.streams.video[0]
            stream.codec_context.thread_count = 1
            stream.thread_type = "SLICE"
            for number, frame in enumerate(container.decode(stream)):
                plane = frame.planes[0]
                rows = np.frombuffer(cast("memoryview[int]", plane), np.uint8)
                luma = rows.reshape(frame.height, plane.line_size)[:, : frame.width]
                now_s = time.monotonic()
                self.picture.put(Picture(number, luma, None, frame.time or 0.0, now_s, damaged=False))
                self._bell.ring()


def main(kind: str, url: str, seconds: float) -> None:
    """Ages of the pictures as they are painted."""
    app = QApplication([])
    font.load()
    heat, view, video = HeatDesk(), ClockedView(), VideoDesk()
    view.resize(*SIZE)
    view.show()
    heat.painted.connect(view.show_picture)
    heat.read.connect(view.show_overlay)

    def came(_: Eye, picture: Picture) -> None:
        view.luma = picture.luma
        heat.on_picture(picture)

    video.picture_came.connect(came)
    began_s = time.monotonic()
    peer = AvOpen(url, heat, view) if kind == "av_open" else None
    if peer is None:
        video.open(Eye.THERMAL, spec_of(url))
    QTimer.singleShot(int(seconds * 1000), app.quit)
    app.exec()
    first_s = None if view.first_s is None else view.first_s - began_s
    print(json.dumps({"ages_ms": view.ages_ms, "first_s": first_s}), flush=True)  # noqa: T201
    video.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
