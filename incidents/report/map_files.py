"""The incident for map programs: KML, GPX and GeoJSON with everything that has a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.facts import number_in, place_in, text_in
from incidents.hot_spot_ledger.exports import Wording, name_of, outline_facts, point_facts
from incidents.hot_spot_ledger.said import error_m
from incidents.hot_spot_ledger.same_place import outline_95
from incidents.local_time import clock, day
from incidents.words import label
from maps.formats import geojson, gpx, kml
from maps.formats.features import Features, Line, NamedArea, Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.hot_spot_ledger.row import Row
    from incidents.report.content import Content

TEXT_CHARS = 500  # of one fact: a receiver shows no more, and a record may have been written by anybody


def map_files(content: Content) -> dict[str, str]:
    """By file name; none where nothing has a place."""
    found = features(content)
    if not (found.areas or found.lines or found.points):
        return {}
    name = f"incident-{content.language}"
    return {
        f"{name}.kml": kml.text(found),
        f"{name}.gpx": gpx.text(found),
        f"{name}.geojson": geojson.text(found),
    }


def features(content: Content) -> Features:
    """Searched and seen areas, tracks, scene, marks, hot spots with their errors, trucks; of an exercise each
    name says so.
    """
    return Features(tuple(_areas(content)), tuple(_lines(content)), tuple(_points(content)))


def _areas(content: Content) -> Iterator[NamedArea]:
    simulated = {"simulated": content.banner is not None}
    for key, areas in (("search_area", content.shown.areas), ("seen_area", content.shown.seen)):
        for area in areas:
            yield NamedArea(area, _named(content, label(content.language, key)), {"kind": key, **simulated})
    wording = _wording(content)
    for row in content.hot_spots.rows:
        facts = {"kind": "hot_spot_error", **outline_facts(row, wording)}
        yield NamedArea(outline_95(row.at, row.ellipse), _spot_name(content, row), facts)


def _lines(content: Content) -> Iterator[Line]:
    for number, path in enumerate(content.paths, 1):
        if len(path.corners) < 2:
            continue
        begun = f"{day(path.times[0], content.language, content.zone)} {clock(path.times[0], content.zone)}"
        name = f"{label(content.language, 'flight')} {number} · {begun}"
        facts = {"kind": "flight", "flight": path.flight, "simulated": content.banner is not None}
        yield Line(path.corners, _named(content, name), path.amsl_m, path.times, facts)


def _points(content: Content) -> Iterator[Point]:
    shown, language, wording = content.shown, content.language, _wording(content)
    simulated = {"simulated": content.banner is not None}
    if shown.scene is not None:
        facts = {"kind": "scene", "error_m": shown.scene_error_m, "what": content.title, **simulated}
        facts = {key: value[:TEXT_CHARS] if isinstance(value, str) else value for key, value in facts.items()}
        yield Point(shown.scene, _named(content, label(language, "scene")), facts=facts)
    for row in content.hot_spots.rows:
        facts = {"kind": "hot_spot", **point_facts(row, wording)}
        yield Point(row.at, _spot_name(content, row), facts=facts)
    for place, mark in enumerate(content.marks, 1):
        facts, at = mark.entry.facts, place_in(mark.entry.facts)
        if at is None:
            continue
        number = facts.get("number") or place
        kept = {
            "kind": "finding",
            "at": mark.at.isoformat(),
            "error_m": number_in(facts, "error_m"),
            "temperature_c": number_in(facts, "temperature_c"),
            "text": (text_in(facts, "text") or "")[:TEXT_CHARS],
            **simulated,
        }
        yield Point(at, _named(content, f"{label(language, 'finding')} {number}"[:TEXT_CHARS]), facts=kept)
    for unit in content.units:
        facts = {"kind": "truck", "at": unit.when.isoformat(), **simulated}
        yield Point(unit.at, _named(content, unit.name), facts=facts)


def _spot_name(content: Content, row: Row) -> str:
    """A receiver shows the name and nothing else: the error belongs to it."""
    return f"{name_of(row, _wording(content))} ± {error_m(row)} m"


def _named(content: Content, name: str) -> str:
    return f"{label(content.language, 'simulated')} {name}" if content.banner else name


def _wording(content: Content) -> Wording:
    return Wording(content.language, content.banner is not None, content.zone)
