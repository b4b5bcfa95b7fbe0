"""An incident's map as one HTML file that needs no network: to hand over, to archive, to open in ten years.

folium draws it; Leaflet, jQuery, the map pictures and the border line stand inside the file. Nothing in it
can load anything: a content security policy tells the browser so, and every text is escaped for all it
passes through.
"""

from __future__ import annotations

import base64
import importlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import LineString

from maps import borders
from maps.mercator import from_world, metres_per_unit, to_world
from maps.sheet import scene
from maps.sheet.leaflet import header_html
from maps.sheet.sheet import BORDER, Pen
from maps.tiles.picture_size import picture_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maps.formats.features import Line
    from maps.geo import LatLon
    from maps.sheet.scene import Scene
    from maps.sheet.sheet import Mark, Sheet
    from maps.tiles.mbtiles import TileStore

MAX_TILES = 400
MAX_TILES_BYTES = 8 * 2**20
TRUE_TO_M = 0.3  # corners of a track that lie nearer to its straight line are left out
GROUND_AROUND_M = 3_000.0  # how far the map pictures go beyond what is shown
BORDER_AROUND_M = 20_000.0
MAX_ZOOM = 20
STYLE = Path(__file__).parent / "incident_map.css"
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="  # one clear pixel
# A text passes Jinja ({), a JavaScript template literal (` $ \) and HTML (the rest) before it is read
_ESCAPES = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\"'`$\\{}"}


def incident_map(sheet: Sheet, tiles: Sequence[TileStore] = ()) -> str:
    """The HTML document. Without `tiles` the ground stays plain, with border and scale; of several the first
    that has a picture gives it.
    """
    shown = scene.around(_places(sheet))
    sources: list[str] = []
    drawn = _Drawing()
    for piece in scene.border_in(shown.wider(BORDER_AROUND_M)):
        drawn.line(_corners(piece), BORDER, borders.ATTRIBUTION)
        sources.append(borders.ATTRIBUTION)
    for outline in sheet.areas:
        rings = [_corners(ring) for ring in (outline.area.area.ring, *outline.area.area.holes)]
        drawn.area(rings, outline.pen, _said(outline.area.name, outline.text))
    for track in sheet.tracks:
        drawn.line(_thinned(track.line), Pen("#ffffff", track.pen.width_px + 2.4), "")  # a casing
        drawn.line(_thinned(track.line), track.pen, _said(track.line.name, track.text))
    for mark in sheet.marks:
        drawn.mark(mark)
    after = ""
    if tiles:
        sources += [store.info.attribution for store in tiles]
        after = _ground_script(drawn.name, shown.wider(GROUND_AROUND_M), tiles)
    after += f"L.control.scale({{imperial: false}}).addTo({drawn.name});\n"
    after += _sources_script(drawn.name, sources)
    return _page(sheet, drawn.html(shown), after)


def escaped(text: str) -> str:
    """A text that stays text in the page, whatever it holds; each line of it a line."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return "<br>".join(plain.translate(_ESCAPES).splitlines())


class _Drawing:
    """The one seam to folium: untyped, and 0.35 s to import, so only when a map is made."""

    def __init__(self) -> None:
        self._folium: Any = importlib.import_module("folium")
        self._map: Any = self._folium.Map(tiles=None, prefer_canvas=True, max_zoom=MAX_ZOOM)
        self._map.default_js, self._map.default_css = [], []
        self.name = str(self._map.get_name())

    def line(self, corners: list[list[float]], pen: Pen, said: str) -> None:
        self._add(self._folium.PolyLine(corners, smooth_factor=0.5, **_style(pen)), said)

    def area(self, rings: list[list[list[float]]], pen: Pen, said: str) -> None:
        self._add(self._folium.Polygon(rings, fill=True, fill_opacity=0.08, **_style(pen)), said)

    def mark(self, mark: Mark) -> None:
        at = [mark.at.lat_deg, mark.at.lon_deg]
        if mark.error_m is not None:
            self._add(self._folium.Circle(at, radius=mark.error_m, fill=True, **_style(mark.pen)), "")
        label = f'<span style="background:{mark.pen.colour}">{escaped(mark.label)}</span>'
        icon = self._folium.DivIcon(html=label, icon_size=(0, 0), class_name="mark")
        self._add(self._folium.Marker(at, icon=icon, alt=escaped(mark.label)), _said(mark.label, mark.text))

    def html(self, shown: Scene) -> str:
        """folium's own page, which knows nothing of ours yet."""
        self._map.fit_bounds(
            [[at.lat_deg, at.lon_deg] for at in shown.corners()], padding=(40, 40), max_zoom=17
        )
        return str(self._map.get_root().render())

    def _add(self, shape: Any, said: str) -> None:
        if said:
            shape.add_child(self._folium.Popup(said, max_width=320))
        shape.add_to(self._map)


