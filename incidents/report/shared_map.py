"""The map of an incident as a page to move about in, for who was not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents.nearby import near
from incidents.nearby_layers import surrounded
from incidents.paper.drawing import DANGER, GREY, INK
from incidents.words import label
from maps.formats.features import Line, NamedArea
from maps.sheet.html_map import first_look, incident_map
from maps.sheet.sheet import Mark, Outline, Pen, Sheet, Track
from maps.tiles.mbtiles import open_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from incidents.report.content import Content
    from maps.packs.district import District

AROUND_M = 3_000.0  # how far beyond what is shown the surroundings go


def shared_map(
    content: Content,
    tile_files: Sequence[Path] = (),
    district: District | None = None,
    today: date | None = None,
) -> str | None:
    """The HTML document, which loads nothing from anywhere; None when no position was recorded. Map pictures
    that cannot be opened are left out: the report does not wait for a map.

    Zones and places come from the `district`, but no cameras: a report goes to people who may not look
    through them.
    """
    shown, language = content.shown, content.language
    if content.map is None:
        return None
    marks = [
        Mark(finding.at, finding.number, f"{label(language, 'finding')} {finding.number}", Pen(DANGER, 1.6))
        for finding in shown.findings
    ]
    marks += [
        Mark(spot.at, str(spot.number), line.said, Pen(GREY if spot.faint else DANGER, 1.6), spot.error_m)
        for spot, line in zip(content.hot_spots.spots, content.hot_spots.lines, strict=True)
    ]
    if shown.scene:
        marks.append(Mark(shown.scene, "+", label(language, "scene"), Pen(INK, 1.6), shown.scene_error_m))
    tracks = [
        Track(
            Line(
                corners,
                f"{label(language, 'flown')} {i}" if len(shown.tracks) > 1 else label(language, "flown"),
            )
        )
        for i, corners in enumerate(shown.tracks, 1)
    ]
    sheet = Sheet(
        title=f"{content.title}, {content.place}",
        subtitle=" · ".join(f"{fact.name} {fact.text}" for fact in content.head),
        banner=content.banner or "",
        language=language,
        tracks=tuple(tracks),
        areas=tuple(Outline(NamedArea(area, label(language, "search_area"))) for area in shown.areas),
        marks=tuple(marks),
    )
    if district is not None and today is not None:
        sheet = _with_surroundings(sheet, district, today)
    stores, _ = open_all(tile_files)
    try:
        return incident_map(sheet, stores)
    finally:
        for store in stores:
            store.close()


def _with_surroundings(sheet: Sheet, district: District, today: date) -> Sheet:
    shown = first_look(sheet)
    found = near(replace(district, camera_files=()), shown.centre, shown.reach_m + AROUND_M)
    return surrounded(sheet, found, today)
