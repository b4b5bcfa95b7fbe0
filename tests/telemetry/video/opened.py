"""How tests open a source in the other process: the text says what it does."""

from __future__ import annotations

import os
import time
from threading import Event
from typing import TYPE_CHECKING

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.sources import open_source
from tests.telemetry.video.coded import PlayedUnits, coded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.video.access_unit import CodedSource
    from telemetry.video.picture_source import PictureSource
    from telemetry.video.sources import Login, SourceSpec


class Garbage:
    """Key pictures, as it says itself, of noise."""

    encoding = Encoding.H264
    parameter_sets = b""

    def __init__(self) -> None:
        self._closed = Event()

    def units(self) -> Iterator[AccessUnit]:
        while not self._closed.wait(0.01):
            yield AccessUnit(b"\0\0\0\1\x65" + os.urandom(500), 0.0, time.monotonic(), key=True)
        raise StreamError(Trouble.ENDED, "closed")

    def close(self) -> None:
        self._closed.set()


def opened(spec: SourceSpec, login: Login | None) -> CodedSource | PictureSource:  # noqa: PLR0911
    """Instead of `open_source`."""
    word, _, rest = spec.text.partition(" ")
    match word:
        case "plays":
            return PlayedUnits(coded())
        case "large":
            width, _, height = rest.partition("x")
            return PlayedUnits(coded(width=int(width), height=int(height), count=30))
        case "freezes":
            return PlayedUnits(coded(), freezes_after=int(rest))
        case "stops":
            return PlayedUnits(coded(), stops_after=int(rest))
        case "grows":
            return PlayedUnits(coded() + coded(width=320, height=256))
        case "garbage":
            return Garbage()
        case "guarded":
            if login is None or (login.user, login.password) != ("crew", "hose"):
                raise StreamError(Trouble.CREDENTIALS, "the camera wants a name and a password")
            return PlayedUnits(coded())
        case "dies":
            os._exit(3)
        case _:
            return open_source(spec, login)
