"""A map as one HTML file that needs no network: to hand over, to archive, to open in ten years.

folium draws it; Leaflet, jQuery, the map pictures and the border line stand inside the file. Nothing in it
can load anything: a content security policy tells the browser so, and every text is escaped for all it
passes through.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maps import borders
from maps.sheet import scene
from maps.sheet.drawing import Drawing
from maps.sheet.escaped import escaped
from maps.sheet.ground_pictures import GROUND, ground_script
from maps.sheet.leaflet import header_html
from maps.sheet.surroundings import stroke, surroundings_data, surroundings_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from maps.geo import LatLon
    from maps.sheet.scene import Scene
    from maps.sheet.sheet import Sheet, Switches
    from maps.tiles.mbtiles import TileStore
    from maps.tiles.pyramid import Tile

MAX_TILES = 400
MAX_PAGE_CHARS = 9_500_000  # so that it goes through mail: pictures are left out beyond, the deepest first
GROUND_AROUND_M = 3_000.0  # how far the map pictures go beyond what is shown
BORDER_AROUND_M = 20_000.0
STYLE = Path(__file__).parent / "incident_map.css"
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Page:
    """The document, and how many map pictures it carries."""

    html: str
    tiles: int


def incident_map(sheet: Sheet, tiles: Sequence[TileStore] = ()) -> str:
    """The HTML document. Without `tiles` the ground stays plain, with border and scale; of several the first
    that has a picture gives it.
    """
    return page_of(sheet, tiles).html


def page_of(sheet: Sheet, tiles: Sequence[TileStore] = ()) -> Page:
    """The same, with what went into it."""
    shown = first_look(sheet)
    drawn, sources = Drawing(), list(sheet.sources)
    for piece in scene.border_in(shown.wider(BORDER_AROUND_M)):
        drawn.border(piece, borders.ATTRIBUTION)
        sources.append(borders.ATTRIBUTION)
    for outline in sheet.areas:
        drawn.area(outline)
    for track in sheet.tracks:
        drawn.track(track)
    for mark in sheet.marks:
        drawn.mark(mark)
    html, data = drawn.html(shown), surroundings_data(sheet.switches.menu, sheet.layers)
    room = MAX_PAGE_CHARS - len(html) - len(data) - len(header_html())
    pictures = _pictures(shown.wider(GROUND_AROUND_M), tiles, room)
    ground = ""
    if pictures:
        sources += [store.info.attribution for store in tiles]
        ground = ground_script(drawn.name, pictures)
    groups = _groups(sheet.switches, drawn.groups) | ({GROUND: sheet.switches.pictures} if pictures else {})
    after = [
        ground,
        surroundings_script(drawn.name, data, groups),
        f"L.control.scale({{imperial: false}}).addTo({drawn.name});\n",
        _sources_script(drawn.name, sources),
    ]
    return Page(_page(sheet, html, "".join(after)), len(pictures))


def first_look(sheet: Sheet) -> Scene:
    """What the page shows when it is opened."""
    places = [*(sheet.frame or _places(sheet))]
    return scene.around(places or [sign.at for layer in sheet.layers for sign in layer.signs])


def _pictures(wanted: Scene, stores: Sequence[TileStore], room_chars: int) -> Mapping[Tile, bytes]:
    """As many as fit: three bytes take four characters."""
    return dict(scene.pictures_in(wanted, stores, MAX_TILES, room_chars * 3 // 4)) if stores else {}


def _groups(names: Switches, variables: Mapping[str, str]) -> dict[str, str]:
    called = {"tracks": names.tracks, "areas": names.areas, "marks": names.marks}
    return {variables[kind]: name for kind, name in called.items() if kind in variables}


def _page(sheet: Sheet, drawn: str, after: str) -> str:
    """Our head, title bar and last script, put into the page that folium made."""
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escaped(sheet.title)}</title>\n{header_html()}"
    )
    banner = f'<p class="banner">{escaped(sheet.banner)}</p>' if sheet.banner else ""
    named = [(t.line.name, t.pen) for t in sheet.tracks] + [(a.area.name, a.pen) for a in sheet.areas]
    legend = "".join(f"<li>{stroke(pen)}{escaped(name)}</li>" for name, pen in dict.fromkeys(named) if name)
    notes = "".join(f'<p class="note">{escaped(note)}</p>' for note in sheet.notes)
    bar = (
        f"{banner}<header><h1>{escaped(sheet.title)}</h1><p>{escaped(sheet.subtitle)}</p>{notes}"
        f"<ul>{legend}</ul></header>"
    )
    begin, in_head, rest = drawn.partition("<head>")
    mid, in_body, end = rest.partition("<body>")
    begin = begin.replace("<html>", f'<html lang="{escaped(sheet.language)}">')
    end = end.rpartition("</html>")[0]
    style, head_end = f"<style>{STYLE.read_text(encoding='utf-8')}</style>\n", "</head>"
    mid = mid.replace(head_end, style + head_end)
    return f"{begin}{in_head}\n{head}{mid}{in_body}{bar}{end}<script>{after}</script>\n</html>\n"


def _sources_script(map_name: str, sources: Sequence[str]) -> str:
    """Who made the ground and the border: always painted on the map."""
    once = [json.dumps(escaped(source)) for source in dict.fromkeys(sources) if source]
    lines = [f"{map_name}.attributionControl.addAttribution({source});" for source in once]
    return "\n".join([f"{map_name}.attributionControl.setPrefix('Leaflet');", *lines])


def _places(sheet: Sheet) -> Iterator[LatLon]:
    for track in sheet.tracks:
        yield from track.line.places
    for outline in sheet.areas:
        yield from outline.area.area.ring
    for mark in sheet.marks:
        yield mark.at
