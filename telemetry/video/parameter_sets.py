"""Find the parameter sets (SPS, PPS, VPS) in coded pictures: what a decoder needs before the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.video.access_unit import Encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

START_CODE = b"\0\0\0\1"
_SHORT = b"\0\0\1"
_SETS = {
    Encoding.H264: frozenset({7, 8}),  # H.264 table 7-1: SPS, PPS
    Encoding.H265: frozenset({32, 33, 34}),  # H.265 table 7-1: VPS, SPS, PPS
}
_PICTURES = {Encoding.H264: range(1, 6), Encoding.H265: range(32)}


def nal_units(data: bytes) -> Iterator[bytes]:
    """Each NAL unit of an Annex B stream, without its start code."""
    begin = data.find(_SHORT)
    while begin >= 0:
        begin += len(_SHORT)
        end = data.find(_SHORT, begin)
        unit = (data[begin:] if end < 0 else data[begin:end]).rstrip(b"\0")
        if unit:
            yield unit
        begin = end


def parameter_sets_in(data: bytes, encoding: Encoding) -> bytes:
    """Those of one access unit, in Annex B. They stand before its first slice: the rest is not looked at."""
    found: list[bytes] = []
    for unit in nal_units(data):
        kind = _kind(unit, encoding)
        if kind in _PICTURES[encoding]:
            break
        if kind in _SETS[encoding]:
            found.append(START_CODE + unit)
    return b"".join(found)


def _kind(unit: bytes, encoding: Encoding) -> int:
    return unit[0] & 0x1F if encoding is Encoding.H264 else (unit[0] >> 1) & 0x3F
