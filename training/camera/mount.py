"""One stream and everybody who watches it: packets go out, spoiled as the trainer wants."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Protocol

from training.camera.encoder import parameter_sets
from training.camera.faults import SOUND
from training.camera.rtp import description, packet, payloads, sender_report

if TYPE_CHECKING:
    from telemetry.video.access_unit import Encoding
    from training.camera.encoder import Coded
    from training.camera.faults import StreamFaults

REPORT_EVERY_S = 1.0


class Viewer(Protocol):
    """One client's way for one stream."""

    waits_for_key: bool

    def send_picture_part(self, rtp: bytes) -> None: ...
    def send_report(self, rtcp: bytes) -> None: ...
    def can_take(self) -> bool:
        """False: it reads too slowly; it gets nothing until the next key frame."""
        ...


@dataclass(slots=True)
class Mount:
    """A stream under its path. `now_s` are monotonic seconds throughout."""

    name: str
    encoding: Encoding
    fps: int
    first_rtp_time: int = 0  # near 2**32: it starts again from 0 soon
    source: int = 1
    faults: StreamFaults = SOUND
    viewers: list[Viewer] = field(default_factory=list["Viewer"])
    key_wanted: bool = False
    _sets: tuple[bytes, ...] = ()
    _sequence: int = 0
    _packets: int = 0
    _bytes: int = 0
    _dark_until_s: float = 0.0
    _report_due_s: float = 0.0
    _started_s: float | None = None
    _held: bytes | None = None
    _random: Random = field(default_factory=lambda: Random(1))

    @property
    def ready(self) -> bool:
        return bool(self._sets)

    def sdp(self) -> str:
        sets = self._sets
        if self.faults.wrong_parameters:  # a sequence set without its last bytes describes nothing sensible
            sets = (*sets[:-2], sets[-2][: len(sets[-2]) // 2], sets[-1])
        return description(self.name, self.encoding, sets, self.fps)

    @property
    def next_sequence(self) -> int:
        return self._sequence & 0xFFFF

    def join(self, viewer: Viewer) -> None:
        """It starts with a key frame, which is made for it at once."""
        viewer.waits_for_key = True
        self.viewers.append(viewer)
        self.key_wanted = True
        self._report_due_s = 0.0

    def leave(self, viewer: Viewer) -> None:
        if viewer in self.viewers:
            self.viewers.remove(viewer)

    def black_out(self, seconds: float, now_s: float) -> None:
        """Nothing is sent for so long, then it goes on: as a radio behind a hill."""
        self._dark_until_s = now_s + seconds

    def rtp_time(self, now_s: float) -> int:
        if self._started_s is None:
            self._started_s = now_s
        return self.first_rtp_time + round((now_s - self._started_s) * 90_000)

    def publish(self, coded: Coded, taken_s: float) -> None:
        """Send one picture to everybody. `taken_s` is when it was taken."""
        if coded.key:
            self._sets = parameter_sets(coded.units, self.encoding) or self._sets
            self.key_wanted = False
        parts = payloads(coded, self.encoding)
        stamp = self.rtp_time(taken_s)
        packets: list[bytes] = []
        for number, part in enumerate(parts):
            marker = number == len(parts) - 1 and not self.faults.never_marked
            packets.append(packet(part, self._sequence, stamp, self.source, marker=marker))
            self._sequence += 1
        if self.faults.frozen or taken_s < self._dark_until_s:
            return
        for viewer in self.viewers:
            if not viewer.can_take():
                viewer.waits_for_key = True
            elif coded.key:
                viewer.waits_for_key = False
        self._packets += len(packets)
        self._bytes += sum(map(len, parts))
        watching = [viewer for viewer in self.viewers if not viewer.waits_for_key]
        if coded.key or taken_s >= self._report_due_s:
            self._report(watching, taken_s, stamp)
        self._deliver(watching, self._spoiled(packets))

    def _report(self, watching: list[Viewer], taken_s: float, stamp: int) -> None:
        self._report_due_s = taken_s + REPORT_EVERY_S
        unix_s = time.time() - (time.monotonic() - taken_s)
        report = sender_report(self.source, unix_s, stamp, self._packets, self._bytes)
        for viewer in watching:
            viewer.send_report(report)

    def _spoiled(self, packets: list[bytes]) -> list[bytes]:
        faults = self.faults
        if not faults.lost and not faults.swapped and self._held is None:
            return packets
        sent: list[bytes] = []
        for one in packets:
            if self._random.random() < faults.lost:
                continue
            if self._held is None and self._random.random() < faults.swapped:
                self._held = one
                continue
            sent.append(one)
            if self._held is not None:
                sent.append(self._held)
                self._held = None
        return sent

    def _deliver(self, watching: list[Viewer], packets: list[bytes]) -> None:
        if self.faults.late_s > 0.0:
            asyncio.get_running_loop().call_later(self.faults.late_s, _send, watching, packets)
        else:
            _send(watching, packets)


def _send(watching: list[Viewer], packets: list[bytes]) -> None:
    for viewer in watching:
        for one in packets:
            viewer.send_picture_part(one)
