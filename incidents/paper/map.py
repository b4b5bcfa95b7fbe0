"""The map of a report: scene, search area, flown tracks, findings and hot spots, true to scale, north up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.paper.drawing import (
    ACCENT,
    ACCENT_PALE,
    DANGER,
    DANGER_PALE,
    GREY,
    GROUND,
    HAIRLINE,
    INK,
    WHITE,
    XY,
    Anchor,
    Disc,
    Drawing,
    Label,
    Path,
    Shape,
    box,
)
from incidents.words import label
from maps.area import LocalFrame
from maps.geo import LatLon, distance_m
from maps.sheet.scene import around, border_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from maps.area import Area

BORDER = "#7a5195"
TRUCK = "#7a4b00"
LEAST_M = 120.0  # a map never shows less ground than this
MARGIN = 0.08
UNIT_WITHIN_M = 800.0  # nor does one truck that stood far away make all the rest small
SCENE_WITHIN_M = 3_000.0  # a scene farther from the flight is named, not drawn
BAR_MAX_MM = 28.0
GRID_MAX_LINES = 40
SPOT_MM = 2.1


@dataclass(frozen=True, slots=True)
class Finding:
    """A marked place with the number it has everywhere."""

    number: str
    at: LatLon


@dataclass(frozen=True, slots=True)
class Spot:
    """A hot spot: its number and the circle that holds it in 19 of 20 cases."""

    number: int
    at: LatLon
    error_m: float
    faint: bool = False  # closed, or not the one that is meant
    meant: bool = False  # the one a card is about: full and black, to be found without colours


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map is to show."""

    scene: LatLon | None
    scene_error_m: float | None
    tracks: tuple[tuple[LatLon, ...], ...]
    areas: tuple[Area, ...]
    findings: tuple[Finding, ...]
    spots: tuple[Spot, ...] = ()
    seen: tuple[Area, ...] = ()  # by the drone, inside the areas
    units: tuple[Finding, ...] = ()  # trucks by their call signs, where they stood


def draw_map(shown: Shown, width_mm: float, height_mm: float, language: str) -> Drawing | None:
    """The map, or None when there is no position to show."""
    places = [*_near(shown), *([shown.scene] if _scene_is_near(shown) and shown.scene else [])]
    places += _units_near(shown, places)
    if not places:
        return None
    paper = _paper(places, width_mm, height_mm)
    shapes: list[Shape] = [Path(box(0, 0, width_mm, height_mm), HAIRLINE, 0.2, GROUND, closed=True)]
    shapes += _grid(paper)
    shapes += _border(places, paper)
    unseen = GROUND if shown.seen else ACCENT_PALE
    shapes += [Path(paper.points(area.ring), None, fill=unseen, closed=True) for area in shown.areas]
    for area in shown.seen:
        shapes.append(Path(paper.points(area.ring), None, fill=ACCENT_PALE, closed=True))
        shapes += [Path(paper.points(hole), None, fill=GROUND, closed=True) for hole in area.holes]
    shapes += [Path(paper.points(area.ring), ACCENT, 0.3, dashed=True, closed=True) for area in shown.areas]
    for track in shown.tracks:
        points = paper.points(track)
        shapes += [Path(points, WHITE, 1.0), Path(points, ACCENT, 0.5)]
    shapes += [shape for track in shown.tracks if track for shape in _home(paper.point(track[0]))]
    if shown.scene and shown.scene in places:
        shapes += _scene(shown, paper)
    shapes += [shape for unit in shown.units for shape in _unit(unit, paper)]
    shapes += [shape for finding in shown.findings for shape in _finding(finding, paper)]
    shapes += [shape for spot in shown.spots for shape in _spot(spot, paper)]
    shapes += _scale(paper)
    shapes += _north(paper, language)
    if shown.scene and shown.scene not in places:
        shapes.append(_far_scene(shown.scene, places[0], paper, language))
    return Drawing(width_mm, height_mm, tuple(_inside(shapes, paper)), label(language, "map"))


