"""From bytes to frames that may be acted upon: cut, judged at the door by their signatures alone, recorded.

The record has every frame, also those whose id nobody knows, and apart from them those that the door refuses.
What comes out here is known and admitted, and only that is ever decoded.
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
_OF_THE_FLIGHT = frozenset({Admission.OK, Admission.UNKNOWN})


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
        admitted: list[bytes] = []
        kept: list[bytes] = []
        refused: list[bytes] = []
        try:
            for frame in frames:
                verdict = self._judged(frame)
                (kept if verdict in _OF_THE_FLIGHT else refused).append(frame)
                if verdict is Admission.OK:
                    admitted.append(frame)
        finally:  # a fault of the door never costs the record
            kept += frames[len(kept) + len(refused) :]
            self._keep(kept, refused, at)
        return admitted

    def restart(self) -> None:
        """The port was opened anew: half a frame of before has no other half."""
        self._framer.reset()

    def _keep(self, frames: list[bytes], refused: list[bytes], at: datetime) -> None:
        if self.record is None:
            return
        if frames:
            self.record.frames(at, [for_the_record(frame) for frame in frames])
        if refused:
            self.record.refused(at, [for_the_record(frame) for frame in refused])

    def _judged(self, frame: bytes) -> Admission:
        number = frame[7] | frame[8] << 8 | frame[9] << 16 if frame[0] == V2 else frame[5]
        if number not in _KNOWN:
            self.unknown += 1
            self._pass_over(frame)
            return Admission.UNKNOWN
        verdict = self._door.admit(frame)
        if verdict is not Admission.OK:
            self.refused[verdict] += 1
            self.answer_is_due = self.answer_is_due or verdict is Admission.TOO_OLD
        return verdict
