"""The seen ground, from the drone to the map of the flight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.map.layers.seen_picture import picture_of, steps_of
from ui.map.seen_legend import SeenLegend

if TYPE_CHECKING:
    from missions.coverage import Coverage
    from missions.search_grid import Window
    from telemetry.state import VehicleState
    from ui.wiring.parts import Parts


class CoveringWires(QObject):
    """What is aboard is what is flown; before that, what is planned."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._armed = False
        self._legend = SeenLegend()
        parts.fly_map.set_corner(self._legend)
        self._legend.hide()
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.incidents.opened.connect(self._follow)
        parts.planning.planned.connect(self._follow)
        parts.flight.aboard_changed.connect(self._follow)
        parts.flight.linked.connect(self._follow)
        parts.coverage.begun.connect(self._on_begun)
        parts.coverage.changed.connect(self._on_changed)
        parts.coverage.footprint_moved.connect(parts.fly_map.show_footprint)

    def _follow(self, *_news: object) -> None:
        """In the air the search is the one that is aboard, whatever is drawn meanwhile."""
        parts = self._parts
        aboard, incident = parts.flight.aboard, parts.incidents.incident
        if self._armed:
            if aboard is None:
                return
            plan = aboard.plan
        else:
            plan = parts.planning.plan
        name = None if incident is None else incident.id
        parts.coverage.set_search(name, plan, training=parts.flight.training)

    def _on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        if state.armed != self._armed:
            self._armed = state.armed
            self._follow()
            if state.armed:
                self._parts.coverage.begin_flight()
        self._parts.coverage.on_vehicle(state)

    def _on_begun(self, coverage: Coverage | None) -> None:
        self._parts.fly_map.show_seen(None if coverage is None else picture_of(coverage))
        self._legend.setVisible(coverage is not None)

    def _on_changed(self, window: Window) -> None:
        coverage = self._parts.coverage.coverage
        if coverage is not None:
            self._parts.fly_map.update_seen(window.top, window.left, steps_of(coverage, window))
