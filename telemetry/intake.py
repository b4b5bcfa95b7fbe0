"""From bytes to frames that may be acted upon: cut, recorded, judged at the door, in this order.

The record has every frame, also those that the door refuses and those whose id nobody knows; what comes out
here is known and admitted, and only that is ever decoded.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from telemetry.door import Admission
from telemetry.framing import V2, Framer
from telemetry.messages import mavlink
from telemetry.signing_record import for_the_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from telemetry.door import Door
    from telemetry.record import Record

_KNOWN = frozenset(mavlink.mavlink_map)


class Intake:
    """Where everything that arrives goes first."""

    def __init__(self, door: Door, pass_over: Callable[[bytes], None]) -> None:
        """`pass_over` is told of frames with an id that we do not know."""
        self.record: Record | None = None
        self.refused: Counter[Admission] = Counter()
        self.unknown = 0
        self.answer_is_due = False  # somebody with our key waits for a signed word before it can be let in
        self._door = door
        self._pass_over = pass_over
        self._framer = Framer()

    @property
    def bad_bytes(self) -> int:
        """Bytes that belong to no frame."""
        return self._framer.bad_bytes

    def take(self, chunks: Iterable[bytes], at: datetime) -> list[bytes]:
        """The frames in what arrived that may be acted upon."""
        frames = [frame for chunk in chunks for frame in self._framer.feed(chunk)]
        if frames and self.record is not None:
            self.record.frames(at, [for_the_record(frame) for frame in frames])
        return [frame for frame in frames if self._is_admitted(frame)]

    def restart(self) -> None:
        """The port was opened anew: half a frame of before has no other half."""
        self._framer.reset()

    def _is_admitted(self, frame: bytes) -> bool:
        number = frame[7] | frame[8] << 8 | frame[9] << 16 if frame[0] == V2 else frame[5]
        if number not in _KNOWN:
            self.unknown += 1
            self._pass_over(frame)
            return False
        verdict = self._door.admit(frame)
        if verdict is Admission.OK:
            return True
        self.refused[verdict] += 1
        self.answer_is_due = self.answer_is_due or verdict is Admission.TOO_OLD
        return False
