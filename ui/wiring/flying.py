"""The Fly page, the sheet before take-off and the state bar, on the flight desk."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.codes import IncidentCode
from maps.geo import moved
from missions.checks import Severity, worst_first
from missions.energy import WindAt
from telemetry.events import Event, EventCode
from telemetry.state import VehicleState
from ui.fly.machine_rows import Surroundings, machine_rows
from ui.fly.situation import FlyButton
from ui.fly.state_words import PlanState, StateWords, state_words
from ui.map.layers.marks import MapMark, MarkKind
from ui.readiness import Level, MachineRow, RowState, ShownFinding
from ui.rhythm import Rhythm
from ui.widgets.answer import Answer
from ui.words.findings import detail, mend_label, title
from ui.words.link import why_locked
from ui.words.plan import plan_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from maps.area import Area
    from maps.geo import LatLon
    from missions.aboard import Aboard
    from missions.budget import FlightBudget
    from missions.checks import Finding
    from missions.energy import Estimate
    from missions.plan import Plan
    from telemetry.events import Fact
    from telemetry.refusals import Lock
    from ui.wiring.parts import Parts

CLOCK_MS = 500
SURROUNDINGS_M = 400.0  # of a drone that is heard for the first time, without a search to show
WIND_STEP_M_S = 1.0  # a plan is judged again when the wind has changed by so much


class FlyingWires(QObject):
    """From the drone to everything that shows it, and back."""

    checks_opened = Signal()  # the sheet before take-off is there, and empty

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._now_s = 0.0
        self._reading = Rhythm()
        self._last_shown: LatLon | None = None
        self._marks: list[MapMark] = []
        self._not_aboard: str | None = None
        self._failsafes: tuple[Finding, ...] = ()  # what the drone would not do by itself
        self._rows: list[MachineRow] = []
        self._recording = False
        self._framed: Area | None = None
        self._found = False  # where the drone stands has been shown once
        self._sent: Plan | None = None
        self._armed = False
        self._wind = WindAt(0.0, 0.0)
        self._words = StateWords("", "")
        self._locked: str | None = None
        self.facts_of_picture: Callable[[], Mapping[str, Fact]] = dict  # what a mark keeps of the picture
        self._connect_desks()
        self._connect_page()
        self._clock = QTimer(parts.window)  # ends with what it shows
        self._clock.timeout.connect(self._on_clock)
        self._clock.start(CLOCK_MS)
        self._on_clock()
        self.say_state()

    def _connect_desks(self) -> None:
        parts = self._parts
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.pump.happened.connect(self._on_happened)
        parts.pump.lock_changed.connect(self._on_lock)
        parts.flight.linked.connect(self._on_linked)
        parts.flight.failed.connect(parts.window.show_error)
        parts.flight.answered.connect(self._on_answered)
        parts.flight.aboard_changed.connect(self._on_aboard)
        parts.flight.not_aboard.connect(self._on_not_aboard)
        parts.flight.failsafes_read.connect(self._on_failsafes)
        parts.flight.budget_changed.connect(parts.fly_page.show_budget)
        parts.flight.budget_changed.connect(self._on_budget)
        parts.flight.flight_recorded.connect(parts.incidents.attach)
        parts.planning.planned.connect(self._on_planned)
        parts.window.page_chosen.connect(self._on_page)

    def _connect_page(self) -> None:
        parts, page, sheet = self._parts, self._parts.fly_page, self._parts.before_takeoff
        page.take_off_wanted.connect(self._on_take_off)
        page.pause_wanted.connect(parts.flight.pause)
        page.continue_wanted.connect(parts.flight.go_on)
        page.home_wanted.connect(parts.flight.come_home)
        page.land_wanted.connect(parts.flight.land_here)
        page.mark_wanted.connect(self._on_mark)
        sheet.go_wanted.connect(self._on_take_off)
        sheet.back_wanted.connect(parts.window.close_sheet)
        sheet.ticked.connect(self._on_ticked)
        sheet.override_given.connect(self._on_override)
        sheet.mend_wanted.connect(self._on_mend)
        sheet.show_wanted.connect(parts.window.close_sheet)

    # --- before take-off -------------------------------------------------------------------------

    def open_checks(self) -> None:
        """Lay the sheet over the page; the plan goes aboard meanwhile."""
        parts = self._parts
        if parts.planning.next_flight is None:
            return
        parts.before_takeoff.start_again()
        self.send_plan()
        self._show_machine(parts.flight.state)
        parts.window.open_sheet(parts.before_takeoff)
        self.checks_opened.emit()

    def send_plan(self) -> None:
        """What is on the screen goes aboard, if there is a drone on the ground."""
        parts = self._parts
        plan = parts.planning.next_flight
        if not parts.planning.settled:
            return  # the one that is flown is being worked out, and goes when it is there
        if plan is not None and parts.flight.is_linked and not parts.flight.state.flying:
            self._not_aboard = None
            self._sent = plan
            parts.flight.bring_aboard(self._sent)

    def _on_take_off(self) -> None:
        """From the sheet or the page; as long as something is left to wait for, the sheet says what."""
        if not self._parts.before_takeoff.readiness.ready:
            self.open_checks()
            return
        self._parts.flight.take_off()

    def _on_ticked(self, tick: str, on: bool) -> None:
        if on:
            self._parts.incidents.write(IncidentCode.CHECK_TICKED, {"item": tick})

    def _on_override(self, name: str, reason: str) -> None:
        """Everything that somebody takes upon himself is a line of its own."""
        red = [f.code for f in self._findings if f.severity is Severity.RED]
        bad = [row.check.value for row in self._rows if row.state is RowState.BAD]
        for finding in (*red, *bad):
            facts = {"finding": finding, "name": name, "reason": reason}
            self._parts.incidents.write(IncidentCode.OVERRIDE, facts)

    def _on_mend(self, code: str) -> None:
        for finding in self._parts.planning.findings:
            if finding.code == code and finding.mend is not None:
                self._parts.planning.mend(finding)
                return

    @property
    def _findings(self) -> tuple[Finding, ...]:
        """Of the plan and of the drone, the worst first."""
        return worst_first([*self._parts.planning.findings, *self._failsafes])

    def _show_findings(self) -> None:
        self._parts.before_takeoff.show_findings([_shown(finding) for finding in self._findings])

    def _on_failsafes(self, findings: tuple[Finding, ...]) -> None:
        self._failsafes = findings
        self._show_findings()

    def _on_planned(
        self, plan: Plan | None, estimate: Estimate | None, _findings: tuple[Finding, ...]
    ) -> None:
        parts = self._parts
        parts.fly_page.show_plan_ready(plan is not None)
        self._show_findings()
        self._show_plan()
        self._frame_search(plan)
        incident = parts.incidents.incident
        if plan is not None and estimate is not None:
            parts.before_takeoff.show_plan(plan_line(estimate, incident.where if incident else None))
        if parts.before_takeoff.isVisible() and parts.planning.next_flight != self._sent:
            self.send_plan()  # what is being checked is what goes aboard
        self.say_state()

    def _frame_search(self, plan: Plan | None) -> None:
        """A new area comes into view on the flight's map; the same area planned anew moves nothing."""
        area = plan.area if plan is not None else None
        if area is None or area == self._framed:
            return
        self._framed = area
        self._fit_search()

    def _fit_search(self) -> None:
        plan = self._parts.planning.plan
        if plan is None or plan.area is None:
            return
        home = self._parts.flight.state.home
        self._parts.fly_map.fit((*plan.area.ring, *([] if home is None else [home.at])))

    def _on_page(self, name: str) -> None:
        """Coming to the flight before it begins, all of the search is in view, once the page has its size."""
        if name == "fly" and not self._parts.flight.state.armed:
            QTimer.singleShot(0, self._fit_search)
        self.say_state()

    def _on_aboard(self, _aboard: Aboard | None) -> None:
        self._show_plan()
        self.say_state()

    def _on_not_aboard(self, why: str) -> None:
        self._not_aboard = why
        self._show_machine(self._parts.flight.state)
        self.say_state()

    def on_heard_again(self) -> None:
        """What did not get aboard is sent once more, as long as the crew stands before the sheet."""
        if self._parts.before_takeoff.isVisible() and not self._is_aboard:
            self.send_plan()

    @property
    def _is_aboard(self) -> bool:
        aboard = self._parts.flight.aboard
        return aboard is not None and aboard.plan == self._parts.planning.next_flight

    def _show_plan(self) -> None:
        parts = self._parts
        aboard = parts.flight.aboard
        flies = aboard is not None and parts.flight.state.armed
        shown = aboard.plan if flies and aboard is not None else parts.planning.next_flight
        parts.fly_map.show_plan(shown, aboard is not None and aboard.plan == shown)

    def _show_machine(self, state: VehicleState) -> None:
        parts = self._parts
        plan = parts.planning.plan
        around = Surroundings(
            aboard=self._is_aboard,
            not_aboard=self._not_aboard,
            fenced=plan is not None and plan.fence is not None,
            recording=self._recording,
            disk_free_bytes=shutil.disk_usage(parts.data).free,
            locked=self._locked,
        )
        self._rows = machine_rows(state, self._now_s, around)
        parts.before_takeoff.show_machine(self._rows)

    # --- in flight -------------------------------------------------------------------------------

    def _on_vehicle(self, state: VehicleState, now_s: float) -> None:
        parts = self._parts
        self._now_s = now_s
        if state.armed != self._armed:
            self._armed = state.armed
            parts.window.set_situation(parts.situation)
        readable = self._reading.is_due(now_s, _pressing(state))
        if readable and not parts.looking_back:
            parts.window.show_vehicle(state, now_s)
        if readable:
            parts.fly_page.show_vehicle(state, now_s)
        parts.fly_map.show_vehicle(state, now_s)
        self._draw_track(state)
        if state.home is not None:
            parts.fly_map.show_home(state.home.at)
        if state.fix is not None and self._framed is None and not self._found:
            self._found = True
            at, far_m = state.fix.at, SURROUNDINGS_M
            parts.fly_map.fit((moved(at, -far_m, -far_m), moved(at, far_m, far_m)))
        if not state.armed:
            self._follow_ground(state)
        if readable:
            self.say_state()

    def _follow_ground(self, state: VehicleState) -> None:
        """Before the flight the plan begins where the drone stands, in the wind it feels."""
        parts = self._parts
        if state.fix is not None:
            parts.planning.set_home(state.fix.at)
        if state.wind is not None and abs(state.wind.speed_m_s - self._wind.speed_m_s) >= WIND_STEP_M_S:
            self._wind = WindAt(state.wind.from_deg, state.wind.speed_m_s)
            parts.planning.set_wind(self._wind)
        if parts.before_takeoff.isVisible():
            self._show_machine(state)

    def _draw_track(self, state: VehicleState) -> None:
        fix = state.fix
        if fix is None or not state.flying or fix.at == self._last_shown:
            return
        self._last_shown = fix.at
        self._parts.fly_map.append_track(fix.at.lat_deg, fix.at.lon_deg)

    def _on_budget(self, budget: FlightBudget | None) -> None:
        if not self._parts.looking_back:
            self._parts.window.show_budget(budget)

    def _on_mark(self) -> None:
        """The place below the drone, in one press."""
        parts = self._parts
        fix = parts.flight.state.fix
        if fix is None:
            return
        number = len(self._marks) + 1
        self._marks.append(MapMark(fix.at, MarkKind.MARK, number))
        parts.fly_map.show_marks(self._marks)
        parts.fly_page.show_marks(number)
        facts = {
            "number": number,
            "lat_deg": fix.at.lat_deg,
            "lon_deg": fix.at.lon_deg,
            "above_home_m": float(fix.above_home_m),
            **self.facts_of_picture(),
        }
        self._on_happened(Event(EventCode.MARKED, parts.flight.utc(), self._now_s, facts))
        parts.fly_page.show_answer(
            FlyButton.MARK, Answer.ANSWERED, self.tr("kept as {number}").format(number=number)
        )

    def _on_answered(self, button: str, answer: str, text: str) -> None:
        parts = self._parts
        parts.fly_page.show_answer(button, answer, text)
        if button == FlyButton.TAKE_OFF:
            parts.before_takeoff.show_answer(answer, text)
            if answer == Answer.ANSWERED:
                parts.window.close_sheet()
                parts.window.show_page("fly")
                QTimer.singleShot(0, self._fit_search)

    def _on_happened(self, event: Event) -> None:
        parts = self._parts
        folder = parts.flight.folder
        parts.incidents.happened(
            event, folder.name if folder is not None else None, training=parts.flight.training
        )
        match event.code:
            case EventCode.RECORDING_STARTED | EventCode.RECORDING_RESUMED:
                self._recording = True
            case EventCode.RECORDING_FAILED | EventCode.RECORDING_CLOSED:
                self._recording = False
            case EventCode.ARMED:
                self._begin_flight()
            case EventCode.VEHICLE_SEEN if parts.before_takeoff.isVisible():
                self.send_plan()
            case _:
                pass

    def _begin_flight(self) -> None:
        self._parts.fly_map.clear_track()
        self._last_shown = None
        self._marks.clear()
        self._parts.fly_map.show_marks(())
        self._parts.fly_page.show_marks(0)
        self._parts.fly_map.follow_vehicle = True

    # --- the frame -------------------------------------------------------------------------------

    def _on_lock(self, lock: Lock | None) -> None:
        self._locked = None if lock is None else why_locked(lock)
        self._show_machine(self._parts.flight.state)

    def _on_linked(self, linked: bool) -> None:
        parts = self._parts
        training = linked and parts.flight.training
        parts.window.set_situation(parts.situation)
        word = self.tr("TRAINING") if training else ""
        for map_view in (parts.fly_map, parts.incident_map):
            map_view.set_burnt_in(word)
        self._failsafes = ()
        self._found = False
        self._show_findings()
        if not linked:
            self._recording = False
            self._on_vehicle(VehicleState(), self._now_s)
        else:
            parts.window.show_error("")
            self._begin_flight()

    def _on_clock(self) -> None:
        now = datetime.now(UTC)
        window = self._parts.window
        if not self._parts.looking_back:
            window.show_time(now)
        window.show_recording(self._parts.flight.recorded_s if self._recording else None)

    def say_state(self) -> None:
        """What the drone does; while looking back the review has the word."""
        if self._parts.looking_back:
            self._words = StateWords("", "")
            return
        aboard = self._parts.flight.aboard
        words = state_words(
            self._parts.flight.state,
            self._now_s,
            PlanState(
                planned=self._parts.planning.plan is not None,
                aboard=aboard.plan if aboard is not None else None,
                read_at=aboard.at if aboard is not None else None,
                failed=self._not_aboard,
            ),
        )
        if words != self._words:
            self._words = words
            self._parts.window.set_state_block(words.word, words.line, red=words.red)


def _pressing(state: VehicleState) -> tuple[object, ...]:
    """What people learn at once: who it is, what it does, whether it knows where it is."""
    beat, estimator, mission = state.heartbeat, state.estimator, state.mission
    return (
        state.identity,
        None if beat is None else (beat.mode, beat.armed, beat.status),
        state.fix is None,
        None if estimator is None else estimator.position_ok,
        None if mission is None else mission.state,
    )


def _shown(finding: Finding) -> ShownFinding:
    level = Level(finding.severity.value)
    return ShownFinding(finding.code, level, title(finding), detail(finding), mend_label(finding))
