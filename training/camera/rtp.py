"""RTP packets of coded pictures (RFC 3550, RFC 6184, RFC 7798) and the sender's report that dates them."""

from __future__ import annotations

import base64
import struct
from typing import TYPE_CHECKING

from telemetry.video.access_unit import Encoding

if TYPE_CHECKING:
    from training.camera.encoder import Coded

PAYLOAD_TYPE = 96
PAYLOAD_BYTES = 1400
NTP_EPOCH_S = 2_208_988_800  # from 1900 to 1970
FU_A, FU_H265 = 28, 49


def payloads(coded: Coded, encoding: Encoding) -> list[bytes]:
    """Of one picture, in order: whole NAL units, or pieces of those that are too long."""
    cut = _pieces_h264 if encoding is Encoding.H264 else _pieces_h265
    found: list[bytes] = []
    for unit in coded.units:
        found += [unit] if len(unit) <= PAYLOAD_BYTES else cut(unit)
    return found


def packet(payload: bytes, sequence: int, rtp_time: int, source: int, *, marker: bool) -> bytes:
    marked = 0x80 if marker else 0
    return struct.pack(
        ">BBHII", 0x80, marked | PAYLOAD_TYPE, sequence & 0xFFFF, rtp_time & 0xFFFFFFFF, source
    ) + payload  # fmt: skip


def sender_report(source: int, unix_s: float, rtp_time: int, packets: int, size_bytes: int) -> bytes:
    """That `rtp_time` was at `unix_s`; with the name of the source, as RFC 3550 wants it."""
    ntp = round((unix_s + NTP_EPOCH_S) * 2**32)
    report = struct.pack(
        ">BBHIQIII", 0x80, 200, 6, source, ntp, rtp_time & 0xFFFFFFFF, packets & 0xFFFFFFFF,
        size_bytes & 0xFFFFFFFF,
    )  # fmt: skip
    name = b"firedrone-test-camera"
    item = struct.pack(">IBB", source, 1, len(name)) + name + b"\0"
    item += b"\0" * (-len(item) % 4)
    return report + struct.pack(">BBH", 0x81, 202, len(item) // 4) + item


def description(name: str, encoding: Encoding, sets: tuple[bytes, ...], fps: int) -> str:
    """SDP (RFC 8866) of one stream."""
    texts = [base64.b64encode(one).decode() for one in sets]
    if encoding is Encoding.H264:
        profile = sets[0][1:4].hex().upper()
        parameters = f"packetization-mode=1;profile-level-id={profile};sprop-parameter-sets={','.join(texts)}"
        codec = "H264/90000"
    else:
        parameters = ";".join(
            f"sprop-{kind}={text}" for kind, text in zip(("vps", "sps", "pps"), texts, strict=True)
        )
        codec = "H265/90000"
    lines = (
        "v=0", "o=- 1 1 IN IP4 127.0.0.1", f"s=SIMULATED {name}", "c=IN IP4 127.0.0.1", "t=0 0",
        "a=control:*",
        f"m=video 0 RTP/AVP {PAYLOAD_TYPE}", f"a=rtpmap:{PAYLOAD_TYPE} {codec}",
        f"a=fmtp:{PAYLOAD_TYPE} {parameters}",
        f"a=framerate:{fps}", "a=control:track0",
    )  # fmt: skip
    return "\r\n".join(lines) + "\r\n"


def _pieces_h264(unit: bytes) -> list[bytes]:
    indicator, kind = unit[0] & 0xE0 | FU_A, unit[0] & 31
    return [bytes((indicator, flags | kind)) + piece for flags, piece in _cut(unit[1:], PAYLOAD_BYTES - 2)]


def _pieces_h265(unit: bytes) -> list[bytes]:
    first, second, kind = unit[0] & 0x81 | FU_H265 << 1, unit[1], unit[0] >> 1 & 63
    return [
        bytes((first, second, flags | kind)) + piece for flags, piece in _cut(unit[2:], PAYLOAD_BYTES - 3)
    ]


def _cut(body: bytes, size: int) -> list[tuple[int, bytes]]:
    """With 0x80 for the first and 0x40 for the last."""
    starts = range(0, len(body), size)
    return [
        ((0x80 if at == 0 else 0) | (0x40 if at + size >= len(body) else 0), body[at : at + size])
        for at in starts
    ]
