"""Read a thermal file off the card, whichever camera it is from."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError, read_bytes
from maps.foreign.flir_file import FFF_START, joined
from maps.foreign.jpeg_file import START, read_segments
from maps.foreign.limits import MAX_THERMAL_BYTES
from maps.foreign.tiff_file import STARTS
from maps.foreign.tiff_tags import read_tags
from telemetry.thermal.camera_files.dji import MAKER, dji_picture
from telemetry.thermal.camera_files.flir import flir_picture
from telemetry.thermal.camera_files.kelvin_tiff import tiff_picture

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.thermal.camera_files.card_picture import CardPicture

NOT_THERMAL = "no thermal data in it: the camera saved a picture, not temperatures (save as R-JPEG)"
UNKNOWN = "not a thermal file that is read: R-JPEG of FLIR or DJI, FFF, SEQ, or a TIFF of 16 bits"
_EXIF = b"Exif\0\0"
_MAKE, _MODEL = 271, 272


def read_card_file(
    path: Path, emissivity: float | None = None, kelvin_per_count: float | None = None
) -> CardPicture:
    """`emissivity` 0..1 instead of the file's own; `kelvin_per_count` says what a TIFF's numbers are.

    Of a sequence (SEQ) the first picture. FormatError in one line for what is none, is damaged, or is
    beyond a limit.
    """
    content = read_bytes(path, MAX_THERMAL_BYTES)
    if content.startswith(FFF_START):
        return flir_picture(path, content, "FLIR FFF", emissivity)
    if content.startswith(STARTS):
        return tiff_picture(path, kelvin_per_count)
    if not content.startswith(START):
        raise FormatError(path, "", UNKNOWN)
    parts = read_segments(path, content)
    if fff := joined(path, parts.app(1)):
        return flir_picture(path, fff, "FLIR R-JPEG", emissivity)
    maker, model = _camera(path, parts.app(1))
    if maker == MAKER and (found := dji_picture(f"{maker} {model}".strip(), parts.app(3), parts.size_px)):
        return found
    raise FormatError(path, "", NOT_THERMAL)


def _camera(path: Path, segments: list[memoryview]) -> tuple[str, str]:
    """Maker and model from Exif; empty where it says nothing that can be read."""
    exif = next((part for part in segments if bytes(part[: len(_EXIF)]) == _EXIF), b"")[len(_EXIF) :]
    try:
        tags = read_tags(path, io.BytesIO(exif))
    except (FormatError, struct.error, OverflowError):
        return "", ""
    maker, model = (_text(tags.get(tag)) for tag in (_MAKE, _MODEL))
    return maker, model


def _text(value: object) -> str:
    found = value[:80].split(b"\0", 1)[0].decode("ascii", "replace") if isinstance(value, bytes) else ""
    return "".join(sign if sign.isprintable() else " " for sign in found).strip()
