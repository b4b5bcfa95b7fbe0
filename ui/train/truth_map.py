"""The truth on a map: where the drone, the targets and the fires really are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.area import Area, AreaError
from maps.geo import AboveHome, Amsl, LatLon
from telemetry.state import Fix, Heartbeat, Home, LinkCounts, SystemStatus, VehicleState
from training.exercise.happening import Happened
from ui.map.layers.marks import MapMark, MarkKind
from ui.words.trainer import target_words

if TYPE_CHECKING:
    from training.remote.messages import Programme, RecordLine, State
    from ui.map.map_view import MapView

_LEAST_CORNERS = 3


class TruthMap:
    """Tells a `MapView` what to show."""

    def __init__(self, shown: MapView) -> None:
        self._map = shown
        self._programme: Programme | None = None
        self._marks: tuple[MapMark, ...] = ()

    def show_programme(self, programme: Programme) -> None:
        """Its scene, its area and where the drone starts; the map looks there."""
        self._programme = programme
        corners = tuple(corner.at for corner in programme.area)
        self._map.show_scene(programme.scene.at)
        self._map.show_home(programme.home.at)
        self._map.show_drawn(_area(corners), corners if len(corners) < _LEAST_CORNERS else ())
        self.look_at_all()

    def look_at_all(self) -> None:
        """The scene, the drone's home and the area, in the room that the map has now."""
        programme = self._programme
        if programme is not None:
            corners = tuple(corner.at for corner in programme.area)
            self._map.fit((programme.scene.at, programme.home.at, *corners))

    def show_state(self, state: State, now_s: float) -> None:
        """Never older than the state itself: the line says how old that is."""
        programme = self._programme
        home = None if programme is None else Home(programme.home.at, Amsl(0.0), now_s)
        self._map.show_vehicle(vehicle_of(state, home, now_s), now_s)
        marks = (*self._targets(state), *_fires(state.record))
        if state.twin is not None:
            marks = (*marks, MapMark(state.twin.at, MarkKind.MARK, label="2×"))
        if marks != self._marks:
            self._marks = marks
            self._map.show_marks(marks)

    def _targets(self, state: State) -> tuple[MapMark, ...]:
        if self._programme is None:
            return ()
        kinds = {one.name: one.kind for one in self._programme.targets}
        return tuple(
            MapMark(one.at.at, MarkKind.MARK, number, target_words(kinds[one.name]))
            for number, one in enumerate(state.targets, 1)
            if one.name in kinds
        )


def vehicle_of(state: State, home: Home | None, now_s: float) -> VehicleState:
    """As the layers of a map know a drone."""
    return VehicleState(
        heartbeat=Heartbeat(
            state.mode,
            armed=state.armed,
            status=SystemStatus.ACTIVE if state.flying else SystemStatus.STANDBY,
            received_s=now_s,
        ),
        fix=Fix(
            state.at.at,
            Amsl(state.above_home_m),
            AboveHome(state.above_home_m),
            state.speed_m_s,
            state.climb_m_s,
            state.yaw_deg % 360.0,
            now_s,
        ),
        home=home,
        link=LinkCounts(heard_s=now_s),
    )


def _fires(record: tuple[RecordLine, ...]) -> tuple[MapMark, ...]:
    """Where the trainer let it jump to."""
    found: list[MapMark] = []
    for line in record:
        lat, lon = line.facts.get("lat_deg"), line.facts.get("lon_deg")
        if line.code is Happened.FIRE_JUMPED and isinstance(lat, float) and isinstance(lon, float):
            found.append(MapMark(LatLon(lat, lon), MarkKind.HOT_SPOT))
    return tuple(found)


def _area(corners: tuple[LatLon, ...]) -> Area | None:
    try:
        return Area(corners) if len(corners) >= _LEAST_CORNERS else None
    except AreaError:
        return None
