"""Packets of one video become pictures: ordered, put together, timed, and counted for the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.video.access_unit import AccessUnit
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.nal import assembler
from telemetry.video.rtsp.rtcp import Reception, SenderReport, parse_rtcp, receiver_report
from telemetry.video.rtsp.rtp import NotRtpError, Reordering, Sequence, parse_rtp
from telemetry.video.rtsp.stream_clock import SenderClock, StreamClock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telemetry.video.rtsp.rtp import RtpPacket
    from telemetry.video.rtsp.sdp import VideoMedia


class VideoReception:
    """`ordered`: nothing overtakes on the way (TCP), so nothing waits."""

    def __init__(self, video: VideoMedia, *, ordered: bool) -> None:
        self._video = video
        self._payload_type = video.payload_type
        self._assembler = assembler(video.encoding)
        self._reordering = None if ordered else Reordering()
        self._clock = StreamClock(video.clock_hz)
        self._source: int | None = None
        self._report: tuple[SenderReport, float] | None = None
        self._told = (0, 0)  # received and lost when we last reported
        self.sequence = Sequence()
        self.sender_clock: SenderClock | None = None

    @property
    def due_s(self) -> float | None:
        """When `overdue` is to be called; None: nothing waits."""
        return self._reordering.due_s if self._reordering else None

    def take(self, data: bytes, now_s: float) -> list[AccessUnit] | None:
        """The pictures that a packet ends; None: it is none of this video. StreamError: a limit broke."""
        try:
            packet = parse_rtp(data)
        except NotRtpError:
            return None  # if it was ours, its number is missed by the next
        if packet.payload_type != self._payload_type:
            return None
        if packet.source != self._source:
            self._begin(packet.source)
        if self._reordering is None:
            return self._ordered((packet,), now_s)
        return self._ordered(self._reordering.push(packet, now_s), now_s)

    def overdue(self, now_s: float) -> list[AccessUnit]:
        """What waited for a packet that does not come."""
        return self._ordered(self._reordering.overdue(now_s), now_s) if self._reordering else []

    def hear_report(self, data: bytes, now_s: float) -> None:
        """StreamError (ENDED): the sender says goodbye."""
        for heard in parse_rtcp(data):
            if self._source is not None and heard.source != self._source:
                continue
            if not isinstance(heard, SenderReport):
                raise StreamError(Trouble.ENDED, "ended the stream")
            self._report = (heard, now_s)
            self._place_report()

    def written_report(self, ours: int, now_s: float) -> bytes | None:
        """Ours to the sender; None before its first packet."""
        if self._source is None:
            return None
        received, lost = self.sequence.received - self._told[0], self.sequence.lost - self._told[1]
        self._told = (self.sequence.received, self.sequence.lost)
        report, heard_s = self._report or (None, now_s)
        return receiver_report(
            ours,
            Reception(
                self._source,
                lost / max(received + lost, 1),
                self.sequence.lost,
                self.sequence.highest,
                report,
                now_s - heard_s,
            ),
        )

    def _place_report(self) -> None:
        """On the stream's clock; a report before the first picture waits for that."""
        report = self._report[0] if self._report else None
        stream_s = self._clock.place(report.timestamp) if report else None
        if report is not None and stream_s is not None:
            self.sender_clock = SenderClock(stream_s, report.sender_s)

    def _begin(self, source: int) -> None:
        """The first packet; or the sender began anew, under another number."""
        if self._report is not None and self._report[0].source != source:
            self._report = self.sender_clock = None
        if self._source is not None:
            self._assembler = assembler(self._video.encoding)
            if self._reordering is not None:
                self._reordering = Reordering()
            received, lost = self.sequence.received, self.sequence.lost
            self.sequence = Sequence()
            self.sequence.received, self.sequence.lost = received, lost
        self._source = source

    def _ordered(self, packets: Iterable[RtpPacket], now_s: float) -> list[AccessUnit]:
        units: list[AccessUnit] = []
        for packet in packets:
            gap = self.sequence.step(packet.sequence)
            if gap < 0:
                continue
            for picture in self._assembler.take(packet, lost=gap > 0):
                restarts = self._clock.restarts
                stream_s = self._clock.seconds(picture.timestamp, now_s)
                if self._clock.restarts != restarts:
                    self._report = self.sender_clock = None  # they spoke of the clock before
                elif self.sender_clock is None:
                    self._place_report()
                units.append(AccessUnit(picture.data, stream_s, now_s, picture.key, picture.damaged))
        return units
