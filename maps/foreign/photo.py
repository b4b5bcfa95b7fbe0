"""A photograph that somebody kept: small enough to be shown, with where its camera was and looked."""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from maps.foreign.limits import MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS
from maps.geo import LatLon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

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


def read_photo(content: bytes, wide_px: int, high_px: int) -> Photo | None:
    """A JPEG or PNG, made to fit into so many pixels. None for what is none, is damaged, or too large."""
    from PIL import Image  # noqa: PLC0415 only where something is shown

    if len(content) > MAX_PHOTO_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
                if opened.width * opened.height > MAX_PHOTO_PIXELS:
                    return None
                opened.draft("RGB", (wide_px, high_px))  # a JPEG is decoded at half or a quarter of its size
                small, exif = opened.convert("RGB"), opened.getexif()
                small.thumbnail((wide_px, high_px))
                return Photo(np.array(small, np.uint8), *_taken_from(exif))
    except (*_DAMAGED, *_STRANGE, Image.DecompressionBombError):
        return None


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
