"""The Train page on the train desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maps.geo import moved
from training.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.model import Fact
    from telemetry.state import VehicleState
    from ui.wiring.parts import Parts

FROM_THE_FIRE_M = (-80.0, -60.0)  # east, north: where a crew would stand


class TrainingWires(QObject):
    """From the trainer's hand to the drone that is not there."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        page, training = parts.train_page, parts.training
        page.start_wanted.connect(self._on_start)
        page.stop_wanted.connect(training.stop)
        page.fly_wanted.connect(lambda: parts.window.show_page("fly"))
        page.mend_all_wanted.connect(training.mend_all)
        page.fault_wanted.connect(self._on_fault)
        page.wind_wanted.connect(training.set_wind)
        training.running_changed.connect(page.set_running)
        training.speed_changed.connect(page.show_speed)
        training.wind_changed.connect(page.show_wind)
        training.faults_changed.connect(page.show_faults)
        training.recorded.connect(page.show_record)
        training.done.connect(self._on_done)
        parts.pump.vehicle_changed.connect(self._on_vehicle)

    def _on_start(self, speed: float) -> None:
        parts = self._parts
        incident = parts.incidents.incident
        scene = incident.scene if incident is not None else None
        if parts.train_page.place == "incident" and scene is not None:
            parts.training.start(moved(scene, *FROM_THE_FIRE_M), speed, scene)
        else:
            parts.training.start(parts.incident_map.middle, speed)

    def _on_fault(self, fault: str, on: bool) -> None:
        self._parts.training.set_fault(Fault(fault), on)

    def _on_done(self, code: str, facts: Mapping[str, Fact]) -> None:
        self._parts.incidents.practised(self._parts.flight.utc(), code, facts)

    def _on_vehicle(self, state: VehicleState, now_s: float) -> None:
        if self._parts.training.running:
            self._parts.training.tick()
            self._parts.train_page.show_vehicle(state, now_s)
