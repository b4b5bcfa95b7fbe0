"""The drone's alarms: to the banner and the buttons, into the record, and into a list for afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from incidents.alarm_log import alarm_log, seen_facts
from incidents.codes import Clock, Source
from incidents.model import Entry
from incidents.timeline import Moment
from telemetry.events import Event, EventCode
from ui.alarms.alarm_list_sheet import AlarmListSheet
from ui.alarms.alarm_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from telemetry.alarms import Alarm
    from telemetry.state import VehicleState
    from ui.wiring.parts import Parts

REFRESH_MS = 1000  # how long each has stood counts in the open list
_OF_ALARMS = frozenset({EventCode.ALARM_RAISED, EventCode.ALARM_CLEARED, EventCode.ALARM_SEEN})


class AlertingWires(QObject):
    """`language`: in which the record is read."""

    def __init__(self, parts: Parts, language: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._language = language
        self._alarms: tuple[Alarm, ...] = ()
        self._now_s = 0.0
        self._told: list[Moment] = []  # what was raised, seen and cleared in this flight
        self._list: AlarmListSheet | None = None
        self._behind: tuple[QWidget, str] | None = None  # the checks over which the list was opened
        self._timer = QTimer(parts.window)  # ends with what it shows
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.pump.alarms_changed.connect(self._on_alarms)
        parts.pump.happened.connect(self._on_happened)
        parts.flight.linked.connect(self._on_linked)
        parts.window.alarm_seen.connect(self._on_seen)
        parts.window.alarm_list_wanted.connect(self.open_list)
        parts.window.sheet.closed.connect(self._on_closed)

    # --- what the drone says ---------------------------------------------------------------------

    def _on_vehicle(self, _state: VehicleState, now_s: float) -> None:
        self._now_s = now_s

    def _on_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        self._alarms = alarms
        self._parts.window.show_alarms(alarms)
        self._parts.fly_page.show_alarms(alarms)

    def _on_happened(self, event: Event) -> None:
        if event.code in _OF_ALARMS:
            self._note(event)
        elif event.code is EventCode.ARMED:
            self._begin_flight()

    def _on_linked(self, linked: bool) -> None:
        if linked:
            self._told.clear()

    def _note(self, event: Event) -> None:
        entry = Entry(
            len(self._told) + 1, event.at, Clock.DRONE, Source.FLIGHT, event.code, dict(event.facts)
        )
        self._told.append(Moment(event.at, entry))
        self._refresh()

    def _begin_flight(self) -> None:
        """What still stands goes along into the new flight."""
        begun = {one.alarm: one.raised_at for one in alarm_log(self._told) if one.cleared_at is None}
        self._told = [
            moment
            for moment in self._told
            if (raised_at := begun.get(str(moment.entry.facts.get("alarm")))) is not None
            and moment.at >= raised_at
        ]

    # --- what people do --------------------------------------------------------------------------

    def _on_seen(self, code: str) -> None:
        """Who pressed, and how soon, goes into the record."""
        alarm = next((one for one in self._alarms if one.code == code), None)
        if alarm is None:
            return
        facts = seen_facts(alarm, self._now_s, self._parts.before_takeoff.flown_as.said.pilot)
        event = Event(EventCode.ALARM_SEEN, self._parts.flight.utc(), self._now_s, facts)
        folder, training = self._parts.flight.folder, self._parts.flight.training
        self._parts.incidents.happened(event, None if folder is None else folder.name, training=training)
        self._note(event)

    def open_list(self) -> None:
        """Every alarm of this flight; a second press takes the list away."""
        window, checks = self._parts.window, self._parts.before_takeoff
        if self._list is not None:
            window.close_sheet()
            return
        behind = (checks, window.page) if window.sheet.content is checks else None
        made = AlarmListSheet()
        made.done.connect(window.close_sheet)
        window.open_sheet(made)
        self._list, self._behind = made, behind
        self._refresh()
        self._timer.start()

    def _refresh(self) -> None:
        if self._list is not None:
            now = self._parts.flight.utc()
            self._list.show_rows(rows_of(alarm_log(self._told), self._alarms, now, self._language()))

    def _on_closed(self) -> None:
        """Whoever stood before the checks stands before them again, with what was ticked."""
        if self._list is None:
            return
        self._list, behind, self._behind = None, self._behind, None
        self._timer.stop()
        if behind is not None:
            QTimer.singleShot(0, lambda: self._bring_back(*behind))

    def _bring_back(self, checks: QWidget, page: str) -> None:
        window = self._parts.window
        if window.page == page and window.sheet.content is None:
            window.open_sheet(checks)
