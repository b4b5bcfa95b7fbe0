"""Once a second: how far this drone still goes and comes home, onto the maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maps.geo import AboveHome
from missions.drone_file import DroneFileError, known_drone
from missions.energy import CALM, DroneProfile, WindAt
from missions.no_return import point_of_no_return
from missions.reach import Here, reach
from telemetry.state import MissionState
from ui.ages import Freshness, freshness

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.no_return import NoReturn
    from missions.plan import Plan
    from missions.reach import Reach
    from telemetry.state import VehicleState
    from ui.wiring.parts import Parts

EVERY_S = 1.0
SPEED_M_S = 8.0  # of a search, where none is planned
HEIGHT = AboveHome(60.0)


class ReachingWires(QObject):
    """Also looks up what was measured of the drone, as soon as it says which one it is."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._shown_s: float | None = None
        self._uid: str | None = None
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.flight.linked.connect(self._on_linked)

    def _on_linked(self, _linked: bool) -> None:
        self._shown_s = self._uid = None
        for map_view in (self._parts.fly_map, self._parts.incident_map):
            map_view.show_reach(None)

    def _on_vehicle(self, state: VehicleState, now_s: float) -> None:
        if self._shown_s is not None and 0.0 <= now_s - self._shown_s < EVERY_S:
            return
        self._shown_s = now_s
        self._know(state)
        parts = self._parts
        plan = _plan(parts, state)
        found, turn_back = self._reached(state, plan, now_s)
        parts.fly_map.show_reach(found, turn_back)
        on_ground = not state.armed
        parts.incident_map.show_reach(found if on_ground else None, turn_back if on_ground else None)

    def _reached(
        self, state: VehicleState, plan: Plan | None, now_s: float
    ) -> tuple[Reach | None, NoReturn | None]:
        here, home, item = _here(state, plan, now_s), _home(state), _item(state)
        if here is None or home is None:
            return None, None
        wind = CALM if state.wind is None else WindAt(state.wind.from_deg, state.wind.speed_m_s)
        drone = self._parts.flight.drone
        speed_m_s = SPEED_M_S if plan is None else plan.speed_m_s
        found = reach(here, home, speed_m_s=speed_m_s, wind=wind, drone=drone)
        if plan is None or item is None:
            return found, None
        return found, point_of_no_return(plan, home, here, item=item, wind=wind, drone=drone)

    def _know(self, state: VehicleState) -> None:
        uid = state.identity.uid if state.identity is not None else None
        if uid is None or uid == self._uid:
            return
        self._uid = uid
        try:
            known = known_drone(self._parts.data, uid)
        except DroneFileError as error:
            self._parts.window.show_error(str(error))
            return
        self._parts.flight.reckon_with(known or DroneProfile())


def _plan(parts: Parts, state: VehicleState) -> Plan | None:
    """What it flies; before that, what is drawn."""
    aboard = parts.flight.aboard
    return aboard.plan if aboard is not None and state.armed else parts.planning.plan


def _here(state: VehicleState, plan: Plan | None, now_s: float) -> Here | None:
    """None when position or battery are not known, or not known any more."""
    fix, battery = state.fix, state.battery
    if fix is None or battery is None or battery.percent is None:
        return None
    if freshness(now_s - fix.received_s) is Freshness.LOST:
        return None
    if state.flying:
        return Here(fix.at, fix.above_home_m, float(battery.percent))
    return Here(fix.at, HEIGHT if plan is None else plan.takeoff_height, float(battery.percent), flying=False)


def _home(state: VehicleState) -> LatLon | None:
    """Where it stands is where it comes home to."""
    if not state.flying:
        return None if state.fix is None else state.fix.at
    return None if state.home is None else state.home.at


def _item(state: VehicleState) -> int | None:
    """The item of its mission that it flies to, 0 before take-off; None when it flies no mission."""
    if not state.flying:
        return 0
    mission, heartbeat = state.mission, state.heartbeat
    if mission is None or heartbeat is None or heartbeat.mode != "AUTO":
        return None
    return mission.current if mission.state is MissionState.ACTIVE else None
