"""A stream that plays: its packets become pictures, it is kept alive, told how it arrives, and ended."""

from __future__ import annotations

import contextlib
import struct
import time
from typing import TYPE_CHECKING

from telemetry.video.address import Transport
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.patience import Watch
from telemetry.video.rtsp.reception import VideoReception
from telemetry.video.rtsp.wire import ClosedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.video.access_unit import AccessUnit
    from telemetry.video.rtsp.interleaved import Frame
    from telemetry.video.rtsp.patience import Patience
    from telemetry.video.rtsp.session import Session
    from telemetry.video.rtsp.wire import Wire

FIRST_REPORT_S, REPORT_EVERY_S = 1.0, 5.0
_UDP_HINT = ": a firewall may stop UDP, rtsp:// asks for TCP"
_NOT_ALLOWED = {405, 451, 501, 551}


class Playing:
    """`ours`: the number we go by in our reports."""

    def __init__(self, wire: Wire, session: Session, patience: Patience, ours: int) -> None:
        self.session = session
        self.reception = VideoReception(session.video, ordered=session.way.transport is Transport.TCP)
        self._wire = wire
        self._patience = patience
        self._ours = ours
        self._over_tcp = session.way.transport is Transport.TCP

    def units(self) -> Iterator[AccessUnit]:
        """Waits for each. StreamError: why no more come; ClosedError."""
        dialogue, reception = self.session.dialogue, self.reception
        now_s = time.monotonic()
        watch = Watch(self._patience, now_s, "" if self._over_tcp else _UDP_HINT)
        next_report_s, next_alive_s = now_s + FIRST_REPORT_S, now_s + self.session.alive_every_s
        if not self._over_tcp:
            self._wire.watch_udp()
            self._knock()
        yield from self._pictures(dialogue.take_early(), now_s, watch)
        while True:
            due_s = min(watch.deadline_s, next_report_s, next_alive_s, reception.due_s or watch.deadline_s)
            ready = self._wire.wait(due_s - time.monotonic())  # whoever takes the pictures may be slow
            now_s = time.monotonic()
            for sock in ready:
                if self._wire.is_control(sock):
                    yield from self._pictures(dialogue.receive(), now_s, watch)
                    self._hear_replies()
                else:
                    for packet, is_report in self._wire.datagrams(sock):
                        yield from self._take(packet, now_s, watch, is_report=is_report)
            if reception.due_s is not None and now_s >= reception.due_s:
                units = reception.overdue(now_s)
                watch.heard(now_s, picture=bool(units))
                yield from units
            watch.check(now_s)
            if now_s >= next_report_s:
                next_report_s = now_s + REPORT_EVERY_S
                self._report(now_s)
            if now_s >= next_alive_s:
                next_alive_s = now_s + self.session.alive_every_s
                dialogue.tell(self.session.alive_by, self.session.url)

    def say_goodbye(self) -> None:
        """Without waiting for an answer, and only once."""
        dialogue = self.session.dialogue
        if dialogue.session:
            with contextlib.suppress(StreamError, ClosedError):
                dialogue.tell("TEARDOWN", self.session.url)
            dialogue.session = ""

    def _pictures(self, frames: list[Frame], now_s: float, watch: Watch) -> Iterator[AccessUnit]:
        if not self._over_tcp:
            return
        media, reports = self.session.way.media, self.session.way.reports
        for channel, packet in frames:
            if channel == media:
                yield from self._take(packet, now_s, watch, is_report=False)
            elif channel == reports:
                yield from self._take(packet, now_s, watch, is_report=True)

    def _take(self, packet: bytes, now_s: float, watch: Watch, *, is_report: bool) -> list[AccessUnit]:
        if is_report:
            self.reception.hear_report(packet, now_s)
            return []
        units = self.reception.take(packet, now_s)
        if units is None:
            return []
        watch.heard(now_s, picture=bool(units))
        return units

    def _hear_replies(self) -> None:
        for reply in self.session.dialogue.replies():
            if reply.status == 454:
                raise StreamError(Trouble.ENDED, "knows the session no more")
            if reply.status in _NOT_ALLOWED:
                self.session.alive_by = "OPTIONS"

    def _report(self, now_s: float) -> None:
        report = self.reception.written_report(self._ours, now_s)
        if report is None:
            return
        port = self.session.way.reports
        if self._over_tcp:
            self._wire.send(struct.pack(">BBH", 0x24, port, len(report)) + report)
        elif port:
            self._wire.send_udp(report, port, report=True)

    def _knock(self) -> None:
        """A first datagram from us lets a firewall pass what comes back."""
        if self.session.way.media:
            empty = struct.pack(">BBHII", 0x80, 0, 0, 0, self._ours)
            self._wire.send_udp(empty, self.session.way.media, report=False)
