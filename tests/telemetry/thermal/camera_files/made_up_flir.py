"""Thermal files made up for the tests: FFF, R-JPEGs of FLIR and DJI, TIFFs."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from telemetry.thermal.planck import Planck, Surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Counts = NDArray[np.uint16]

SENSOR = Planck(r1=15_000.0, r2=0.0125, b=1430.0, f=1.0, o=-6200.0)
PLAIN = Surroundings(emissivity=1.0, distance_m=0.0)
AIR = (0.006569, 0.01262, -0.002276, -0.00667, 1.9)
INFO_BYTES = 0x400


@dataclass(frozen=True, slots=True)
class Written:
    """How a made-up camera writes."""

    order: str = "<"  # of the numbers in its records
    head_order: str = ">"
    png: bool = False
    png_swapped: bool = True  # low byte first, as most cameras do
    highest: int = 60_000
    model: bytes = b"Made Up T100"


def warm_counts(shape: tuple[int, int] = (48, 64)) -> Counts:
    """Smooth as a real picture, so that the order of its bytes can be told."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    return (13_000 + 40 * rows + 17 * columns).astype(np.uint16)


def png_16(values: Counts, size_px: tuple[int, int] | None = None) -> bytes:
    """Written by hand, so that its header may lie."""
    height, width = values.shape
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    told = struct.pack(">IIBBBBB", *(size_px or (width, height)), 16, 0, 0, 0, 0)
    chunks = ((b"IHDR", told), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    parts = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def raw_record(counts: Counts, how: Written) -> bytes:
    height, width = counts.shape
    head = struct.pack(f"{how.order}3H", 2, width, height).ljust(0x20, b"\0")
    if how.png:
        return head + png_16(counts.byteswap() if how.png_swapped else counts)
    return head + counts.astype(f"{how.order}u2").tobytes()


def info_record(how: Written, sensor: Planck = SENSOR, where: Surroundings = PLAIN) -> bytes:
    made = bytearray(INFO_BYTES)
    kelvin = [c + 273.15 for c in (where.reflected_c, where.air_c, where.window_c)]
    numbers = (where.emissivity, where.distance_m, *kelvin, where.window_transmission, 0.0, where.humidity)
    struct.pack_into(f"{how.order}H", made, 0, 2)
    struct.pack_into(f"{how.order}8f", made, 0x20, *numbers)
    struct.pack_into(f"{how.order}3f", made, 0x58, sensor.r1, sensor.b, sensor.f)
    struct.pack_into(f"{how.order}5f", made, 0x70, *AIR)
    made[0xD4 : 0xD4 + len(how.model)] = how.model
    struct.pack_into(f"{how.order}ifHH", made, 0x308, int(sensor.o), sensor.r2, 0, how.highest)
    return bytes(made)


def fff(records: Sequence[tuple[int, bytes]], order: str = ">") -> bytes:
    """A directory at 0x40 and the records behind it; an empty one first, as cameras write it."""
    entries = [(0, b""), *records]
    at = 0x40 + 0x20 * len(entries)
    directory, body = b"", b""
    for kind, content in entries:
        directory += struct.pack(f"{order}HHIIIIIII", kind, 1, 100, 1, at, len(content), 0, 0, 0)
        body += content
        at += len(content)
    head = struct.pack(f"{order}4s16sIII", b"FFF\0", b"MADE UP", 100, 0x40, len(entries))
    return head.ljust(0x40, b"\0") + directory + body


def thermal_fff(counts: Counts | None = None, how: Written | None = None, **info: object) -> bytes:
    how = how or Written()
    counts = warm_counts() if counts is None else counts
    return fff([(1, raw_record(counts, how)), (0x20, info_record(how, **info))], how.head_order)  # pyright: ignore[reportArgumentType]


def jpeg(segments: Sequence[tuple[int, bytes]], size_px: tuple[int, int] = (64, 48)) -> bytes:
    """A real small picture with these application segments in front."""
    out = io.BytesIO()
    Image.new("L", size_px, 90).save(out, "JPEG")
    parts = b"".join(bytes((0xFF, 0xE0 + n)) + struct.pack(">H", len(p) + 2) + p for n, p in segments)
    return out.getvalue()[:2] + parts + out.getvalue()[2:]


def flir_jpeg(content: bytes, part_bytes: int = 60_000) -> bytes:
    parts = [content[at : at + part_bytes] for at in range(0, len(content), part_bytes)]
    head = b"FLIR\0\1"
    return jpeg([(1, head + bytes((i, len(parts) - 1)) + part) for i, part in enumerate(parts)])


def exif(maker: bytes, model: bytes) -> bytes:
    texts = [maker + b"\0", model + b"\0"]
    at = 8 + 2 + 24 + 4
    entries = b""
    for tag, text in zip((271, 272), texts, strict=True):  # what fits into its entry stands there
        place = text.ljust(4, b"\0") if len(text) <= 4 else struct.pack("<I", at)
        entries += struct.pack("<HHI", tag, 2, len(text)) + place
        at += len(text)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4) + b"".join(texts)


def dji_jpeg(counts: Counts, maker: bytes = b"DJI", size_px: tuple[int, int] | None = None) -> bytes:
    raw = counts.astype("<u2").tobytes()
    parts = [(3, raw[at : at + 65_000]) for at in range(0, len(raw), 65_000)]
    size = size_px or (counts.shape[1], counts.shape[0])
    return jpeg([(1, exif(maker, b"M30T")), *parts], size)


def write_tiff(path: Path, counts: Counts, compression: str | None = "tiff_lzw") -> Path:
    Image.fromarray(counts).save(path, compression=compression)
    return path