def legend(shown: Shown, language: str) -> tuple[tuple[str, str], ...]:
    """Colour and name of what is drawn."""
    lines: list[tuple[str, str]] = []
    if any(shown.tracks):
        lines.append((ACCENT, label(language, "flown")))
    if shown.areas:
        lines.append((ACCENT_PALE, label(language, "seen_area" if shown.seen else "search_area")))
    if shown.scene and _scene_is_near(shown):
        lines.append((INK, label(language, "scene")))
    if shown.findings:
        lines.append((DANGER, label(language, "finding")))
    if shown.units:
        lines.append((TRUCK, label(language, "units")))
    if shown.spots:
        lines.append((DANGER_PALE, label(language, "hot_spot_ring")))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Paper:
    """How ground becomes paper: metres of the frame to millimetres."""

    frame: LocalFrame
    west_m: float
    north_m: float
    mm_per_m: float
    width_mm: float
    height_mm: float

    def point(self, at: LatLon) -> XY:
        x_m, y_m = self.frame.to_xy(at)
        return (x_m - self.west_m) * self.mm_per_m, (self.north_m - y_m) * self.mm_per_m

    def points(self, places: Iterable[LatLon]) -> tuple[XY, ...]:
        return tuple(self.point(at) for at in places)


def _near(shown: Shown) -> list[LatLon]:
    places = [at for track in shown.tracks for at in track]
    places += [at for area in shown.areas for at in area.ring]
    return places + [finding.at for finding in shown.findings] + [spot.at for spot in shown.spots]


def _units_near(shown: Shown, places: Sequence[LatLon]) -> list[LatLon]:
    """A truck on its way from the depot would make the fire a dot."""
    return [unit.at for unit in shown.units if not places or distance_m(unit.at, places[0]) < UNIT_WITHIN_M]


def _scene_is_near(shown: Shown) -> bool:
    others = _near(shown)
    return shown.scene is not None and (not others or distance_m(shown.scene, others[0]) < SCENE_WITHIN_M)


def _paper(places: Sequence[LatLon], width_mm: float, height_mm: float) -> _Paper:
    frame = LocalFrame(places[0])
    xs, ys = zip(*(frame.to_xy(at) for at in places), strict=True)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide_m = max(max(xs) - min(xs), LEAST_M) * (1 + 2 * MARGIN)
    high_m = max(max(ys) - min(ys), LEAST_M) * (1 + 2 * MARGIN)
    mm_per_m = min(width_mm / wide_m, height_mm / high_m)
    west = middle_x - width_mm / mm_per_m / 2
    north = middle_y + height_mm / mm_per_m / 2
    return _Paper(frame, west, north, mm_per_m, width_mm, height_mm)


def _round_m(most_m: float) -> float:
    """The largest of 1, 2, 5, 10, ... that is not more."""
    power = 10.0 ** math.floor(math.log10(most_m))
    return max(step * power for step in (1, 2, 5) if step * power <= most_m)


def _grid(paper: _Paper) -> Iterator[Shape]:
    """Squares of the length of the scale bar, so that distances can be read off anywhere."""
    step_mm = _round_m(BAR_MAX_MM / paper.mm_per_m) * paper.mm_per_m
    for i in range(1, min(GRID_MAX_LINES, math.ceil(paper.width_mm / step_mm))):
        yield Path(((i * step_mm, 0), (i * step_mm, paper.height_mm)), "#e3e8e9", 0.15)
    for i in range(1, min(GRID_MAX_LINES, math.ceil(paper.height_mm / step_mm))):
        yield Path(((0, i * step_mm), (paper.width_mm, i * step_mm)), "#e3e8e9", 0.15)


def _border(places: Sequence[LatLon], paper: _Paper) -> Iterator[Shape]:
    for piece in border_in(around(places).wider(paper.width_mm / paper.mm_per_m)):
        for clipped in _clipped(paper.points(piece), paper):
            yield Path(clipped, BORDER, 0.4, dashed=True)


def _clipped(points: tuple[XY, ...], paper: _Paper) -> Iterator[tuple[XY, ...]]:
    from shapely import LineString, box as rectangle, get_parts, intersection  # noqa: PLC0415, I001 0.2 s

    if len(points) < 2:
        return
    inside = intersection(LineString(points), rectangle(0, 0, paper.width_mm, paper.height_mm))
    for part in get_parts(inside):
        if isinstance(part, LineString) and part.length > 0:
            yield tuple((float(x), float(y)) for x, y in part.coords)


def _home(at: XY) -> Iterator[Shape]:
    yield Disc(at, 1.9, WHITE, ACCENT, 0.4)
    yield Label((at[0], at[1] + 0.95), "H", 2.6, ACCENT, Anchor.MIDDLE, bold=True)


