"""The script of a page that draws the surroundings, their switches, and says what lies under a finger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maps.borders import country_at
from maps.coordinates.written import GRIDS, decimal_degrees, in_grid
from maps.grids import to_grid
from maps.sheet.escaped import escaped, said
from maps.sheet.place_signs import Look, svg
from maps.sheet.sheet import Pen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from maps.geo import LatLon
    from maps.sheet.sheet import Layer, Shape

SCRIPT = Path(__file__).parent / "surroundings.js"
LEGEND_PX = 24


def surroundings_data(menu: str, layers: Sequence[Layer]) -> str:
    """The layers as the script takes them. `menu` is what the button of the switches says."""
    pictures = list(dict.fromkeys(sign.look for layer in layers for sign in layer.signs))
    numbers = {look: number for number, look in enumerate(pictures)}
    return _json(
        {
            "menu": menu,  # becomes a title, which is never read as HTML
            "pictures": [svg(look) for look in pictures],
            "layers": [_layer(layer, numbers) for layer in layers],
        }
    )


def surroundings_script(map_name: str, data: str, groups: Mapping[str, str]) -> str:
    """`groups`: what is on the map already, by the name of its variable, and what its switch is called."""
    named = [f"{{group: {name}, label: {_json(escaped(label))}}}" for name, label in groups.items() if label]
    call = f"surroundings({map_name}, {data}, [{', '.join(named)}]);"
    return f"{SCRIPT.read_text('utf-8')}{call}\n"


def place_lines(at: LatLon) -> tuple[str, ...]:
    """A place in degrees, and in the grid of the country it lies in."""
    grid = GRIDS.get(country_at(at) or "")
    return (decimal_degrees(at), *(() if grid is None else (in_grid(to_grid(at, grid)),)))


def stroke(pen: Pen, fill: float | None = None) -> str:
    """A stroke of the pen for a legend; a piece of the area with `fill`."""
    inside = "" if fill is None else f' fill="{pen.colour}" fill-opacity="{fill}"'
    box = f'<rect x="2" y="2" width="30" height="14"{inside}'
    shape = '<path d="M1 4h32" fill="none"' if fill is None else box
    height = 8 if fill is None else 18
    return (
        f'<svg width="34" height="{height}">{shape} stroke="{pen.colour}"'
        f' stroke-width="{pen.width_px}" stroke-dasharray="{pen.dashes_px}"/></svg>'
    )


def _layer(layer: Layer, numbers: Mapping[Look, int]) -> dict[str, Any]:
    largest_first = sorted(layer.shapes, key=_size, reverse=True)
    return {
        "label": f"{escaped(layer.name)}{_legend(layer.legend)}",
        "shown": layer.shown,
        "shapes": [_shape(shape) for shape in largest_first],
        "signs": [
            {
                "at": _corner(sign.at),
                "picture": numbers[sign.look],
                "name": sign.name,  # becomes a title, which is never read as HTML
                "said": said(sign.name, sign.text, *place_lines(sign.at)),
            }
            for sign in layer.signs
        ],
    }


def _legend(entries: Iterable[tuple[Pen | Look, str]]) -> str:
    rows = "".join(
        f"<span>{stroke(one, 0.1) if isinstance(one, Pen) else svg(one, LEGEND_PX)}{escaped(text)}</span>"
        for one, text in entries
    )
    return f'<span class="legend">{rows}</span>' if rows else ""


def _shape(shape: Shape) -> dict[str, Any]:
    return {
        "rings": [[_corner(at) for at in ring] for ring in shape.rings],
        "colour": shape.pen.colour,
        "width": shape.pen.width_px,
        "dashes": shape.pen.dashes_px,
        "fill": shape.fill,
        "said": said(shape.name, shape.text),
    }


def _size(shape: Shape) -> float:
    """Square degrees of the rectangle round it: enough to know which of two is the larger."""
    lats = [at.lat_deg for at in shape.rings[0]]
    lons = [at.lon_deg for at in shape.rings[0]]
    return (max(lats) - min(lats)) * (max(lons) - min(lons))


def _corner(at: LatLon) -> list[float]:
    return [round(at.lat_deg, 5), round(at.lon_deg, 5)]


def _json(value: Any) -> str:
    """For a script inside HTML: no text in it can end the script."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    plain = written.encode("utf-8", "replace").decode("utf-8")
    return plain.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
