"""Where the threads meet Qt, and nowhere else: one timer, twenty times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from telemetry.mailbox import taken

if TYPE_CHECKING:
    from queue import SimpleQueue

    from telemetry.alarms import Alarm
    from telemetry.clock import Clock
    from telemetry.events import Event
    from telemetry.fleet import Seen
    from telemetry.mailbox import Latest
    from telemetry.refusals import Lock
    from telemetry.state import VehicleState

TICK_MS = 50


class Bell(QObject):
    """Rung from any thread, heard once by the window's, however often it was rung meanwhile."""

    rang = Signal()
    _pulled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waits = False
        self._pulled.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def ring(self) -> None:
        """Returns at once."""
        if not self._waits:
            self._waits = True
            self._pulled.emit()

    def _hear(self) -> None:
        self._waits = False  # first: what comes while it is heard rings again
        self.rang.emit()


class Source(Protocol):
    """What the pump draws from: a session, whatever link it has."""

    state: Latest[VehicleState]
    alarms: Latest[tuple[Alarm, ...]]
    events: SimpleQueue[Event]

    @property
    def fleet(self) -> Latest[tuple[Seen, ...]]: ...
    @property
    def lock(self) -> Latest[Lock | None]: ...
    @property
    def clock(self) -> Clock: ...


class Pump(QObject):
    """Tells the newest state every tick, with the time it is judged at, and every event exactly once."""

    vehicle_changed = Signal(object, float)  # VehicleState, now_s on the clock of its received_s
    alarms_changed = Signal(object)  # tuple[Alarm, ...], worst first
    lock_changed = Signal(object)  # Lock | None: why nothing may be commanded
    happened = Signal(object)  # Event

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._alarms: tuple[Alarm, ...] = ()
        self._lock: Lock | None = None
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
        self._tell_alarms(())
        self._tell_lock(None)

    @property
    def attached(self) -> bool:
        return self._source is not None

    @property
    def fleet(self) -> tuple[Seen, ...]:
        """Every drone that is heard, the commanded one first."""
        return self._source.fleet.get() if self._source is not None else ()

    def tick(self) -> None:
        """One beat. Events first: what happened stands in the record before the picture shows it."""
        source = self._source
        if source is None:
            return
        for event in taken(source.events):
            self.happened.emit(event)
        self._tell_alarms(source.alarms.get())
        self._tell_lock(source.lock.get())
        self.vehicle_changed.emit(source.state.get(), source.clock.monotonic_s())

    def _tell_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        if alarms != self._alarms:
            self._alarms = alarms
            self.alarms_changed.emit(alarms)

    def _tell_lock(self, lock: Lock | None) -> None:
        if lock is not self._lock:
            self._lock = lock
            self.lock_changed.emit(lock)
