"""Everything a map paints, from the ground up, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.borders import ATTRIBUTION
from ui.map.canvas import Canvas
from ui.map.layers.furniture import Furniture
from ui.map.layers.ground import paint_border, paint_degrees, paint_grid, paint_land
from ui.map.layers.marks import MarksLayer
from ui.map.layers.plan import PlanLayer
from ui.map.layers.reach import ReachLayer
from ui.map.layers.seen import SeenLayer
from ui.map.layers.tiles import TileLayer
from ui.map.layers.track import TrackLayer
from ui.map.layers.vehicle import VehicleLayer
from ui.map.layers.zones import ZonesLayer
from ui.map.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from maps.geo import LatLon
    from maps.tiles.mbtiles import TileStore


class Layers:
    """What stands still is painted once a view; the marks and the drone each time."""

    def __init__(self) -> None:
        self.tiles = TileLayer()
        self.zones = ZonesLayer()
        self.plan = PlanLayer()
        self.reach = ReachLayer()
        self.seen = SeenLayer()
        self.track = TrackLayer()
        self.marks = MarksLayer()
        self.vehicle = VehicleLayer()
        self.furniture = Furniture()
        self._ground = Sheet()
        self._zones = Sheet()
        self._overlay = Sheet()
        self._shown = {
            "tiles": True,
            "plan": True,
            "zones": True,
            "seen": True,
            "reach": True,
            "grid": True,
        }

    def show(self, name: str, shown: bool) -> None:
        """Switch "tiles", "plan", "zones", "seen", "reach" or "grid"."""
        if name not in self._shown:
            raise ValueError(f"{name!r} is none of {', '.join(self._shown)}")
        self._shown[name] = shown
        self.seen.shown = self._shown["seen"]
        self.forget()

    @property
    def unfinished(self) -> bool:
        """Whether something of the ground is left for the next paint."""
        return self._shown["tiles"] and self.tiles.unfinished

    def set_tiles(self, stores: Sequence[TileStore]) -> None:
        self.tiles.set_stores(stores)
        self.furniture.sources = tuple(dict.fromkeys((ATTRIBUTION, *self.tiles.sources)))
        self.forget()

    def forget(self) -> None:
        """What was painted once is out of date."""
        self._ground.forget()
        self._zones.forget()
        self._overlay.forget()
        self.reach.forget()

    def places(self) -> list[LatLon]:
        """The plan, the scene, the home and the track: everything worth a look."""
        marked = [at for at in (self.marks.scene, self.marks.home) if at is not None]
        return [*self.plan.places(), *self.track.places(), *marked]

    def paint_still(self, canvas: Canvas) -> None:
        """Ground, seen ground, zones, plan, track and reach."""
        painter, frame = canvas.painter, canvas.frame
        if self.unfinished:
            self._ground.forget()
        self._ground.paint(painter, frame, lambda inside: self._paint_ground(_on(canvas, inside)))
        self.seen.paint(canvas)
        if self._shown["zones"]:
            self._zones.paint(painter, frame, lambda inside: self.zones.paint(_on(canvas, inside)))
        if self._shown["plan"]:
            self._overlay.paint(painter, frame, lambda inside: self.plan.paint(_on(canvas, inside)))
        self.track.paint(canvas)
        if self._shown["reach"]:
            self.reach.paint(canvas, self.plan.places())

    def paint_moving(self, canvas: Canvas) -> None:
        """Marks, the drone, and what every map carries."""
        self.marks.paint(canvas)
        self.vehicle.paint(canvas)
        self.furniture.paint(canvas)

    def _paint_ground(self, canvas: Canvas) -> None:
        paint_land(canvas)
        if self._shown["tiles"]:
            self.tiles.paint(canvas)
        if self._shown["grid"]:
            paint_grid(canvas)
        names = [rect.adjusted(-8.0, -2.0, 8.0, 2.0) for rect in paint_border(canvas)]
        if self._shown["grid"]:
            paint_degrees(replace(canvas, clear_of=(*canvas.clear_of, *names)))


def _on(canvas: Canvas, painter: QPainter) -> Canvas:
    return replace(canvas, painter=painter)
