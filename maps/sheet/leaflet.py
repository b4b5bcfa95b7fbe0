"""Leaflet and jQuery as text inside one HTML file: pictures as data, no address that leads outside."""

from __future__ import annotations

import base64
import importlib.resources
import re
from functools import cache

# folium makes each marker with the default pin, a picture file, before it gives it the wanted icon
NO_PICTURE_PINS = "L.Marker.prototype.options.icon = L.divIcon({className: ''});"
_HREF = re.compile(r'href="https?://[^"]*"')
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_PICTURE = re.compile(r"url\((images/[a-z0-9.-]+)\)")


@cache
def header_html() -> str:
    """The two scripts and the style sheet, with the licence lines they begin with."""
    scripts = "".join(
        f"<script>{script}</script>\n" for script in (_leaflet_js(), NO_PICTURE_PINS, _jquery_js())
    )
    return f"<style>{_leaflet_css()}</style>\n{scripts}"


def _leaflet_js() -> str:
    """Its own name in the corner is a link: that one is cut."""
    return _inline(_HREF.sub('href="#"', _leaflet("leaflet.js").decode("utf-8")))


def _leaflet_css() -> str:
    def as_data(found: re.Match[str]) -> str:
        return f"url(data:image/png;base64,{base64.b64encode(_leaflet(found[1])).decode('ascii')})"

    return _PICTURE.sub(as_data, _leaflet("leaflet.css").decode("utf-8"))


def _jquery_js() -> str:
    """folium's popups are made with it."""
    file = importlib.resources.files("xstatic.pkg.jquery") / "data" / "jquery.min.js"
    return _inline(file.read_text(encoding="utf-8"))


def _leaflet(name: str) -> bytes:
    files = importlib.resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    return files.joinpath(name).read_bytes()


def _inline(script: str) -> str:
    """A script must not hold the tag that would end it."""
    return _SOURCE_MAP.sub("", script).replace("</script", "<\\/script")
