"""The product's own way in: a `VideoStream`, and its newest picture in an array. A program of its own.

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
LOOK_S = 0.2


def main(url: str, seconds: float) -> None:
    """Ages of the pictures as they lie in an array."""
    rung = Event()
    stream = VideoStream("bench", spec_of(url), ring=rung.set)
    began_s = time.monotonic()
    first_s: float | None = None
    ages: list[float] = []
    number = 0
    stream.start()
    while time.monotonic() - began_s < seconds:
        rung.wait(LOOK_S)
        rung.clear()
        picture = stream.picture.get()
        if picture is None or picture.number == number:
            continue
        number, now_s = picture.number, time.monotonic()
        age = age_ms(picture.luma, now_s)
        first_s = now_s if first_s is None else first_s
        if age is not None and now_s - first_s >= WARM_UP_S:
            ages.append(age)
    stream.close()
    print(json.dumps({"ages_ms": ages, "first_s": None if first_s is None else first_s - began_s}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
