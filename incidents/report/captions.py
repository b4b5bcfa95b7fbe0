"""What stands below a picture of a report: what it is there for, when, how hot, where it looked."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.local_time import clock, day
from incidents.report.pictures import Part
from incidents.words import heat, label

if TYPE_CHECKING:
    from incidents.report.pictures import Picture


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture with its words."""

    title: str
    lines: tuple[str, ...]
    jpeg: bytes
    width_px: int
    height_px: int

    @property
    def data_uri(self) -> str:
        """For a page that loads nothing from anywhere."""
        return f"data:image/jpeg;base64,{base64.b64encode(self.jpeg).decode()}"


def said(picture: Picture, language: str, zone: str) -> ShownPicture:
    """With the local time; the day too where it is another than people would think."""
    kept = picture.kept
    title = f"{label(language, f'picture_{picture.part}')} · {clock(kept.at, zone)}"
    facts: list[str] = []
    if kept.hottest_c is not None and (kept.thermal or picture.part is Part.HOTTEST):
        facts.append(heat(language, kept.hottest_c, kept.level, at_least=kept.at_least))
    if picture.heading_deg is not None:
        facts.append(label(language, "picture_heading", degrees=f"{round(picture.heading_deg) % 360}"))
    place = kept.looks_at or picture.camera_at
    where = f"{place.lat_deg:.5f}, {place.lon_deg:.5f}" if place else ""
    dated = f"{day(kept.at, language, zone)} · {label(language, 'entry').lower()} {kept.n}"
    lines = (" · ".join(facts), f"{where} · {dated}" if where else dated)
    return ShownPicture(
        title, tuple(line for line in lines if line), picture.jpeg, picture.width_px, picture.height_px
    )