def _page(sheet: Sheet, drawn: str, after: str) -> str:
    """Our head, title bar and last script, put into the page that folium made."""
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escaped(sheet.title)}</title>\n{header_html()}"
    )
    banner = f'<p class="banner">{escaped(sheet.banner)}</p>' if sheet.banner else ""
    named = [(t.line.name, t.pen) for t in sheet.tracks] + [(a.area.name, a.pen) for a in sheet.areas]
    legend = "".join(f"<li>{_sample(pen)}{escaped(name)}</li>" for name, pen in dict.fromkeys(named) if name)
    bar = (
        f"{banner}<header><h1>{escaped(sheet.title)}</h1><p>{escaped(sheet.subtitle)}</p>"
        f"<ul>{legend}</ul></header>"
    )
    begin, in_head, rest = drawn.partition("<head>")
    mid, in_body, end = rest.partition("<body>")
    begin = begin.replace("<html>", f'<html lang="{escaped(sheet.language)}">')
    end = end.rpartition("</html>")[0]
    style, head_end = f"<style>{STYLE.read_text(encoding='utf-8')}</style>\n", "</head>"
    mid = mid.replace(head_end, style + head_end)
    return f"{begin}{in_head}\n{head}{mid}{in_body}{bar}{end}<script>{after}</script>\n</html>\n"


def _sample(pen: Pen) -> str:
    """A stroke of the pen for the legend."""
    return (
        f'<svg width="34" height="8"><path d="M1 4h32" fill="none" stroke="{pen.colour}"'
        f' stroke-width="{pen.width_px}" stroke-dasharray="{pen.dashes_px}"/></svg>'
    )


def _ground_script(map_name: str, wanted: Scene, stores: Sequence[TileStore]) -> str:
    """A tile layer that takes its pictures from the page; beyond the deepest zoom they are enlarged."""
    pictures = dict(scene.pictures_in(wanted, stores, MAX_TILES, MAX_TILES_BYTES))
    if not pictures:
        return ""
    data = {f"{tile.zoom}/{tile.column}/{tile.row}": _as_data(picture) for tile, picture in pictures.items()}
    zooms = [tile.zoom for tile in pictures]
    return (
        f"var pictures = {json.dumps(data)};\n"
        "var Ground = L.TileLayer.extend({getTileUrl: function (at) {\n"
        f"  return pictures[at.z + '/' + at.x + '/' + at.y] || '{NOTHING}'; }}}});\n"
        f"new Ground('', {{minNativeZoom: {min(zooms)}, maxNativeZoom: {max(zooms)}, maxZoom: {MAX_ZOOM}}})"
        f".addTo({map_name});\n"
    )


def _as_data(picture: bytes) -> str:
    size = picture_size(picture)
    kind = size[0] if size is not None else "png"
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}"


def _sources_script(map_name: str, sources: Sequence[str]) -> str:
    """Who made the ground and the border: always painted on the map."""
    once = [json.dumps(escaped(source)) for source in dict.fromkeys(sources) if source]
    lines = [f"{map_name}.attributionControl.addAttribution({source});" for source in once]
    return "\n".join([f"{map_name}.attributionControl.setPrefix('Leaflet');", *lines])


def _said(name: str, text: str) -> str:
    """What a popup says: the name strong, the text below; nothing if there is neither."""
    parts = ([f"<b>{escaped(name)}</b>"] if name else []) + ([escaped(text)] if text else [])
    return "<br>".join(parts)


def _style(pen: Pen) -> dict[str, Any]:
    return {"color": pen.colour, "weight": pen.width_px, "opacity": 1.0, "dash_array": pen.dashes_px or None}


def _places(sheet: Sheet) -> Iterator[LatLon]:
    for track in sheet.tracks:
        yield from track.line.places
    for outline in sheet.areas:
        yield from outline.area.area.ring
    for mark in sheet.marks:
        yield mark.at


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
