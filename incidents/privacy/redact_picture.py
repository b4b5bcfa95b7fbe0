"""A picture with what must not leave burnt out of its pixels, and with nothing beside them.

The pixels are decoded, the boxes filled, and a new file is made of them: position, camera, thumbnails and
whatever else stood in the old one do not come along.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from incidents.model import IncidentError
from maps.foreign.file import FormatError
from maps.foreign.photo import full_photo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
QUALITY = 92


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the upright picture, in pixels from its upper left corner."""

    left_px: int
    top_px: int
    width_px: int
    height_px: int


def is_picture(name: str) -> bool:
    """Whether a file of this name is one that can be redacted."""
    return PurePath(name).suffix.lower() in PICTURES


def redacted_picture(path: Path, boxes: Iterable[Box]) -> tuple[bytes, str]:
    """The new file's bytes and its suffix. IncidentError names a picture that cannot be read."""
    from PIL import Image  # noqa: PLC0415  # 0.1 s, and most starts never need it

    try:
        pixels = full_photo(path, path.read_bytes())
    except FormatError as error:
        raise IncidentError(f"{error}; leave it out") from error
    except OSError as error:
        raise IncidentError(f"{path}: cannot be read: {error.strerror}") from error
    height, width = pixels.shape[:2]
    for box in boxes:
        top, bottom = _within(box.top_px, box.height_px, height)
        left, right = _within(box.left_px, box.width_px, width)
        pixels[top:bottom, left:right] = 0
    made = io.BytesIO()
    if path.suffix.lower() == ".png":
        Image.fromarray(pixels).save(made, "PNG", optimize=False)
        return made.getvalue(), ".png"
    Image.fromarray(pixels).save(made, "JPEG", quality=QUALITY)
    return made.getvalue(), ".jpg"


def _within(begin: int, length: int, limit: int) -> tuple[int, int]:
    return max(0, min(begin, limit)), max(0, min(begin + length, limit))
