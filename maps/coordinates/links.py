"""Links that phones send: geo: addresses, and pages of map sites that carry a position."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote_plus, urlsplit

from maps.coordinates.halves import short
from maps.coordinates.reading import Notation, Reading
from maps.coordinates.written import decimal_degrees
from maps.geo import LatLon
from maps.grids import PositionError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHARS = 2000
_LINK = re.compile(r"(?:https?://|geo:)\S+", re.IGNORECASE)
_NUMBER = r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?"
_PAIR = re.compile(rf"^(?:loc:|ll\.)?\s*({_NUMBER})\s*[,~\s]\s*({_NUMBER})(?![0-9.])")
_PIN = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")  # Google: the place itself, not the middle of the picture
_VIEW = re.compile(rf"/@({_NUMBER}),({_NUMBER})")
_IN_PATH = re.compile(rf"/(?:search|dir|place)/+(?:[^/]*/)*?({_NUMBER}),\s*({_NUMBER})(?=[/?]|$)")
_OSM_VIEW = re.compile(rf"map=[0-9.]+/({_NUMBER})/({_NUMBER})")
_SEPARATE = (("mlat", "mlon"), ("lat", "lon"), ("lat", "lng"))
_TOGETHER = ("q", "query", "ll", "daddr", "destination", "to", "center", "cp", "sll")
_SHORTENED = ("goo.gl", "maps.app.goo.gl", "g.co", "bit.ly", "osm.org", "w3w.co", "waze.to", "tinyurl.com")
_HALF_M = 111_195.0 / 2


def link(text: str) -> tuple[Reading, ...] | None:
    """The position that the first link in a text names; None if there is no link.

    Of a page with a pin and a view, the pin. PositionError when the link holds none.
    """
    found = _LINK.search(text[:MOST_CHARS])
    if found is None:
        return None
    written = found.group().rstrip(").,;\"'>")
    pairs = _geo(written) if written.lower().startswith("geo:") else _page(written)
    for lat, lon in pairs:
        at = _position(lat, lon)
        if at is not None:
            decimals = max(len(number.partition(".")[2]) for number in (lat, lon))
            return (Reading(at, Notation.LINK, decimal_degrees(at), None, _error_m(written, decimals)),)
    raise PositionError(f'the link "{short(written)}" {_why(written)}')


def _geo(written: str) -> Iterator[tuple[str, str]]:
    """RFC 5870; of Android's geo:0,0?q=56.48,23.391(name) what stands behind q."""
    place, _, query = written[4:].partition("?")
    for asked in parse_qs(query).get("q", ()):
        yield from _found(_PAIR, asked)
    yield from _found(_PAIR, unquote_plus(place).partition(";")[0])


def _page(written: str) -> Iterator[tuple[str, str]]:
    """Pins first, then what was asked for, then the middle of what was looked at."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return
    path = unquote_plus(parts.path)
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    yield from ((asked[lat], asked[lon]) for lat, lon in _SEPARATE if lat in asked and lon in asked)
    yield from _found(_PIN, path)
    for value in (asked[key] for key in _TOGETHER if key in asked):
        yield from _found(_PAIR, value)
    yield from _found(_IN_PATH, path)
    yield from _found(_VIEW, path)
    yield from _found(_OSM_VIEW, parts.fragment)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    pair = pattern.search(text)
    if pair is not None:
        yield pair[1], pair[2]


def _position(lat: str, lon: str) -> LatLon | None:
    try:
        at = LatLon(float(lat), float(lon))
    except ValueError:
        return None
    nowhere = math.hypot(at.lat_deg, at.lon_deg) < 0.01  # geo:0,0 is how Android says "see q"
    return None if nowhere else at


def _error_m(written: str, decimals: int) -> float:
    """By the digits, or what a geo: address says of itself."""
    said = re.search(r";u=([0-9]{1,6}(?:\.[0-9]+)?)", written)
    return max(1.0, _HALF_M / 10.0**decimals, float(said[1]) if said else 0.0)


def _why(written: str) -> str:
    try:
        host = (urlsplit(written).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if host in _SHORTENED:
        return "is a short one and can only be followed with internet: open it, and send the numbers"
    return "holds no position: send the numbers"