def _scene(shown: Shown, paper: _Paper) -> Iterator[Shape]:
    if shown.scene is None:
        return
    x, y = paper.point(shown.scene)
    if shown.scene_error_m:
        radius_mm = shown.scene_error_m * paper.mm_per_m
        if radius_mm < min(x, y, paper.width_mm - x, paper.height_mm - y):
            yield Disc((x, y), radius_mm, None, INK, 0.2)
    for colour, width in ((WHITE, 1.3), (INK, 0.55)):
        yield Path(((x - 2.1, y), (x + 2.1, y)), colour, width)
        yield Path(((x, y - 2.1), (x, y + 2.1)), colour, width)
    yield Disc((x, y), 1.25, None, INK, 0.45)


def _unit(unit: Finding, paper: _Paper) -> Iterator[Shape]:
    """A square with the call sign beside it; none off the paper."""
    x, y = paper.point(unit.at)
    if not (2.0 < x < paper.width_mm - 2.0 and 2.0 < y < paper.height_mm - 2.0):
        return
    yield Path(box(x - 1.3, y - 1.3, 2.6, 2.6), WHITE, 0.3, TRUCK, closed=True)
    leftwards = x > paper.width_mm * 0.7
    beside = x - 2.0 if leftwards else x + 2.0
    yield Label(
        (beside, y + 0.9), unit.number, 2.3, TRUCK, Anchor.END if leftwards else Anchor.START, bold=True
    )


def _finding(finding: Finding, paper: _Paper) -> Iterator[Shape]:
    x, y = paper.point(finding.at)
    yield Disc((x, y), 2.0, DANGER, WHITE, 0.4)
    yield Label((x, y + 0.95), finding.number, 2.6, WHITE, Anchor.MIDDLE, bold=True)


def _spot(spot: Spot, paper: _Paper) -> Iterator[Shape]:
    """Hollow, where a finding is full; its circle is cut at the edge of the paper."""
    x, y = paper.point(spot.at)
    colour = INK if spot.meant else GREY if spot.faint else DANGER
    radius_mm = spot.error_m * paper.mm_per_m
    if radius_mm > SPOT_MM:
        turns = [2.0 * math.pi * i / 48 for i in range(49)]
        circle = tuple((x + radius_mm * math.cos(a), y + radius_mm * math.sin(a)) for a in turns)
        for piece in _clipped(circle, paper):
            yield Path(piece, colour, 0.3)
    text = str(spot.number)
    radius_mm = SPOT_MM + 0.35 * max(0, len(text) - 2) + (0.3 if spot.meant else 0.0)
    yield Disc((x, y), radius_mm, *((INK, WHITE) if spot.meant else (WHITE, colour)), 0.5)
    ink = WHITE if spot.meant else colour
    yield Label((x, y + 0.95), text, 2.6, ink, Anchor.MIDDLE, bold=True)


def _scale(paper: _Paper) -> Iterator[Shape]:
    length_m = _round_m(BAR_MAX_MM / paper.mm_per_m)
    length_mm = length_m * paper.mm_per_m
    right, y = paper.width_mm - 4, paper.height_mm - 4
    yield Path(box(right - length_mm - 2, y - 5, length_mm + 4, 7), None, fill=WHITE, closed=True)
    left = right - length_mm
    yield Path(((left, y - 1.2), (left, y), (right, y), (right, y - 1.2)), INK, 0.35)
    text = f"{length_m:g} m" if length_m < 1000 else f"{length_m / 1000:g} km"
    yield Label((left + length_mm / 2, y - 1.4), text, 2.6, INK, Anchor.MIDDLE)


def _north(paper: _Paper, language: str) -> Iterator[Shape]:
    x, y = paper.width_mm - 6, 5.0
    yield Path(
        ((x, y - 2.5), (x + 1.6, y + 2.5), (x, y + 1.3), (x - 1.6, y + 2.5)), None, fill=INK, closed=True
    )
    yield Label((x, y + 5.6), label(language, "north"), 2.6, INK, Anchor.MIDDLE, bold=True)


def _far_scene(scene: LatLon, here: LatLon, paper: _Paper, language: str) -> Shape:
    away = f"{label(language, 'scene')}: {distance_m(here, scene) / 1000:.1f} km"
    return Label((3, paper.height_mm - 4), away, 2.6, GREY)


def _inside(shapes: Iterable[Shape], paper: _Paper) -> Iterator[Shape]:
    """Everything drawn stands on the paper: places off it were never asked for."""
    for shape in shapes:
        if isinstance(shape, Path) or (
            -1 <= shape.at[0] <= paper.width_mm + 1 and -1 <= shape.at[1] <= paper.height_mm + 1
        ):
            yield shape
