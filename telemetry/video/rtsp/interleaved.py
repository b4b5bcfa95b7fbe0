"""One TCP stream taken apart into media packets and RTSP messages (RFC 2326 section 10.12)."""

from __future__ import annotations

from dataclasses import replace

from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.message import HEAD_BYTES, Message, body_length, parse_head

Frame = tuple[int, bytes]  # channel, packet
GARBAGE_BYTES = 64 * 1024  # some cameras drop a few stray bytes between packets
_DOLLAR = 0x24
_CHANNELS = 16  # after garbage, a dollar sign with another channel behind it is garbage too
_STARTS = (
    b"RTSP/", b"OPTIONS ", b"GET_PARAMETER ", b"SET_PARAMETER ", b"ANNOUNCE ", b"REDIRECT ", b"TEARDOWN ",
)  # fmt: skip


class Splitter:
    """Fed with whatever came; an unfinished rest waits for more."""

    def __init__(self) -> None:
        self._rest = b""
        self._garbage = 0
        self._spoke = False

    def feed(self, data: bytes) -> list[Frame | Message]:
        """StreamError: that is no RTSP, or it breaks a limit."""
        found: list[Frame | Message] = []
        if self._rest:
            data = self._rest + data
        at, end = 0, len(data)
        while end - at >= 4:
            if data[at] == _DOLLAR:
                stop = at + 4 + (data[at + 2] << 8 | data[at + 3])
                if stop > end:
                    break
                found.append((data[at + 1], data[at + 4 : stop]))
            else:
                message, stop = self._text(data, at)
                if message is not None:
                    found.append(message)
                elif stop == at:
                    break
            at = stop
        self._rest = data[at:]
        return found

    def _text(self, data: bytes, at: int) -> tuple[Message | None, int]:
        """A message and where it ends; None and `at`: more must come first; None and further: garbage."""
        if data[at] in b"\r\n":
            return None, at + 1
        begin = data[at : at + 16]
        if not any(begin.startswith(start) or start.startswith(begin) for start in _STARTS):
            return None, self._skip(data, at)
        head_end, body = _end_of_head(data, at)
        if head_end < 0:
            if len(data) - at > HEAD_BYTES:
                raise StreamError(Trouble.REFUSED, "sends headers without end")
            return None, at
        if head_end - at > HEAD_BYTES:
            raise StreamError(Trouble.REFUSED, "sends headers without end")
        message = parse_head(data[at:head_end])
        stop = body + body_length(message)
        if stop > len(data):
            return None, at
        self._spoke = True
        return replace(message, body=data[body:stop]), stop

    def _skip(self, data: bytes, at: int) -> int:
        """To whatever may be the next packet or message."""
        if not self._spoke:
            raise StreamError(Trouble.NOT_VIDEO, "answers, but not in RTSP")
        stop = at + 1
        while (stop := data.find(b"$", stop)) >= 0 and stop + 1 < len(data) and data[stop + 1] >= _CHANNELS:
            stop += 1
        reply = data.find(b"RTSP/1.", at + 1)
        ends = [place for place in (stop, reply) if place >= 0]
        stop = min(ends) if ends else len(data)
        self._garbage += stop - at
        if self._garbage > GARBAGE_BYTES:
            raise StreamError(Trouble.NOT_VIDEO, "sends what is no RTSP")
        return stop


def _end_of_head(data: bytes, at: int) -> tuple[int, int]:
    """Where the head ends and where the body begins; -1: not yet."""
    ends = [(data.find(mark, at), len(mark)) for mark in (b"\r\n\r\n", b"\n\n")]
    end, length = min((found for found in ends if found[0] >= 0), default=(-1, 0))
    return end, end + length
