"""Where the threads meet Qt, and nowhere else: one timer, twenty times a second."""

from __future__ import annotations

from queue import Empty
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from queue import SimpleQueue

    from telemetry.alarms import Alarm
    from telemetry.clock import Clock
    from telemetry.events import Event
    from telemetry.mailbox import Latest
    from telemetry.state import VehicleState

TICK_MS = 50


class Source(Protocol):
    """What the pump draws from: a session, whatever link it has."""

    state: Latest[VehicleState]
    alarms: Latest[tuple[Alarm, ...]]
    events: SimpleQueue[Event]

    @property
    def clock(self) -> Clock: ...


class Pump(QObject):
    """Tells the newest state every tick, with the time it is judged at, and every event exactly once."""

    vehicle_changed = Signal(object, float)  # VehicleState, now_s on the clock of its received_s
    alarms_changed = Signal(object)  # tuple[Alarm, ...], worst first
    happened = Signal(object)  # Event

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._alarms: tuple[Alarm, ...] = ()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def attach(self, source: Source) -> None:
        """Draw from this session from now on; what was left in the one before is told first."""
        self.detach()
        self._source = source
        self._timer.start()

    def detach(self) -> None:
        """Tell what is left, then stop."""
        if self._source is None:
            return
        self.tick()
        self._timer.stop()
        self._source = None
        if self._alarms:
            self._alarms = ()
            self.alarms_changed.emit(())

    @property
    def attached(self) -> bool:
        return self._source is not None

    def tick(self) -> None:
        """One beat. Events first: what happened stands in the record before the picture shows it."""
        source = self._source
        if source is None:
            return
        while True:
            try:
                event = source.events.get_nowait()
            except Empty:
                break
            self.happened.emit(event)
        alarms = source.alarms.get()
        if alarms != self._alarms:
            self._alarms = alarms
            self.alarms_changed.emit(alarms)
        self.vehicle_changed.emit(source.state.get(), source.clock.monotonic_s())
