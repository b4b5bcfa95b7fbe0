"""GStreamer's shortest way to an array: rtspsrc latency=0, avdec, appsink. A program of its own.

`/usr/bin/python3 gstreamer_client.py URL SECONDS` prints one JSON document. It needs Debian's python3-gi and
gir1.2-gstreamer-1.0, which no package index has, so it imports nothing of this project.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from typing import Any

# By name: no package index has it, and it describes itself at run time only.
import_module("gi").require_version("Gst", "1.0")
GLib: Any = import_module("gi.repository.GLib")
Gst: Any = import_module("gi.repository.Gst")

BITS, WARM_UP_S = 40, 1.0


class Sink:
    """Reads the burnt-in clock of each picture as it comes."""

    def __init__(self) -> None:
        self.ages_ms: list[float] = []
        self.first_s: float | None = None

    def take(self, appsink: Any) -> Any:
        """For `new-sample`."""
        sample = appsink.emit("pull-sample")
        width = sample.get_caps().get_structure(0).get_value("width")
        row = width + 3 & ~3
        data = sample.get_buffer().extract_dup(0, row * 9)
        now_s = time.monotonic()
        self.first_s = now_s if self.first_s is None else self.first_s
        block, stamp_ms = width // BITS, 0
        for bit in range(BITS):
            stamp_ms |= (data[8 * row + bit * block + block // 2] >= 128) << bit
        if now_s - self.first_s >= WARM_UP_S:
            self.ages_ms.append(now_s * 1000.0 - stamp_ms)
        return Gst.FlowReturn.OK


def main(url: str, seconds: float) -> None:
    """Play for so long."""
    Gst.init(None)
    pipeline = Gst.parse_launch(
        "rtspsrc name=from latency=0 protocols=tcp ! rtph264depay ! h264parse ! avdec_h264 max-threads=1 "
        "! appsink name=to emit-signals=true sync=false max-buffers=1 drop=true"
    )
    pipeline.get_by_name("from").set_property("location", url)
    sink, began_s = Sink(), time.monotonic()
    pipeline.get_by_name("to").connect("new-sample", sink.take)
    loop = GLib.MainLoop()
    GLib.timeout_add(int(seconds * 1000), loop.quit)
    pipeline.set_state(Gst.State.PLAYING)
    loop.run()
    pipeline.set_state(Gst.State.NULL)
    first_s = None if sink.first_s is None else sink.first_s - began_s
    print(json.dumps({"ages_ms": sink.ages_ms, "first_s": first_s}))  # noqa: T201


main(sys.argv[1], float(sys.argv[2]))
