"""The product's own way in: `VideoStream`, with its process and its shared memory. A program of its own.

`python -m firedrone.bench.footage.our_client URL SECONDS` prints one JSON document.
"""

from __future__ import annotations

import json
import sys
import time
from threading import Event

from firedrone.bench.footage.burnt_clock import age_ms
from telemetry.video.sources import spec_of
from telemetry.video.stream import VideoStream

WARM_UP_S = 1.0


def main(url: str, seconds: float) -> None:
    """Ages of the pictures as they lie in an array of the parent."""
    began_s = time.monotonic()
    first: list[float] = []
    ages: list[float] = []
    seen = [0]

    def look() -> None:
        picture = stream.picture.get()
        if picture is None or picture.number == seen[0]:
            return
        now_s = time.monotonic()
        seen[0] = picture.number
        first.append(now_s) if not first else None
        age = age_ms(picture.luma, now_s)
        if age is not None and now_s - first[0] >= WARM_UP_S:
            ages.append(age)

    stream = VideoStream("bench", spec_of(url), ring=look)
    stream.start()
    Event().wait(seconds)
    stream.close()
    first_s = first[0] - began_s if first else None
    print(json.dumps({"ages_ms": ages, "first_s": first_s}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
