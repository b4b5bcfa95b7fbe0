"""Overwatch in flight: when the wind brings the smoke to the drone, a new station is offered and flown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from maps.geo import distance_m
from missions.drone import WindAt
from missions.patterns.overwatch import Station, needs_move, way_to
from missions.plan import PlanError
from missions.task import Pattern
from ui import units

if TYPE_CHECKING:
    from missions.plan import Plan
    from missions.task import Task
    from telemetry.state import VehicleState
    from ui.wiring.parts import Parts

LOOK_MS = 2_000  # the wind estimate turns slowly
THERE_M = 25.0  # so near to its station it is on it, and not on the way


class WatchingWires(QObject):
    """Looks while a drone is on its station; offers nothing on the way there and back."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._here: Station | None = None  # where it was moved to; None: the plan's own station
        self._offered: Station | None = None
        parts.fly_page.move_wanted.connect(self._on_move)
        parts.flight.aboard_changed.connect(self._forget)
        self._timer = QTimer(parts.window)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Is there a better station now?"""
        self._offered = self._better()
        state, fix = self._parts.flight.state, self._parts.flight.state.fix
        if self._offered is None or fix is None or not state.flying:
            self._parts.fly_page.show_move(None)
            return
        away = units.distance(distance_m(fix.at, self._offered.at))
        side = units.compass(self._offered.bearing_deg)
        self._parts.fly_page.show_move(
            self.tr("smoke is coming · {distance}, {side}").format(distance=away, side=side)
        )

    def _better(self) -> Station | None:
        aboard, state = self._parts.flight.aboard, self._parts.flight.state
        if aboard is None or aboard.plan.pattern != Pattern.OVERWATCH.value or aboard.plan.look is None:
            return None
        if state.fix is None or state.wind is None or not self._on_station(state, aboard.plan):
            return None
        task = self._task(aboard.plan)
        around = replace(self._parts.planning.around, wind=WindAt(state.wind.from_deg, state.wind.speed_m_s))
        try:
            return needs_move(self._here or aboard.plan, task, around)
        except PlanError:
            return None  # no better place is open: it stays, or the crew brings it home

    def _task(self, plan: Plan) -> Task:
        wanted = self._parts.planning.wanted
        incident = self._parts.incidents.incident
        task = wanted.task(None if incident is None else incident.scene)
        look = plan.look
        return replace(
            task,
            pattern=Pattern.OVERWATCH,
            at=task.at if look is None else look.at,
            no_fly=plan.no_fly,
            height=plan.height,
            camera=plan.camera,
        )

    def _on_station(self, state: VehicleState, plan: Plan) -> bool:
        at = self._here.at if self._here is not None else max(plan.waypoints, key=lambda w: w.hold_s).at
        return state.flying and state.fix is not None and distance_m(state.fix.at, at) <= THERE_M

    def _on_move(self) -> None:
        station, fix, aboard = self._offered, self._parts.flight.state.fix, self._parts.flight.aboard
        if station is None or fix is None or aboard is None:
            return
        try:
            way = way_to(station, fix.at, self._task(aboard.plan))
        except PlanError as error:
            self._parts.window.show_error(str(error))
            return
        self._here, self._offered = station, None
        self._parts.fly_page.show_move(None)
        self._parts.flight.move_to(way, station.height, station.look)

    def _forget(self, *_aboard: object) -> None:
        self._here = self._offered = None
        self._parts.fly_page.show_move(None)
