"""What a map shows, without hands: the layers, told what to show and painted when they are told.

Values come with the pump's tick, and the drone repaints its own rectangle only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter

from maps.geo import LatLon
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.layers.confirmed import drawn_near
from ui.map.layers.stack import Layers
from ui.map.layers.vehicle import looks_alike, sighting
from ui.map.pan_zoom_view import PanZoomView
from ui.theme import Theme, worn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from maps.area import Area
    from maps.ground.heights import Heights
    from maps.places.cameras import Camera
    from maps.places.place import Place
    from maps.tiles.mbtiles import TileStore
    from maps.zones.zone import Zone, ZoneFile
    from missions.confirmations import Confirmation
    from missions.no_return import NoReturn
    from missions.plan import Plan
    from missions.reach import Reach
    from telemetry.state import VehicleState
    from ui.map.layers.hot_spots import SpotMark
    from ui.map.layers.marks import MapMark
    from ui.map.layers.mosaic import HeatTile
    from ui.map.layers.pin import Pin
    from ui.map.layers.seen import SeenPicture, Steps
    from ui.map.layers.trucks import ShownTruck
    from ui.map.layers.truth import ShownTruth

    Floats = NDArray[np.float64]

FOLLOW_INNER = 0.3  # share of the view at each edge that the followed drone keeps away from
FOLLOW_ZOOM = 15.0
STILL_MS = 120  # without a movement, and everything is painted sharp
COMING_MS = 15  # the next map pictures
MOVING_MS = 95  # the drone says ten times a second where it is: what moves is painted no more often


class ShownMap(PanZoomView):
    """One window on the world. North is up."""

    follow_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours_of(worn())
        self._layers = Layers()
        self._layers.relief.ready.connect(self._on_relief)
        self._zone_files: tuple[ZoneFile, ...] = ()
        self._follow = False
        self._stale = QRectF()  # what is to be painted anew for what moves
        self._stale_due = QTimer(self)
        self._stale_due.setSingleShot(True)
        self._stale_due.setInterval(MOVING_MS)
        self._stale_due.timeout.connect(self._repaint_stale)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._on_still)

    # --- where it looks --------------------------------------------------------------------------

    @property
    def follow_vehicle(self) -> bool:
        """Whether the map moves with the drone."""
        return self._follow

    @follow_vehicle.setter
    def follow_vehicle(self, follow: bool) -> None:
        if follow == self._follow:
            return
        self._follow = follow
        self.follow_changed.emit(follow)
        self._keep_vehicle_in_view()

    def locate(self) -> None:
        """Follow the drone; without one, show everything there is."""
        if self._layers.vehicle.seen is not None:
            self.follow_vehicle = not self.follow_vehicle
            if self.follow_vehicle:
                self.centre_on(self._layers.vehicle.seen.at, max(self.zoom, 15.0))
            return
        self.fit_all()

    def fit_all(self) -> None:
        """Show the plan, the scene and the track."""
        self.fit(self._layers.worth_a_look())

    # --- what it shows ---------------------------------------------------------------------------

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """The drone as it is now, or as it was last heard. Called once a tick."""
        home = state.home.at if state.home is not None else None
        if home is not None and home != self._layers.marks.home:
            self.show_home(home)
        seen = sighting(state, now_s)
        if looks_alike(seen, self._layers.vehicle.seen):
            return
        frame, layer = self.frame, self._layers.vehicle
        before = layer.rect(frame)
        layer.seen = seen
        self._repaint_soon(before.united(layer.rect(frame)))
        self._keep_vehicle_in_view()

    def show_plan(self, plan: Plan | None, aboard: bool, broken_legs: Iterable[int] = ()) -> None:
        """The plan, drawn as planned or as aboard. `broken_legs` are numbers of waypoints, from 1, whose
        leg breaks a rule."""
        layer = self._layers.plan
        layer.plan, layer.aboard, layer.broken_legs = plan, aboard, tuple(broken_legs)
        if plan is not None and plan.home is not None and self._layers.vehicle.seen is None:
            self._layers.marks.home = plan.home
        self._repaint_overlay()

    def show_drawn(self, area: Area | None, line: Iterable[LatLon] = (), no_fly: Iterable[Area] = ()) -> None:
        """What was drawn, before a plan is made of it. No area: the plan's own."""
        layer = self._layers.plan
        layer.area, layer.line, layer.no_fly = area, tuple(line), tuple(no_fly)
        self._repaint_overlay()

    def show_zones(self, zones: Iterable[Zone]) -> None:
        """Zones of the air, as far as they forbid or ask for something; nothing takes them away."""
        self._layers.zones.set_zones(zones)
        self._repaint_overlay()

    def show_zone_files(self, files: Iterable[ZoneFile]) -> None:
        """The zones of these files, whose editions the map says."""
        self._zone_files = tuple(files)
        self.show_zones(zone for file in self._zone_files for zone in file.zones)

    def zones_at(self, point: QPointF) -> tuple[tuple[Zone, ZoneFile | None], ...]:
        """Those under a finger, the smallest first, with the file each came from."""
        files = {id(zone): file for file in self._zone_files for zone in file.zones}
        return tuple((z, files.get(id(z))) for z in self._layers.zones.zones_at(point, self.frame))

    def show_places(self, places: Iterable[Place], cameras: Iterable[Camera], today: date) -> None:
        """Water, gates, bridges and the like; `today` says which were looked at lately enough."""
        self._layers.places.set_places(places, today)
        self._layers.places.set_cameras(cameras)
        self.repaint_all()

    def show_confirmed(self, confirmations: Iterable[Confirmation], now: datetime) -> None:
        """Areas for which somebody in charge said yes; the border's only near it."""
        near = drawn_near(tuple(confirmations), now, self._layers.plan.places())
        if not near and self._layers.confirmed.is_empty:
            return  # as after most plans: nothing has to be painted anew
        self._layers.confirmed.show(near, now)
        self._repaint_overlay()

    def set_ground(self, ground: Heights | None) -> None:
        """Shade the land by its heights; None: plain."""
        self._layers.relief.set_ground(ground)
        self._repaint_overlay()

    def end_work(self) -> None:
        """Nothing is worked out for this map any more."""
        self._layers.relief.close()

    def _on_relief(self) -> None:
        self._layers.relief_came()
        self.repaint_all()

    def show_home(self, home: LatLon | None) -> None:
        if home != self._layers.marks.home:
            self._layers.marks.home = home
            self.repaint_all()

    def set_track(self, lat_deg: Floats, lon_deg: Floats) -> None:
        """Show a whole flight; NaN between two points separates two flights."""
        self._layers.track.set_track(lat_deg, lon_deg)
        self.repaint_all()

    def clear_track(self) -> None:
        """Before the next flight."""
        self._layers.track.clear()
        self.repaint_all()

    def append_track(self, lat_deg: float, lon_deg: float) -> None:
        """One more point of the flight that is going on."""
        self._layers.track.append(LatLon(lat_deg, lon_deg))
        self._repaint_soon(self._layers.track.tail_rect(self.frame))

    def show_seen(self, picture: SeenPicture | None) -> None:
        """How well each piece of ground has been seen; None: nothing was."""
        self._layers.seen.show(picture)
        self.repaint_all()

    def update_seen(self, top: int, left: int, steps: Steps) -> None:
        """A part of the picture that `show_seen` gave, from this row and column on."""
        changed = self._layers.seen.update(top, left, steps)
        if not changed.isEmpty():
            self._repaint(self._layers.seen.pixels_of(changed, self.frame))

    def show_scene(self, scene: LatLon | None, error_m: float | None = None) -> None:
        """Where it burns, as far as is known."""
        self._layers.marks.scene, self._layers.marks.scene_error_m = scene, error_m
        self.repaint_all()

    def show_reach(self, reach: Reach | None, turn_back: NoReturn | None = None) -> None:
        """How far the drone still goes and comes home, and where on its route it must turn back; None: not
        known, or it need not."""
        if self._layers.reach.show(reach, turn_back):
            self.repaint_all()

    def show_marks(self, marks: Iterable[MapMark]) -> None:
        """Hot spots, marks and trucks."""
        self._layers.marks.marks = tuple(marks)
        self.repaint_all()

    def show_spots(self, spots: Iterable[SpotMark]) -> None:
        """The hot spots of the incident, each with its number, its error and what was done about it."""
        self._layers.spots.spots = tuple(spots)
        self.repaint_all()

    def mark_spot(self, number: int | None) -> None:
        """The one in hand wears our colour; None: none is."""
        if number != self._layers.spots.marked:
            self._layers.spots.marked = number
            self.repaint_all()

    def show_heat(self, tiles: Iterable[HeatTile]) -> None:
        """The thermal pictures laid on the ground, instead of all there were; nothing takes them away."""
        self._layers.mosaic.show(tiles)
        self.repaint_all()

    def update_heat(self, tiles: Iterable[HeatTile]) -> None:
        """These are new or in the place of those under the same key; the others stay."""
        changed = self._layers.mosaic.update(tiles)
        if not changed.isEmpty():
            self._repaint(self._layers.mosaic.pixels_of(changed, self.frame))

    def set_heat_opacity(self, opacity: float) -> None:
        """0 to 1; ValueError beyond."""
        self._layers.mosaic.set_opacity(opacity)
        self.repaint_all()

    def show_target(self, at: LatLon | None, error_m: float | None = None) -> None:
        """Where the middle of the picture is on the ground, or the place the camera was told to look at;
        None: not known, or the sky."""
        layer, frame = self._layers.target, self.frame
        before = layer.rect(frame)
        layer.at, layer.error_m = at, error_m
        self._repaint_soon(before.united(layer.rect(frame)))

    def show_pin(self, pin: Pin | None) -> None:
        """A place that somebody looked for, until the next one; None: nobody looks for one."""
        self._layers.pin.pin = pin
        self.repaint_all()

    def show_pointed(self, at: LatLon | None) -> None:
        """A place that somebody points at elsewhere, such as on the profile; None: nowhere any more."""
        self._layers.marks.pointed = at
        self.repaint_all()

    def show_footprint(self, corners: Iterable[LatLon]) -> None:
        """Where the camera looks now; nothing for a camera that looks at the sky."""
        marks, frame = self._layers.marks, self.frame
        before = marks.footprint_rect(frame)
        marks.footprint = tuple(corners)
        self._repaint_soon(before.united(marks.footprint_rect(frame)))

    def show_trucks(self, trucks: Iterable[ShownTruck]) -> None:
        """Trucks whose tracks are known, as they stood at the moment that is shown."""
        shown = tuple(trucks)
        if shown != self._layers.trucks.trucks:
            self._layers.trucks.trucks = shown
            self.repaint_all()

    def show_truth(self, truth: ShownTruth | None) -> None:
        """What was true of a reviewed exercise at the moment that is shown; None: nothing of the kind."""
        if self._layers.truth.show(truth):
            self.repaint_all()

    def set_tiles(self, stores: Sequence[TileStore]) -> None:
        """Draw map pictures from these files; none: the plain ground. The caller keeps them open."""
        self._layers.set_tiles(stores)
        self.repaint_all()

    def set_burnt_in(self, text: str) -> None:
        """TRAINING or REPLAY, on the map itself; nothing when it is the real thing."""
        self._layers.furniture.burnt_in = text
        self.repaint_all()

    def set_furniture_right(self, at_right: bool) -> None:
        """Scale and source in the lower right corner instead of the left."""
        self._layers.furniture.at_right = at_right
        self.repaint_all()

    def show_layer(self, name: str, shown: bool) -> None:
        """Switch a layer of `ui.map.layers.stack`."""
        self._layers.show(name, shown)
        self.repaint_all()

    def set_theme(self, theme: Theme) -> None:
        self._colours = colours_of(theme)
        self._repaint_overlay()

    # --- painting --------------------------------------------------------------------------------

    def paint_tools(self, canvas: Canvas) -> None:
        """What hands draw, above the plan and below the marks."""

    def paint_over(self, canvas: Canvas) -> None:
        """What hands need to see above all."""

    def taken(self) -> tuple[QRectF, ...]:
        """Where no label may be."""
        return (self._layers.furniture.rect(self.frame), self._layers.furniture.burnt_in_rect())

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.save()
        painter.resetTransform()
        canvas = self._canvas(painter, QRectF(rect))
        self._layers.paint_still(canvas)
        self.paint_tools(canvas)
        painter.restore()
        if not self._layers.settled:
            self._settle.start(COMING_MS if self._layers.unfinished else STILL_MS)

    def _on_still(self) -> None:
        self._layers.settle()
        self.repaint_all()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.save()
        painter.resetTransform()
        canvas = self._canvas(painter, QRectF(rect))
        self._layers.paint_moving(canvas)
        self.paint_over(canvas)
        painter.restore()

    def _canvas(self, painter: QPainter, world: QRectF) -> Canvas:
        """`world`: what of the scene is painted anew."""
        frame = self.frame
        dirty = frame.rect(world).adjusted(-1.0, -1.0, 1.0, 1.0)
        return Canvas(painter, frame, self._colours, self.taken(), dirty)

    def _repaint(self, rect: QRectF) -> None:
        if not rect.isEmpty():
            self.viewport().update(rect.toAlignedRect())

    def _repaint_soon(self, rect: QRectF) -> None:
        """At once, unless something moved a moment ago: then with what moves meanwhile."""
        if not rect.isEmpty():
            self._stale = self._stale.united(rect)
        if not self._stale_due.isActive():
            self._repaint_stale()

    def _repaint_stale(self) -> None:
        if not self._stale.isEmpty():
            self._repaint(self._stale)
            self._stale = QRectF()
            self._stale_due.start()

    def _repaint_overlay(self) -> None:
        self._layers.forget()
        self.repaint_all()

    def _keep_vehicle_in_view(self) -> None:
        if not self._follow or self._layers.vehicle.seen is None:
            return
        pixels = self.frame.pixels
        dx, dy = pixels.width() * FOLLOW_INNER, pixels.height() * FOLLOW_INNER
        if not pixels.adjusted(dx, dy, -dx, -dy).contains(self.to_pixel(self._layers.vehicle.seen.at)):
            self.centre_on(self._layers.vehicle.seen.at, self.zoom)
