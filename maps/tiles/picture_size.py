"""How large a PNG, JPEG or WebP picture says it is, before anybody decodes it."""

from __future__ import annotations

import struct

_MOST_BEHIND = 256  # bytes that some writers leave behind the end


def picture_size(content: bytes) -> tuple[str, int, int] | None:
    """Kind ("png", "jpeg", "webp"), width and height in pixels; None if it is none of them or cut short."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
            return ("png", *struct.unpack_from(">II", content, 16))
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError):
        pass
    return None


def is_cut_short(content: bytes) -> bool:
    """Whether the end of a PNG, JPEG or WebP is not there: Qt would draw the rest of a JPEG grey."""
    if content.startswith(b"RIFF"):
        return len(content) < 8 + int.from_bytes(content[4:8], "little")
    end = b"IEND" if content.startswith(b"\x89PNG") else b"\xff\xd9"
    return end not in content[-_MOST_BEHIND:]


def _jpeg(content: bytes) -> tuple[str, int, int] | None:
    """Walk the segments to the frame header (SOF0-15 but DHT, JPG, DAC), ITU T.81 B.1."""
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", content, at + 5)
            return ("jpeg", width, height)
        at += 2 + int(struct.unpack_from(">H", content, at + 2)[0])
    return None


def _webp(content: bytes) -> tuple[str, int, int] | None:
    """The three kinds of the WebP container: lossy, lossless, extended."""
    kind = content[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return ("webp", width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return ("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
        return ("webp", width, height) if len(content) >= 30 else None
    return None
