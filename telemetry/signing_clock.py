"""The clock of our signatures: follows the wall clock and the vehicle, never goes back, survives the program.

ArduPilot and pymavlink let this clock stand still between frames, so that a rebooted vehicle, whose clock
comes from its satellites, finds us too old. Ours is read from the wall clock at every frame.
Each drone has a clock of its own: a receiver that was led into the future takes only its own drone along.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from telemetry.safe_files import replace_file
from telemetry.signing import LAST_TIME, UNITS_PER_S

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
NAME = "signing.json"
JUMP = 60 * UNITS_PER_S  # at start: the times of the last minute may not have been kept


@dataclass(frozen=True, slots=True)
class Times:
    """How far one drone's conversation went, in signing time."""

    said: int = 0  # the newest time that we have signed with
    heard: int = 0  # the newest time in a signature of the drone that was right


class SigningClock:
    """The time of one key, on our side."""

    def __init__(self, kept: Times | None) -> None:
        start = Times() if kept is None else kept
        self._heard = start.heard
        self._said = 0 if kept is None else max(start.said, start.heard) + JUMP - 1
        self._start = self.times

    @property
    def moved(self) -> bool:
        """Whether there was any conversation since the start."""
        return self.times != self._start

    @property
    def times(self) -> Times:
        """What must outlive the program."""
        return Times(self._said, self._heard)

    def now(self, wall: int) -> int:
        """What a new stream is measured against. Our own jump at start does not make the vehicle old."""
        return max(wall, self._heard)

    def next(self, wall: int) -> int:
        """The time of our next frame: later than any before, and than all we have heard."""
        self._said = min(max(self._said + 1, wall), LAST_TIME)
        return self._said

    def hear(self, time: int) -> None:
        """The vehicle is so far: whoever answers it may not be behind."""
        self._heard = max(self._heard, time)
        self._said = max(self._said, time)


class SigningFile:
    """`signing.json` in the data folder. Lost, damaged or read-only, it never stops anything."""

    def __init__(self, data: Path) -> None:
        self._path = data / NAME
        self._lock = threading.Lock()  # of the file, between this link's thread and the one that writes
        self._writer: threading.Thread | None = None

    def read(self) -> dict[str, Times]:
        """The times of every drone, by uid; nothing where there is nothing to read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, Times])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            log.warning("%s cannot be read (%s): signing goes by the wall clock", self._path, error)
            return {}

    def keep_soon(self, times: dict[str, Times]) -> None:
        """Write on a thread of its own: a disk can take a quarter of a second, the link cannot."""
        if self._writer is not None and self._writer.is_alive():
            return  # the next minute will do
        self._writer = threading.Thread(
            target=self.keep, args=(times,), name="firedrone-signing-clock", daemon=True
        )
        self._writer.start()

    def keep(self, times: dict[str, Times]) -> None:
        """Write now. What another link has kept meanwhile is kept, the later time counts."""
        with self._lock:
            kept = self.read()
            for uid, ours in times.items():
                theirs = kept.get(uid, Times())
                kept[uid] = Times(max(ours.said, theirs.said), max(ours.heard, theirs.heard))
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(self._path, msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
            except OSError as error:
                log.warning("%s cannot be written (%s): signing goes on", self._path, error)
