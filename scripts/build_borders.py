"""Make maps/data/borders.npz from maps/data/latvia_lithuania.geojson. Run it when the outlines change.

The source holds land only: every lake is a hole, and border lakes and wide border rivers are gaps between the
two countries. Here lakes are filled, and each gap is split along its middle, as treaties do with border
waters, so that the two outlines share one line from Belarus to the sea. Takes about a second.
"""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Polygon

DATA = Path(__file__).parent.parent / "maps" / "data"
GRID_DEG = 1e-6  # the source has 5 decimals; overlays snap to this grid so that shared edges stay shared
SHORE_STEP_DEG = 5e-4  # shores are walked in steps of 30-50 m to find the middle of the water
SQUEEZE = math.cos(math.radians(56.2))  # makes a degree of longitude as long as one of latitude


def main() -> None:
    outlines = build(DATA / "latvia_lithuania.geojson")
    np.savez_compressed(DATA / "borders.npz", **outlines)


def build(source: Path) -> dict[str, np.ndarray[Any, Any]]:
    """Per name (LV, LT, border) the corners as int32 micro-degrees, and where each ring or line starts."""
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    land = {feature["properties"]["A3"]: filled(feature["geometry"]["coordinates"]) for feature in features}
    latvia = land["LVA"]
    lithuania = shapely.difference(land["LTU"], latvia, grid_size=GRID_DEG)
    latvia_gains, lithuania_gains = split_gaps(latvia, lithuania)
    latvia = shapely.union_all([latvia, *latvia_gains], grid_size=GRID_DEG)
    lithuania = shapely.union_all([lithuania, *lithuania_gains], grid_size=GRID_DEG)
    lithuania = shapely.difference(lithuania, latvia, grid_size=GRID_DEG)
    shared = shapely.intersection(latvia.boundary, lithuania.boundary, grid_size=GRID_DEG)
    pieces = shapely.line_merge(
        MultiLineString([g for g in shapely.get_parts(shared) if g.geom_type == "LineString"])
    )
    return (
        packed("LV", [p.exterior for p in shapely.get_parts(latvia)])
        | packed("LT", [p.exterior for p in shapely.get_parts(lithuania)])
        | packed("border", [one_line(list(shapely.get_parts(pieces)))])
    )


def filled(polygons: list[list[list[list[float]]]]) -> Any:
    """The land of one country with its lakes filled."""
    return shapely.union_all(
        [shapely.make_valid(Polygon(rings[0])) for rings in polygons], grid_size=GRID_DEG
    )


def split_gaps(latvia: Any, lithuania: Any) -> tuple[list[Any], list[Any]]:
    """Each gap between the two in two halves: nearer to the Latvian shore, nearer to the Lithuanian shore."""
    both = shapely.union(latvia, lithuania, grid_size=GRID_DEG)
    latvian: list[Any] = []
    lithuanian: list[Any] = []
    for gap in (Polygon(ring) for part in shapely.get_parts(both) for ring in part.interiors):
        shore = shapely.get_coordinates(shapely.segmentize(gap.exterior, SHORE_STEP_DEG))[:-1]
        cells = shapely.voronoi_polygons(shapely.multipoints(shore * [SQUEEZE, 1.0]), ordered=True)
        cells = shapely.get_parts(shapely.transform(cells, lambda xy: xy / [SQUEEZE, 1.0]))
        points = shapely.points(shore)
        is_latvian = shapely.distance(points, latvia) <= shapely.distance(points, lithuania)
        latvian.append(shapely.intersection(shapely.union_all(cells[is_latvian]), gap))
        lithuanian.append(shapely.intersection(shapely.union_all(cells[~is_latvian]), gap))
    return latvian, lithuanian


def one_line(pieces: list[Any]) -> LineString:
    """The pieces of the border in one line, from Belarus to the sea; snapping leaves half-metre breaks."""
    westward = [p if p.coords[0][0] > p.coords[-1][0] else p.reverse() for p in pieces]
    westward.sort(key=lambda piece: -piece.coords[0][0])
    for east, west in pairwise(westward):
        if math.dist(east.coords[-1], west.coords[0]) > 1e-5:
            raise SystemExit(f"the border has a hole at {east.coords[-1]}: look at the source")
    return LineString([corner for piece in westward for corner in piece.coords])


def packed(name: str, lines: list[Any]) -> dict[str, np.ndarray[Any, Any]]:
    """Longest line first; corners as int32 micro-degrees one after the other, and the start of each line."""
    ordered = sorted(lines, key=lambda line: -line.length)
    corners = [np.round(shapely.get_coordinates(line) * 1e6).astype(np.int32) for line in ordered]
    starts = np.cumsum([0] + [len(c) for c in corners[:-1]], dtype=np.int32)
    return {name: np.concatenate(corners), f"{name}_starts": starts}


if __name__ == "__main__":
    main()
