"""PyAV's own way in: `av.open` of the address, one thread by slices, low delay. A program of its own.

`python -m firedrone.bench.footage.av_open_client URL SECONDS` prints one JSON document.
"""

from __future__ import annotations

import json
import sys
import time
from typing import cast

import av
import numpy as np

from firedrone.bench.footage.burnt_clock import age_ms

WARM_UP_S = 1.0


def main(url: str, seconds: float) -> None:
    """Ages of the pictures as they lie in an array."""
    began_s = time.monotonic()
    first_s: float | None = None
    ages: list[float] = []
    options = {"rtsp_transport": "tcp", "flags": "low_delay"}
    with av.open(url, options=options, timeout=5.0) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        stream.thread_type = "SLICE"
        for frame in container.decode(stream):
            plane = frame.planes[0]
            rows = np.frombuffer(
                cast("memoryview[int]", plane), np.uint8
            )  # it is a buffer, and not said to be
            luma = rows.reshape(frame.height, plane.line_size)[:, : frame.width]
            now_s = time.monotonic()
            age = age_ms(luma, now_s)
            first_s = now_s if first_s is None else first_s
            if age is not None and now_s - first_s >= WARM_UP_S:
                ages.append(age)
            if now_s - began_s >= seconds:
                break
    print(json.dumps({"ages_ms": ages, "first_s": None if first_s is None else first_s - began_s}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
