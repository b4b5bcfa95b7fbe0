"""Water, meeting points, gates, bridges, signs and cameras on the map: 20,000 at the price of a picture.

From afar those of one sort that would lie on each other become one sign with their number. What stands
beside roads comes only near, names nearer still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF

from maps.geo import LatLon
from maps.mercator import from_world, metres_per_unit, to_world
from ui import sizes
from ui.map.layers.camera_views import CameraViews
from ui.map.layers.place_clusters import Clusters, alone, clustered, in_view
from ui.map.layers.place_labels import Label, paint_labels
from ui.map.layers.place_ways import PlaceWays
from ui.map.place_colours import place_colours
from ui.map.place_signs import Crowd, Sign, crowd_of, has_sign, sign_of
from ui.map.place_symbols import SYMBOL_PX, crowd_symbol, symbol
from ui.map.sheet import Sheet
from ui.theme import worn
from ui.words.places import weight_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import NDArray
    from PySide6.QtGui import QPixmap

    from maps.places.cameras import Camera
    from maps.places.place import Place
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame
    from ui.map.place_colours import PlaceColours

    Floats = NDArray[np.float64]

FARTHEST_M_PX = 300.0  # metres a pixel: beyond, the map shows countries
FAR_M_PX = 40.0  # beyond, nobody looks for a gate or a camera
LABEL_M_PX = 9.0
SINGLE_M_PX = 6.0  # within, nothing is gathered: two hydrants at one crossing are two
MOST_SINGLE = 250  # signs in one look; more are gathered at any scale
MOST_LABEL_CHARS = 30
LINE_REACH_PX = 14.0
CROWDS = tuple(Crowd)  # the last lies on top


class PlacesLayer:
    """Places and cameras, kept as a picture of the view."""

    def __init__(self) -> None:
        self._sheet = Sheet()
        self._painted_for: object = None
        self._places: tuple[Place, ...] = ()
        self._signs: list[Sign] = []
        self._x = self._y = np.empty(0)
        self._crowd = np.empty(0, dtype=np.intp)
        self._has_sign = np.empty(0, dtype=np.bool_)
        self._ways = PlaceWays()
        self._cameras = CameraViews()

    def set_places(self, places: Iterable[Place], today: date) -> None:
        """`today` says which of them count as checked."""
        self._places = tuple(places)
        self._signs = [sign_of(place, today) for place in self._places]
        at = [place.at for place in self._places]
        lats, lons = np.array([p.lat_deg for p in at]), np.array([p.lon_deg for p in at])
        self._x, self._y = to_world(lats, lons)
        self._crowd = np.array([CROWDS.index(crowd_of(p.kind)) for p in self._places], dtype=np.intp)
        self._has_sign = np.array([has_sign(place) for place in self._places], dtype=np.bool_)
        self._ways = PlaceWays(self._places)
        self.forget()

    def set_cameras(self, cameras: Iterable[Camera]) -> None:
        self._cameras = CameraViews(cameras)
        self.forget()

    def forget(self) -> None:
        """What was painted is out of date."""
        self._sheet.forget()

    def place_at(self, point: QPointF, frame: Frame) -> Place | Camera | None:
        """What lies under a finger: a sign, else a camera, else a track, a wire or a shore."""
        shown = self._shown(frame)
        near = _nearest(shown, point, frame)
        if near is not None:
            return self._places[int(shown.first[near])] if shown.count[near] == 1 else None
        if _metres_a_pixel(frame) > FAR_M_PX:
            return None
        camera = self._cameras.at(point, frame)
        way = self._ways.at(point, frame, LINE_REACH_PX) if camera is None else None
        return camera if way is None else self._places[way]

    def crowd_at(self, point: QPointF, frame: Frame) -> LatLon | None:
        """The middle of the crowd under a finger: where to look nearer."""
        shown = self._shown(frame)
        near = _nearest(shown, point, frame)
        if near is None or shown.count[near] == 1:
            return None
        return LatLon(*from_world(float(shown.x[near]), float(shown.y[near])))

    @property
    def kept(self) -> Sheet:
        """Its picture, which moves along with the map."""
        return self._sheet

    def paint(self, canvas: Canvas) -> None:
        colours = place_colours(worn())
        if (colours.theme, canvas.clear_of) != self._painted_for:
            self._painted_for = (colours.theme, canvas.clear_of)
            self.forget()
        self._sheet.paint(
            canvas,
            lambda inside: self._paint_ways(inside, colours),
            lambda inside: self._paint_signs(inside, colours),
        )

    def _paint_ways(self, canvas: Canvas, colours: PlaceColours) -> None:
        """What lies on the ground, and may be painted in parts."""
        if _metres_a_pixel(canvas.frame) <= FAR_M_PX:
            self._cameras.paint_views(canvas, colours)
            self._ways.paint(canvas, colours)

    def _paint_signs(self, canvas: Canvas, colours: PlaceColours) -> None:
        """They are gathered and named for the whole view."""
        metres_a_pixel = _metres_a_pixel(canvas.frame)
        cameras = np.empty((0, 2))
        if metres_a_pixel <= FAR_M_PX:
            cameras = self._cameras.paint_cameras(canvas, colours)
        shown = self._shown(canvas.frame)
        px = _pixels(shown, canvas.frame)
        for n, (x, y) in enumerate(px.tolist()):
            picture = self._picture(shown, n, colours, canvas.frame.device_ratio)
            size = picture.deviceIndependentSize()
            canvas.painter.drawPixmap(round(x - size.width() / 2), round(y - size.height() / 2), picture)
        if metres_a_pixel <= LABEL_M_PX:
            paint_labels(canvas, self._labels(shown, px, colours), np.concatenate((px, cameras)))

    def _shown(self, frame: Frame) -> Clusters:
        """The signs of a look, each sort above the one before."""
        metres_a_pixel = _metres_a_pixel(frame)
        wanted = self._has_sign & (
            self._crowd >= (CROWDS.index(Crowd.PEOPLE) if metres_a_pixel > FAR_M_PX else 0)
        )
        near = in_view(self._x, self._y, frame.world, SYMBOL_PX / frame.px_per_unit)
        near = near[wanted[near]] if metres_a_pixel <= FARTHEST_M_PX else near[:0]
        near = near[np.argsort(self._crowd[near], kind="stable")]
        if metres_a_pixel <= SINGLE_M_PX and len(near) <= MOST_SINGLE:
            return alone(self._x, self._y, near)
        return clustered(self._x, self._y, self._crowd, near, frame.px_per_unit)

    def _picture(self, shown: Clusters, n: int, colours: PlaceColours, ratio: float) -> QPixmap:
        first, count = int(shown.first[n]), int(shown.count[n])
        if count == 1:
            return symbol(self._signs[first], colours, ratio)
        return crowd_symbol(CROWDS[int(self._crowd[first])], count, colours, ratio)

    def _labels(self, shown: Clusters, px: Floats, colours: PlaceColours) -> Iterable[Label]:
        """Water first: it is what is looked for in a hurry."""
        for n in reversed(range(len(px))):
            place = self._places[int(shown.first[n])]
            words = _words(place)
            if shown.count[n] == 1 and words:
                yield Label(words, QPointF(*px[n].tolist()), colours.tone(place.kind))


def _pixels(shown: Clusters, frame: Frame) -> Floats:
    x, y = (shown.x - frame.left) * frame.px_per_unit, (shown.y - frame.top) * frame.px_per_unit
    return np.column_stack((x, y))


def _nearest(shown: Clusters, point: QPointF, frame: Frame) -> int | None:
    """The sign within half a button of a pixel, the upper of two."""
    away = np.hypot(*(_pixels(shown, frame) - (point.x(), point.y())).T)
    if not len(away) or away.min() > sizes.SMALL_BUTTON / 2:
        return None
    return len(away) - 1 - int(np.argmin(away[::-1]))


def _metres_a_pixel(frame: Frame) -> float:
    middle = frame.to_latlon(frame.pixels.center())
    return metres_per_unit(middle.lat_deg) / frame.px_per_unit


def _words(place: Place) -> str:
    name = place.name if len(place.name) <= MOST_LABEL_CHARS else f"{place.name[: MOST_LABEL_CHARS - 1]}…"
    bears = "" if place.max_weight_t is None else weight_words(place.max_weight_t)
    return " · ".join(part for part in (name, place.capacity[:MOST_LABEL_CHARS], bears) if part)
