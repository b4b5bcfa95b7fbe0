"""Coded pictures put together from RTP packets: H.264 (RFC 6184) and H.265 (RFC 7798).

The marker of a picture's last packet ends it at once: nobody waits for the next picture to begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from telemetry.video.access_unit import Encoding
from telemetry.video.errors import StreamError, Trouble

if TYPE_CHECKING:
    from telemetry.video.rtsp.rtp import RtpPacket

START_CODE = b"\0\0\0\1"
UNIT_BYTES = 4 * 1024 * 1024  # of a picture, so of each of its NAL units
PARTS = 16_384  # packets of 1400 bytes fill 4 MB in 3,000


class CodedPicture(NamedTuple):
    """All NAL units of one picture, each behind a start code."""

    data: bytes
    timestamp: int
    key: bool
    damaged: bool


class Assembler:
    """Takes packets in their order. StreamError (REFUSED) where a picture is larger than any real one."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._bytes = 0
        self._timestamp = 0
        self._fragment = False  # of an unfinished NAL unit there is a beginning
        self._picture = False  # more than parameter sets and the like
        self._key = False
        self._damaged = False
        self._ended: int | None = None  # the time of the picture that a marker ended last
        self._marker_ends = True

    def take(self, packet: RtpPacket, *, lost: bool) -> list[CodedPicture]:
        """The pictures that this packet ends; two where the marker of the one before was lost."""
        done: list[CodedPicture] = []
        if lost:
            self._damaged = True
            self._fragment = False
        if self._parts and packet.timestamp != self._timestamp:
            if self._picture:
                self._damaged |= self._fragment
                done.append(self._finished())
                self._damaged = lost
            self._fragment = False
        self._timestamp = packet.timestamp
        if packet.payload:
            self._unpack(packet.payload)
        if packet.marker and self._picture and self._marker_ends:
            self._damaged |= self._fragment
            self._ended = self._timestamp
            done.append(self._finished())
        return done

    def _unpack(self, payload: bytes) -> None:
        raise NotImplementedError

    def _finished(self) -> CodedPicture:
        picture = CodedPicture(b"".join(self._parts), self._timestamp, self._key, self._damaged)
        self._parts = []
        self._bytes = 0
        self._fragment = self._picture = self._key = self._damaged = False
        return picture

    def _add(self, *parts: bytes) -> None:
        self._parts += parts
        self._bytes += sum(map(len, parts))
        if self._bytes > UNIT_BYTES or len(self._parts) > PARTS:
            raise StreamError(Trouble.REFUSED, f"sends a picture of more than {UNIT_BYTES >> 20} MB")

    def _slice(self, *, first: bool) -> None:
        """A part of the picture itself begins. `first`: the part at its top left."""
        if not first and not self._picture and self._ended == self._timestamp:
            # WORKAROUND: some cameras mark every slice; then only a new time ends a picture.
            self._marker_ends = False
        self._picture = True

    def _continue(self, rest: bytes) -> None:
        if self._fragment:
            self._add(rest)
        else:
            self._damaged = True  # its beginning is missing: bytes without it only confuse the decoder

    def _aggregate(self, payload: bytes, at: int) -> None:
        """NAL units behind their lengths."""
        end = len(payload)
        while at < end:
            begin = at + 2
            at = begin + int.from_bytes(payload[at:begin], "big")
            if begin >= at or at > end:
                self._damaged = True
                return
            self._whole(payload[begin:at])

    def _whole(self, unit: bytes) -> None:
        raise NotImplementedError


class H264Assembler(Assembler):
    """RFC 6184: single NAL units, STAP-A and FU-A; the others are for other packetization modes."""

    def _unpack(self, payload: bytes) -> None:
        kind = payload[0] & 0x1F
        if kind == 28 and len(payload) > 2:
            header = payload[1]
            if header & 0x80:
                self._damaged |= self._fragment
                self._seen(header & 0x1F, payload[2])
                self._add(START_CODE, bytes((payload[0] & 0xE0 | header & 0x1F,)), payload[2:])
                self._fragment = True
            else:
                self._continue(payload[2:])
            if header & 0x40:
                self._fragment = False
            return
        self._damaged |= self._fragment
        self._fragment = False
        if 1 <= kind <= 23:
            self._whole(payload)
        elif kind == 24:
            self._aggregate(payload, 1)
        else:
            self._damaged = True

    def _whole(self, unit: bytes) -> None:
        self._seen(unit[0] & 0x1F, unit[1] if len(unit) > 1 else 0)
        self._add(START_CODE, unit)

    def _seen(self, kind: int, next_byte: int) -> None:
        if 1 <= kind <= 5:
            # first_mb_in_slice is 0, as a single set bit: H.264 section 7.3.3
            self._slice(first=next_byte >= 0x80)
            if kind == 5:
                self._key = True
        elif kind == 6 and next_byte == 6:
            self._key = True  # a recovery point: cameras without IDR pictures say so where one may begin


class H265Assembler(Assembler):
    """RFC 7798: single NAL units, AP and FU."""

    def _unpack(self, payload: bytes) -> None:
        kind = payload[0] >> 1 & 0x3F
        if kind == 49 and len(payload) > 3:
            header = payload[2]
            if header & 0x80:
                self._damaged |= self._fragment
                self._seen(header & 0x3F, payload[3])
                self._add(
                    START_CODE, bytes((payload[0] & 0x81 | (header & 0x3F) << 1, payload[1])), payload[3:]
                )
                self._fragment = True
            else:
                self._continue(payload[3:])
            if header & 0x40:
                self._fragment = False
            return
        self._damaged |= self._fragment
        self._fragment = False
        if kind < 48 and len(payload) > 1:
            self._whole(payload)
        elif kind == 48:
            self._aggregate(payload, 2)
        else:
            self._damaged = True

    def _whole(self, unit: bytes) -> None:
        self._seen(unit[0] >> 1 & 0x3F, unit[2] if len(unit) > 2 else 0)
        self._add(START_CODE, unit)

    def _seen(self, kind: int, next_byte: int) -> None:
        if kind < 32:
            # first_slice_segment_in_pic_flag: H.265 section 7.3.6.1
            self._slice(first=next_byte >= 0x80)
            if 16 <= kind <= 23:  # IRAP
                self._key = True


def assembler(encoding: Encoding) -> Assembler:
    return H264Assembler() if encoding is Encoding.H264 else H265Assembler()
