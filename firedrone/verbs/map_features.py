"""A plan, and what a map file holds, put onto a sheet that is handed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents.words import label
from maps.formats.features import Features, Line, NamedArea
from maps.sheet.sheet import BORDER, FLOWN, HOT, PLANNED, TRUCK, Mark, Outline, Pen, Sheet, Track

if TYPE_CHECKING:
    from missions.plan import Plan

AREA, NO_FLY = Pen("#0b6e7f", 2.0), Pen(HOT.colour, 2.0, "6 4")
WAYS = (FLOWN, TRUCK, Pen("#1257a8", 2.8), Pen(BORDER.colour, 2.8), Pen("#1c6b3c", 2.8))
MOST_LABEL_CHARS = 24  # of a mark on the map; the rest is said when it is touched


def plan_on(sheet: Sheet, plan: Plan, name: str) -> Sheet:
    """Area, no-fly areas, the way and the home of a plan."""
    language = sheet.language
    searched = [] if plan.area is None else [plan.area]
    areas = [Outline(NamedArea(area, label(language, "search_area")), AREA) for area in searched]
    areas += [Outline(NamedArea(area, label(language, "map_no_fly")), NO_FLY) for area in plan.no_fly]
    home = () if plan.home is None else (plan.home,)
    way = (*home, *(waypoint.at for waypoint in plan.waypoints))
    planned = (Track(Line(way, f"{label(language, 'map_planned')}: {name}"), PLANNED),)
    marks = tuple(Mark(at, label(language, "home"), pen=Pen(AREA.colour)) for at in home)
    return replace(
        sheet,
        areas=(*sheet.areas, *areas),
        tracks=sheet.tracks + (planned if len(way) > 1 else ()),
        marks=sheet.marks + marks,
    )


def features_on(sheet: Sheet, features: Features) -> Sheet:
    """Lines, areas and points as the file names them; each line in a pen of its own, as far as they go."""
    begun = len(sheet.tracks)
    tracks = [
        Track(line, WAYS[number % len(WAYS)])
        for number, line in enumerate(features.lines, begun)
        if len(line.places) > 1
    ]
    marks = [
        Mark(point.at, (point.name or str(number))[:MOST_LABEL_CHARS], point.name)
        for number, point in enumerate(features.points, len(sheet.marks) + 1)
    ]
    return replace(
        sheet,
        areas=(*sheet.areas, *(Outline(area, AREA) for area in features.areas)),
        tracks=(*sheet.tracks, *tracks),
        marks=(*sheet.marks, *marks),
    )
