"""Photographs that somebody kept: small, with where the camera was and looked; or every pixel, alone."""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from maps.foreign.file import FormatError, size
from maps.foreign.limits import MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL.Image import Image

    Pixels = NDArray[np.uint8]

T = TypeVar("T")

# Exif 2.32, tables 4 and 15
_GPS = 0x8825
_LAT, _LON, _DIRECTION = (1, 2), (3, 4), 0x11
_DAMAGED = (OSError, ValueError, TypeError, LookupError, SyntaxError, EOFError, struct.error)
_STRANGE = (OverflowError, MemoryError, AttributeError, ZeroDivisionError)


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """`pixels`: rows from the top, RGB. None: its file does not say."""

    pixels: Pixels
    camera_at: LatLon | None
    heading_deg: float | None  # of the line of sight, clockwise from true north


def read_photo(path: Path, content: bytes, wide_px: int, high_px: int) -> Photo:
    """A JPEG or PNG, made to fit into so many pixels. FormatError; `path` is for its message."""

    def fitted(opened: Image) -> Photo:
        opened.draft("RGB", (wide_px, high_px))  # a JPEG is decoded at half or a quarter of its size
        small, exif = opened.convert("RGB"), opened.getexif()
        small.thumbnail((wide_px, high_px))
        return Photo(np.array(small, np.uint8), *_taken_from(exif))

    return _decoded(path, content, ("JPEG", "PNG"), fitted)


def full_photo(path: Path, content: bytes) -> Pixels:
    """A JPEG, PNG or WebP in full size: its pixels, upright, and nothing of what stood beside them."""
    from PIL import ImageOps  # noqa: PLC0415  as in `_decoded`

    def upright(opened: Image) -> Pixels:
        return np.array(ImageOps.exif_transpose(opened).convert("RGB"), np.uint8)

    return _decoded(path, content, ("JPEG", "PNG", "WEBP"), upright)


def _decoded(path: Path, content: bytes, formats: tuple[str, ...], made_of: Callable[[Image], T]) -> T:
    """What is made of an opened picture, with one line for all that may be wrong with it."""
    from PIL import Image as pil  # noqa: N813, PLC0415  0.1 s, and most starts never need it

    if len(content) > MAX_PHOTO_BYTES:
        raise FormatError(path, "", f"larger than {size(MAX_PHOTO_BYTES)}: make the picture smaller")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with pil.open(io.BytesIO(content), formats=formats) as opened:
                if opened.width * opened.height > MAX_PHOTO_PIXELS:
                    what = f"has more than {MAX_PHOTO_PIXELS:,} pixels: make the picture smaller"
                    raise FormatError(path, "", what)
                return made_of(opened)
    except _DAMAGED as e:
        raise FormatError(path, "", "is no picture that can be decoded to its last pixel") from e
    except (*_STRANGE, pil.DecompressionBombError) as e:
        raise FormatError(path, "", "is a damaged picture") from e


def _taken_from(exif: Any) -> tuple[LatLon | None, float | None]:
    """Where the camera was and where it looked; strangers' files say anything."""
    try:
        gps = exif.get_ifd(_GPS)
        lat, lon = (_degrees(gps, *tags) for tags in (_LAT, _LON))
        at = LatLon(lat, lon) if lat is not None and lon is not None else None
        direction = gps.get(_DIRECTION)
        heading = None if direction is None else float(direction)
    except (*_DAMAGED, *_STRANGE):
        return None, None
    return at, heading % 360.0 if heading is not None and 0.0 <= heading <= 360.0 else None


def _degrees(gps: Any, reference: int, tag: int) -> float | None:
    if tag not in gps:
        return None
    degrees, minutes, seconds = (float(part) for part in gps[tag])
    size = degrees + minutes / 60.0 + seconds / 3600.0
    return -size if gps.get(reference) in ("S", "W") else size
