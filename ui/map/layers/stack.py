"""Everything a map paints, from the ground up, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.borders import ATTRIBUTION
from ui.map.canvas import Canvas
from ui.map.layers.confirmed import ConfirmedLayer
from ui.map.layers.furniture import Furniture
from ui.map.layers.ground import paint_border, paint_countries, paint_degrees, paint_grid, paint_land
from ui.map.layers.hot_spots import HotSpotsLayer
from ui.map.layers.look_target import LookTargetLayer
from ui.map.layers.marks import MarksLayer
from ui.map.layers.mosaic import MosaicLayer
from ui.map.layers.pin import PinLayer
from ui.map.layers.places import PlacesLayer
from ui.map.layers.plan import PlanLayer
from ui.map.layers.reach import ReachLayer
from ui.map.layers.relief import ReliefLayer
from ui.map.layers.seen import SeenLayer
from ui.map.layers.tiles import TileLayer
from ui.map.layers.track import TrackLayer
from ui.map.layers.trucks import TrucksLayer
from ui.map.layers.truth import TruthLayer
from ui.map.layers.vehicle import VehicleLayer
from ui.map.layers.zones import ZonesLayer
from ui.map.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF

    from maps.geo import LatLon
    from maps.tiles.mbtiles import TileStore
    from ui.map.frame import Frame
    from ui.map.stroke import Stroke


class Layers:
    """What stands still is painted once a view; the marks and the drone each time."""

    def __init__(self) -> None:
        self.relief = ReliefLayer()
        self.tiles = TileLayer()
        self.zones = ZonesLayer()
        self.confirmed = ConfirmedLayer()
        self.places = PlacesLayer()
        self.plan = PlanLayer()
        self.reach = ReachLayer()
        self.seen = SeenLayer()
        self.mosaic = MosaicLayer()
        self.track = TrackLayer()
        self.truth = TruthLayer()
        self.trucks = TrucksLayer()
        self.spots = HotSpotsLayer()
        self.target = LookTargetLayer()
        self.marks = MarksLayer()
        self.pin = PinLayer()
        self.vehicle = VehicleLayer()
        self.furniture = Furniture()
        self._tiles_to_come = False
        self._ground = Sheet()
        self._zones = Sheet()
        self._overlay = Sheet()
        self._shown = {
            "relief": True,
            "tiles": True,
            "plan": True,
            "zones": True,
            "places": True,
            "seen": True,
            "heat": True,
            "spots": True,
            "reach": True,
            "grid": True,
        }

    def show(self, name: str, shown: bool) -> None:
        """Switch one of those that are listed above."""
        if name not in self._shown:
            raise ValueError(f"{name!r} is none of {', '.join(self._shown)}")
        self._shown[name] = shown
        self.seen.shown = self._shown["seen"]
        self.mosaic.shown = self._shown["heat"]
        self.forget()

    def is_shown(self, name: str) -> bool:
        """Whether it is switched on."""
        return self._shown[name]

    @property
    def unfinished(self) -> bool:
        """Whether map pictures are still to come."""
        return self._shown["tiles"] and self._tiles_to_come

    @property
    def settled(self) -> bool:
        """False: something only moved along with the map, and should be painted anew when it stands still."""
        return all(kept.settled for kept in self._kept()) and not self.unfinished

    def settle(self) -> None:
        """The map stands still."""
        if self.unfinished:
            self._ground.forget()
        for kept in self._kept():
            kept.settle()

    def _kept(self) -> tuple[Sheet | Stroke, ...]:
        return (
            self._ground,
            self._zones,
            self.places.kept,
            self._overlay,
            self.reach.sheet,
            *self.track.strokes,
            *self.truth.strokes,
        )

    def set_tiles(self, stores: Sequence[TileStore]) -> None:
        self.tiles.set_stores(stores)
        self.furniture.sources = tuple(dict.fromkeys((ATTRIBUTION, *self.tiles.sources)))
        self.forget()

    def forget(self) -> None:
        """What was painted once is out of date."""
        self._ground.forget()
        self._zones.forget()
        self._overlay.forget()
        self.places.forget()
        self.reach.forget()

    def spot_at(self, point: QPointF, frame: Frame) -> int | None:
        """The number of the hot spot under a finger, where they are shown."""
        return self.spots.spot_at(point, frame) if self._shown["spots"] else None

    def worth_a_look(self) -> list[LatLon]:
        """The plan, the scene, the home, the track and the hot spots: everything worth a look."""
        marked = [at for at in (self.marks.scene, self.marks.home) if at is not None]
        return [
            *self.plan.places(),
            *self.track.places(),
            *marked,
            *self.spots.places(),
            *self.truth.places(),
        ]

    def paint_still(self, canvas: Canvas) -> None:
        """Ground, seen ground, zones, plan, track and reach."""
        self._ground.paint(canvas, self._paint_ground, self._paint_ground_names)
        self.seen.paint(canvas)
        self.mosaic.paint(canvas)
        if self._shown["zones"]:
            self._zones.paint(canvas, self.zones.paint, self._paint_zone_names)
        if self._shown["places"]:
            self.places.paint(canvas)
        if self._shown["plan"]:
            self._overlay.paint(canvas, self.plan.paint)
        self.truth.paint_ground(canvas)
        self.track.paint(canvas)
        if self._shown["reach"]:
            self.reach.paint(canvas, self.plan.places())

    def paint_moving(self, canvas: Canvas) -> None:
        """Trucks, marks, the drone, and what every map carries."""
        self.trucks.paint(canvas)
        self.truth.paint(canvas)
        self.marks.paint(canvas)
        if self._shown["spots"]:
            self.spots.paint(canvas)
        self.target.paint(canvas)
        self.pin.paint(canvas)
        self.vehicle.paint(canvas)
        self.furniture.paint(canvas)

    def relief_came(self) -> None:
        """There is more of it than was painted."""
        self._ground.forget()

    def _paint_zone_names(self, canvas: Canvas) -> None:
        self.zones.paint_names(canvas)
        self.confirmed.paint(canvas)

    def _paint_ground(self, canvas: Canvas) -> None:
        paint_land(canvas)
        if self._shown["relief"]:
            self.relief.paint(canvas)
        if self._shown["tiles"]:
            self.tiles.paint(canvas)
            self._tiles_to_come |= self.tiles.unfinished
        if self._shown["grid"]:
            paint_grid(canvas)
        paint_border(canvas)

    def _paint_ground_names(self, canvas: Canvas) -> None:
        """Over the whole view; all of its pictures were asked for."""
        self._tiles_to_come = self._shown["tiles"] and self.tiles.unfinished
        names = [rect.adjusted(-8.0, -2.0, 8.0, 2.0) for rect in paint_countries(canvas)]
        if self._shown["grid"]:
            paint_degrees(replace(canvas, clear_of=(*canvas.clear_of, *names)))
