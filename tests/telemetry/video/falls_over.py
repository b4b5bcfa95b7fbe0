"""Processes that play badly, found by their names in a new process."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from telemetry.video import playback, playback_worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


class _Fragile(playback.OpenSegment):
    def __init__(self, path: Path) -> None:
        if path.name.endswith("-000.mp4"):
            _fall(path)
        super().__init__(path)


def _fall(path: Path) -> None:
    if "hangs" in path.parent.name:
        time.sleep(60.0)
    os._exit(11)


def play(pipe: Connection) -> None:
    """As the real one, but the first segment ends the process, or hangs it in a folder named so."""
    playback.OpenSegment = _Fragile
    playback_worker.play(pipe)
