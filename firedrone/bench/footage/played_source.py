"""Sources of pictures that a bench plays to the product, in the product's own process of the stream.

The text of a source is the path of its facts (`write_facts`). What a source has handed over it says in shared
files, a few bytes without a buffer, so that they outlive a kill.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import time
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from firedrone.bench.footage.coded_scene import FPS, read_units
from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.errors import StreamError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.video.sources import Login, SourceSpec

NUMBER = struct.Struct("<Q")
AHEAD = 1  # picture on its way: of two that wait, the product would show the newer alone
WAIT_S = 0.0002


class Played:
    """A `CodedSource`: the same pictures again and again."""

    encoding = Encoding.H264
    parameter_sets = b""

    def __init__(self, facts: dict[str, Any]) -> None:
        self._units = read_units(Path(facts["units"]))
        self._closed = Event()

    def close(self) -> None:
        self._closed.set()

    def unit(self, number: int) -> AccessUnit:
        """Picture `number` of the stream, received now."""
        played = self._units[number % len(self._units)]
        return AccessUnit(played.data, number / FPS, time.monotonic(), played.key)


class Paced(Played):
    """Thirty a second; the number of the newest is written down before it is handed over."""

    def __init__(self, facts: dict[str, Any]) -> None:
        super().__init__(facts)
        self._log = Path(facts["log"]) / f"handed-{os.getpid()}"

    def units(self) -> Iterator[AccessUnit]:
        began_s, number = time.monotonic(), 0
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT)
        try:
            while not self._closed.wait(max(0.0, began_s + number / FPS - time.monotonic())):
                os.pwrite(log, NUMBER.pack(number), 0)
                yield self.unit(number)
                number += 1
        finally:
            os.close(log)
        raise StreamError(Trouble.ENDED, "closed")


class Hurried(Played):
    """As fast as the window's process takes them: it says in a shared file how many it has had."""

    def __init__(self, facts: dict[str, Any]) -> None:
        super().__init__(facts)
        self._taken = Path(facts["taken"])
        self._count = int(facts["count"])

    def units(self) -> Iterator[AccessUnit]:
        with (
            self._taken.open("rb") as file,
            mmap.mmap(file.fileno(), NUMBER.size, access=mmap.ACCESS_READ) as taken,
        ):
            for number in range(self._count):
                while number - NUMBER.unpack_from(taken)[0] >= AHEAD:
                    time.sleep(WAIT_S)
                    if self._closed.is_set():
                        break
                if self._closed.is_set():
                    break
                yield self.unit(number)
            self._closed.wait()
        raise StreamError(Trouble.ENDED, "closed")


def open_paced(spec: SourceSpec, _login: Login | None) -> Paced:
    """Instead of `open_source`."""
    return Paced(json.loads(Path(spec.text).read_text()))


def open_hurried(spec: SourceSpec, _login: Login | None) -> Hurried:
    """Instead of `open_source`."""
    return Hurried(json.loads(Path(spec.text).read_text()))
