"""The pictures of a report: of all that were kept, the overview, the hottest and the last."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from incidents.facts import file_name_in, number_in, place_in, text_in
from incidents.paper.font import inter
from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_PHOTO_BYTES
from maps.foreign.photo import read_photo
from telemetry.events import EventCode
from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.timeline import Moment
    from maps.foreign.photo import Pixels
    from maps.geo import LatLon

log = logging.getLogger(__name__)

WIDE_PX, HIGH_PX = 900, 675  # twice what a third of a page shows in print
QUALITY = 82
_HEAD_BYTES = 65_536  # where a file says how it was taken
SIMULATED = "SIMULATED"
THERMAL = "thermal"
_SUFFIXES = (".jpg", ".jpeg", ".png")
_YAW = re.compile(rb'CameraYawDeg="(-?[0-9.]{1,10})"')
_PRACTISED = re.compile(rb'Simulated="True"')


class Part(StrEnum):
    """What a picture is there for."""

    OVERVIEW = "overview"
    HOTTEST = "hottest"
    LAST = "last"
    MORE = "more"  # one that is shown because there is room


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that the record names. `n` is its entry."""

    n: int
    at: datetime
    media: str
    thermal: bool
    hottest_c: float | None
    at_least: bool
    level: TruthLevel
    looks_at: LatLon | None


@dataclass(frozen=True, slots=True)
class Picture:
    """One as it is shown. `jpeg` is small and has no text of strangers; None in any: not known."""

    part: Part
    kept: Kept
    jpeg: bytes
    width_px: int
    height_px: int
    camera_at: LatLon | None
    heading_deg: float | None


def pictures_of(
    folder: Path, moments: Sequence[Moment], *, training: bool, most: int = 3
) -> tuple[tuple[Picture, ...], int]:
    """The pictures in the order in which they were taken, and how many others could not be shown."""
    kept, failed = list(kept_in(moments)), 0
    shown: list[Picture] = []
    while kept and len(shown) < most:
        part, one = _next(kept, shown)
        kept.remove(one)
        picture = _read(folder / "media" / one.media, one, part, training=training)
        if picture is None:
            failed += 1
        else:
            shown.append(picture)
    return tuple(sorted(shown, key=lambda picture: picture.kept.at)), failed


def kept_in(moments: Sequence[Moment]) -> Iterator[Kept]:
    """Every picture that the record names, each once, oldest first."""
    seen: set[str] = set()
    for moment in moments:
        facts = moment.entry.facts
        media = file_name_in(facts, "media")
        if media is None or media in seen or not media.lower().endswith(_SUFFIXES):
            continue
        seen.add(media)
        hottest_c = number_in(facts, "hottest_c")
        if hottest_c is None and moment.entry.code == EventCode.MARKED:
            hottest_c = number_in(facts, "temperature_c")
        looks = {"lat_deg": facts.get("looks_at_lat_deg"), "lon_deg": facts.get("looks_at_lon_deg")}
        yield Kept(
            n=moment.entry.n,
            at=moment.at,
            media=media,
            thermal=text_in(facts, "stream") == THERMAL,
            hottest_c=hottest_c,
            at_least=facts.get("at_least") is True,
            level=_level(number_in(facts, "level")),
            looks_at=place_in(looks) or place_in(facts),
        )


def _next(kept: Sequence[Kept], shown: Sequence[Picture]) -> tuple[Part, Kept]:
    """The hottest first: it is what was looked for. Where it is the last too, no other is called so."""
    taken = {picture.part for picture in shown}
    hot = [one for one in kept if one.hottest_c is not None and one.level is not TruthLevel.PALETTE]
    if Part.HOTTEST not in taken and hot:
        return Part.HOTTEST, max(hot, key=lambda one: one.hottest_c or 0.0)
    if Part.OVERVIEW not in taken:
        return Part.OVERVIEW, next((one for one in kept if not one.thermal), kept[0])
    is_last = all(picture.kept.at <= kept[-1].at for picture in shown)
    return (Part.LAST if is_last and Part.LAST not in taken else Part.MORE), kept[-1]


def _read(path: Path, kept: Kept, part: Part, *, training: bool) -> Picture | None:
    """None for a file that is gone, that is no picture, or that is not the one that was kept."""
    content = _as_kept(path)
    try:
        photo = None if content is None else read_photo(path, content, WIDE_PX, HIGH_PX)
    except FormatError:
        photo = None
    if content is None or photo is None:
        log.warning("%s: is not shown: it is not there, not what was kept, or no picture", path)
        return None
    head = content[:_HEAD_BYTES]
    jpeg = _jpeg(photo.pixels, SIMULATED if training or _PRACTISED.search(head) else "")
    heading_deg = _yaw_in(head) if photo.heading_deg is None else photo.heading_deg
    height_px, width_px = photo.pixels.shape[:2]
    return Picture(part, kept, jpeg, width_px, height_px, photo.camera_at, heading_deg)


def _as_kept(path: Path) -> bytes | None:
    """The bytes, if they are those whose SHA-256 is the name."""
    try:
        content = path.read_bytes() if path.stat().st_size <= MAX_PHOTO_BYTES else b""
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == path.name.partition(".")[0] else None


def _jpeg(pixels: Pixels, burnt_in: str) -> bytes:
    from PIL import Image  # noqa: PLC0415 only where something is shown

    picture: Any = Image.fromarray(pixels)
    if burnt_in:
        _burn_in(picture, burnt_in)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def _burn_in(picture: Any, word: str) -> None:
    """The word that no cutting out of a page takes off."""
    from PIL import ImageDraw, ImageFont  # noqa: PLC0415

    size = max(14, picture.height // 16)
    letters = ImageFont.truetype(io.BytesIO(inter(600)), size)
    draw = ImageDraw.Draw(picture)
    left, top, right, bottom = draw.textbbox((0, 0), word, font=letters)
    x = (picture.width - (right - left)) / 2
    draw.rectangle((x - size / 2, 0, x + right - left + size / 2, bottom - top + size), fill=(179, 38, 30))
    draw.text((x - left, size / 2 - top), word, font=letters, fill=(255, 255, 255))


def _yaw_in(head: bytes) -> float | None:
    """As our own files have it beside the Exif."""
    found = _YAW.search(head)
    try:
        return None if found is None else float(found[1]) % 360.0
    except ValueError:
        return None


def _level(number: float | None) -> TruthLevel:
    """One that we do not know promises nothing."""
    known = number is not None and number in frozenset(TruthLevel)
    return TruthLevel(int(number)) if known and number is not None else TruthLevel.PALETTE
