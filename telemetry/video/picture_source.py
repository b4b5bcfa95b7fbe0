"""A source that gives decoded pictures, because they come as such: raw or JPEG ones of a grabber."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.video.decoding import Decoded


class PictureSource(Protocol):
    """Beside `CodedSource`. Shown, and not recorded."""

    @property
    def format_name(self) -> str:
        """What comes: "mjpeg", "rawvideo"."""
        ...

    def pictures(self) -> Iterator[Decoded]:
        """Waits for each. StreamError when there are no more, and why."""
        ...

    def close(self) -> None:
        """From any thread, twice if need be; `pictures` ends soon after."""
        ...
