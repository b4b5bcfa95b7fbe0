"""The trainer's hand: the embedded drone of this training, its weather and its failures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.codes import IncidentCode
from telemetry.link.loopback import LoopbackLink
from training.carried_camera import carry, fire_camera
from training.fault import Fault, faults_of
from training.faults import Faults
from training.practice import practice_drone
from ui import units

if TYPE_CHECKING:
    from maps.geo import LatLon
    from training.camera.own_process import TestCamera
    from training.vehicle import EmbeddedDrone
    from ui.desk.flight_desk import FlightDesk

MOST_LINES = 8


class TrainDesk(QObject):
    """Starts the drone on the same kind of link as a real one, and breaks what the trainer says."""

    running_changed = Signal(bool)
    speed_changed = Signal(float)  # how many times as fast as life
    wind_changed = Signal(float)  # m/s
    faults_changed = Signal(object)  # frozenset[Fault]
    done = Signal(str, object)  # a word for the record, its facts
    recorded = Signal(object)  # tuple[(time, what), ...], the newest first

    def __init__(self, flight: FlightDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flight = flight
        self._drone: EmbeddedDrone | None = None
        self._camera: TestCamera | None = None
        self._at_work: frozenset[Fault] = frozenset()
        self._lines: tuple[tuple[str, str], ...] = ()
        flight.linked.connect(self._on_linked)

    @property
    def running(self) -> bool:
        return self._drone is not None

    @property
    def heat_ports(self) -> tuple[tuple[str, int], tuple[str, int]] | None:
        """Where the camera of this training tells temperatures: raw frames, and numbers. None: nowhere."""
        addresses = None if self._camera is None else self._camera.addresses
        return None if addresses is None else (addresses.raw, addresses.sdk)

    def start(self, place: LatLon, speed: float, fire: LatLon | None = None) -> None:
        """A drone stands ready at `place`; its time runs `speed` times as fast. Its camera sees a made-up
        fire round `fire`."""
        drone = practice_drone(place)
        self._end_camera()
        if self._flight.connect_link(LoopbackLink(drone, speed=speed), training=True):
            self._drone = drone
            self._camera = fire_camera(drone, fire or place)
            self._at_work = frozenset()
            self._lines = ()
            self.recorded.emit(self._lines)
            self.faults_changed.emit(self._at_work)
            self.speed_changed.emit(speed)
            self.wind_changed.emit(drone.wind.speed_m_s)
            self.running_changed.emit(True)

    def tick(self) -> None:
        """The camera sees what the drone's own would, and the drone announces it once it is there."""
        if self._drone is not None and self._camera is not None:
            carry(self._drone, self._camera)

    def close(self) -> None:
        """With the window."""
        self._end_camera()

    def stop(self) -> None:
        if self._drone is not None:
            self._flight.disconnect_link()

    def set_fault(self, fault: Fault, on: bool, words: str) -> None:
        """Break or mend one thing; `words` say so in the trainer's list."""
        if self._drone is None:
            return
        self._at_work = self._at_work | {fault} if on else self._at_work - {fault}
        self._drone.faults = faults_of(self._at_work)
        self._tell(IncidentCode.FAULT_SET, {"fault": fault.value, "turned": "on" if on else "off"}, words)
        self.faults_changed.emit(self._at_work)

    def mend_all(self, words: str) -> None:
        if self._drone is None:
            return
        self._at_work = frozenset()
        self._drone.faults = Faults()
        self._tell(IncidentCode.FAULT_SET, {"fault": "all", "turned": "off"}, words)
        self.faults_changed.emit(self._at_work)

    def set_wind(self, speed_m_s: float, words: str) -> None:
        if self._drone is None:
            return
        self._drone.wind = replace(self._drone.wind, speed_m_s=speed_m_s)
        self.wind_changed.emit(speed_m_s)
        self._tell(IncidentCode.WIND_SET, {"speed_m_s": speed_m_s}, words)

    def _tell(self, code: str, facts: dict[str, str | float | bool], words: str) -> None:
        self._lines = ((units.hour_minute(datetime.now(UTC)), words), *self._lines)[:MOST_LINES]
        self.recorded.emit(self._lines)
        self.done.emit(code, facts)

    def _on_linked(self, linked: bool) -> None:
        if not linked and self._drone is not None:
            self._drone = None
            self._end_camera()
            self.running_changed.emit(False)

    def _end_camera(self) -> None:
        """Beside the window: its process takes a moment."""
        camera, self._camera = self._camera, None
        if camera is not None:
            Thread(target=camera.stop, name="end camera").start()
