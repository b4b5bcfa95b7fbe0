"""From one battery to the next: when a flight is over, what is left of the plan is what flies next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.desk.sorties import MissionWatch

if TYPE_CHECKING:
    from telemetry.state import VehicleState
    from ui.wiring.parts import Parts


class ResumingWires(QObject):
    """Between the drone and the plan desk."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._watch = MissionWatch()
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.planning.planned.connect(self._show)
        self._show()

    def _on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        aboard = self._parts.flight.aboard
        flown = self._watch.follow(state, None if aboard is None else aboard.plan)
        if flown is not None:
            self._parts.planning.flown(flown, self._watch.ended)

    def _show(self, *_planned: object) -> None:
        sorties = self._parts.planning.sorties
        page = self._parts.incident_page
        page.show_flights(sorties.done, len(sorties.flights), all_flown=sorties.all_flown)
