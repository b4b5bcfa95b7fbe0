"""What was flown, searched and found, drawn by folium: the one seam to it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import LineString

from maps.mercator import from_world, metres_per_unit, to_world
from maps.sheet.escaped import escaped, said
from maps.sheet.sheet import BORDER, Pen
from maps.sheet.surroundings import place_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from maps.formats.features import Line
    from maps.geo import LatLon
    from maps.sheet.scene import Scene
    from maps.sheet.sheet import Mark, Outline, Track

TRUE_TO_M = 0.3  # corners of a track that lie nearer to its straight line are left out
CASING = "#ffffff"
MAX_ZOOM = 20


class Drawing:
    """folium is untyped, and takes 0.35 s to import: only when a map is made."""

    def __init__(self) -> None:
        self._folium: Any = importlib.import_module("folium")
        self._map: Any = self._folium.Map(tiles=None, prefer_canvas=True, max_zoom=MAX_ZOOM)
        self._map.default_js, self._map.default_css = [], []
        self.name = str(self._map.get_name())
        self._groups: dict[str, Any] = {}

    @property
    def groups(self) -> Mapping[str, str]:
        """The name of each group's variable in the page."""
        return {kind: str(group.get_name()) for kind, group in self._groups.items()}

    def border(self, piece: Sequence[LatLon], source: str) -> None:
        self._add(
            self._folium.PolyLine(_corners(piece), smooth_factor=0.5, **_style(BORDER)), said("", source)
        )

    def area(self, outline: Outline) -> None:
        rings = [_corners(ring) for ring in (outline.area.area.ring, *outline.area.area.holes)]
        shape = self._folium.Polygon(rings, fill=True, fill_opacity=0.08, **_style(outline.pen))
        self._add(shape, said(outline.area.name, outline.text), "areas")

    def track(self, track: Track) -> None:
        corners = _thinned(track.line)
        for pen in (Pen(CASING, track.pen.width_px + 2.4), track.pen):
            text = said(track.line.name, track.text) if pen is track.pen else ""
            self._add(self._folium.PolyLine(corners, smooth_factor=0.5, **_style(pen)), text, "tracks")

    def mark(self, mark: Mark) -> None:
        at = [mark.at.lat_deg, mark.at.lon_deg]
        if mark.error_m is not None:
            self._add(
                self._folium.Circle(at, radius=mark.error_m, fill=True, **_style(mark.pen)), "", "marks"
            )
        label = f'<span style="background:{mark.pen.colour}">{escaped(mark.label)}</span>'
        icon = self._folium.DivIcon(html=label, icon_size=(0, 0), class_name="mark")
        pin = self._folium.Marker(at, icon=icon, alt=escaped(mark.label))
        self._add(pin, said(mark.label, mark.text, *place_lines(mark.at)), "marks")

    def html(self, shown: Scene) -> str:
        """folium's own page, which knows nothing of ours yet."""
        self._map.fit_bounds(
            [[at.lat_deg, at.lon_deg] for at in shown.corners()], padding=(40, 40), max_zoom=17
        )
        return str(self._map.get_root().render())

    def _add(self, shape: Any, text: str, group: str = "") -> None:
        if text:
            shape.add_child(self._folium.Popup(text, max_width=300))
        if group and group not in self._groups:
            self._groups[group] = self._folium.FeatureGroup().add_to(self._map)
        shape.add_to(self._groups[group] if group else self._map)


def _style(pen: Pen) -> dict[str, Any]:
    return {"color": pen.colour, "weight": pen.width_px, "opacity": 1.0, "dash_array": pen.dashes_px or None}


def _corners(places: Sequence[LatLon]) -> list[list[float]]:
    return [[round(at.lat_deg, 6), round(at.lon_deg, 6)] for at in places]


def _thinned(line: Line) -> list[list[float]]:
    """Without the corners nobody could see: an hour at 10 Hz shrinks to some thousand corners."""
    lats = np.array([at.lat_deg for at in line.places])
    lons = np.array([at.lon_deg for at in line.places])
    xy = np.stack(to_world(lats, lons), axis=1)
    tolerance = TRUE_TO_M / metres_per_unit(float(lats[0]))
    kept = shapely.get_coordinates(shapely.simplify(LineString(xy), tolerance, preserve_topology=False))
    lat, lon = from_world(kept[:, 0].copy(), kept[:, 1].copy())
    return np.round(np.stack((lat, lon), axis=1), 6).tolist()
