"""The plan at hand: what is wanted becomes a plan, its estimate and its findings.

While a hand is on the map the plan is a quick one; when the hand rests, the thorough one is worked out beside
the window, and takes its place.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from maps.area import AreaError
from maps.geo import distance_m
from missions.airspace import Airspace
from missions.checks import Finding, Severity, check, mend, mended_task, worst_first
from missions.energy import estimate
from missions.flights import flights_of
from missions.plan import PlanError
from missions.planner import plan_for
from missions.task import Around, Effort, Pattern
from ui.desk.history import History
from ui.desk.sorties import Sorties
from ui.desk.worked import card_seconds, work_out
from ui.incident.wanted import Wanted, missing

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from maps.area import Area
    from maps.geo import LatLon
    from missions.energy import DroneProfile, Estimate, WindAt
    from missions.ground import Ground
    from missions.plan import Plan
    from missions.prospect import Prospect
    from missions.task import Task
    from ui.desk.sorties import Stopped
    from ui.desk.worked import Worked
    from ui.incident.wanted import Card

HOME_MOVED_M = 15.0
RESTS_MS = 250  # so long after the last change the thorough plan is begun
LOOK_MS = 30


class PlanDesk(QObject):
    """Plans anew whenever what is wanted, the home or the ground changes. The wind only judges anew."""

    planned = Signal(object, object, object)  # Plan | None, Estimate | None, tuple[Finding, ...]
    failed = Signal(str)  # why there is no plan: one sentence
    wanted_changed = Signal(object)  # Wanted
    settled_changed = Signal(bool)  # False: a better plan is being worked out
    minutes_changed = Signal(object)  # dict[Card, float]: seconds that each card would take

    def __init__(self, beside: Executor | None = None, parent: QObject | None = None) -> None:
        """`beside` works out the thorough plans; None: they are worked out at once."""
        super().__init__(parent)
        self._beside = beside
        self._history = History(Wanted())
        self._scene: LatLon | None = None
        self._around = Around()
        self._airspace = Airspace()
        self.plan: Plan | None = None
        self._given: Plan | None = None  # one that no card made: it stands until something else is wanted
        self.prospect: Prospect | None = None
        self._flights: tuple[Plan, ...] = ()  # as they were worked out with the plan
        self._quick = False
        self.sorties = Sorties()
        self.findings: tuple[Finding, ...] = ()
        self._needed: Estimate | None = None
        self._working: Future[Worked] | None = None
        self._estimating: Future[dict[Card, float]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTS_MS)
        self._rest.timeout.connect(self._begin_thorough)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_beside)

    @property
    def wanted(self) -> Wanted:
        return self._history.now

    @property
    def area(self) -> Area | None:
        return self.wanted.area

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    @property
    def blocked(self) -> bool:
        """No plan, or something red about it."""
        return self.plan is None or any(finding.severity is Severity.RED for finding in self.findings)

    @property
    def around(self) -> Around:
        """What the plans are made in."""
        return self._around

    @property
    def airspace(self) -> Airspace:
        """What they are judged against."""
        return self._airspace

    @property
    def next_flight(self) -> Plan | None:
        """What goes aboard next: the plan, or the part of it that the next battery flies."""
        return self.sorties.next or self.plan

    @property
    def settled(self) -> bool:
        """Whether the plan is the one that will be flown, not a quick one."""
        return self._working is None and not self._rest.isActive()

    def close(self) -> None:
        """End what works beside the window."""
        self._stop_working()
        if self._beside is not None:
            self._beside.shutdown(wait=True, cancel_futures=True)

    # --- what the crew wants ---------------------------------------------------------------------

    def begin(self, wanted: Wanted, scene: LatLon | None) -> None:
        """Another incident: what was wanted for the one before cannot be undone into this one."""
        self._history = History(wanted)
        self._scene = scene
        self._on_wanted()

    def want(self, wanted: Wanted) -> None:
        """One step that can be undone."""
        self._history.step(wanted)
        self._on_wanted()

    def draft(self, wanted: Wanted) -> None:
        """While a hand is on the map: a quick plan, and no step; it is looked through when the hand rests."""
        self._stop_working()
        task = wanted.task(self._scene)
        if missing(task) is not None:
            return
        try:
            self.plan = plan_for(task, self._around, Effort.QUICK)
        except (PlanError, AreaError):
            return  # the next place of the hand may be a better one
        self.sorties, self._quick = Sorties(), True
        start = self._around.home or self.plan.waypoints[0].at
        self._needed = estimate(self.plan, start, wind=self._around.wind, drone=self._around.drone)
        self.tell()

    def undo(self) -> None:
        self._history.undo()
        self._on_wanted()

    def redo(self) -> None:
        self._history.redo()
        self._on_wanted()

    def choose(self, card: Card) -> None:
        self.want(replace(self.wanted, card=card))

    def take_plan(self, plan: Plan) -> None:
        """A finished one, such as a way past open hot spots: judged and cut as any other, never made anew."""
        self._stop_working()
        self._take(None)
        self.plan = self._given = plan
        self._judge()

    def set_area(self, area: Area | None) -> None:
        self.want(replace(self.wanted, area=area, parts=()))

    def set_wish(self, wish: Task) -> None:
        """Another way to fly the chosen card."""
        self.want(self.wanted.with_wish(wish))

    def mend(self, finding: Finding) -> None:
        """Change the plan, or what is wanted, so that the finding is no more."""
        wanted = None if self._given is not None else self._mended(finding)
        if wanted is not None:
            self.want(wanted)
            return
        if not self.settled:
            self._stop_working()
            self._plan_anew(self.wanted, Effort.THOROUGH)
        if self.plan is not None:
            self.plan, self._flights = mend(self.plan, finding), ()
            self._given = None if self._given is None else self.plan
            self._judge()

    def _mended(self, finding: Finding) -> Wanted | None:
        """Where another plan has to be made: what is not to be flown over is in what is wanted."""
        task = self.wanted.task(self._scene)
        air = self._airspace
        mended = mended_task(task, finding, zones=air.zones, obstacles=air.obstacles, home=self._around.home)
        if mended is None:
            return None
        shut = tuple(area for area in mended.no_fly if area not in task.no_fly)
        wish = replace(self.wanted.wish, height=mended.height)
        return replace(self.wanted.with_wish(wish), no_fly=(*self.wanted.no_fly, *shut))

    # --- what was flown --------------------------------------------------------------------------

    def flown(self, plan: Plan, stopped: Stopped | None) -> None:
        """A flight is over. What is left of the plan is the next one."""
        if plan != self.sorties.next:
            return
        now = self.sorties
        self.sorties = now.finished() if stopped is None else now.stopped(stopped.item, stopped.at)
        self.tell()

    # --- what it is planned in -------------------------------------------------------------------

    def set_scene(self, scene: LatLon | None) -> None:
        """Where the incident is: the cards that look at a place look there."""
        if scene != self._scene:
            self._scene = scene
            if self.wanted.at is None:
                self._replan()

    def set_home(self, home: LatLon | None) -> None:
        """Where the drone stands. A step of some metres (its position wanders) changes nothing."""
        before = self._around.home
        if home is not None and before is not None and distance_m(home, before) < HOME_MOVED_M:
            return
        if home != before:
            self._around = replace(self._around, home=home)
            if home is not None and self.sorties.begun:
                self.sorties = self.sorties.from_home(home)
                self.tell()
            else:
                self._replan()

    def set_wind(self, wind: WindAt) -> None:
        """For the estimate and the findings; the way through the area stays."""
        self._around = replace(self._around, wind=wind)
        if self.wanted.wish.pattern is not Pattern.PROBABILITY:
            self._flights = ()  # another wind, other cuts
        self._judge()

    def set_ground(self, ground: Ground | None, airspace: Airspace) -> None:
        """What is known of the district: elevation, zones, obstacles."""
        self._around = replace(self._around, ground=ground)
        self._airspace = airspace
        self._replan()

    def set_drone(self, drone: DroneProfile) -> None:
        """What this drone can do, where that was learned."""
        if drone != self._around.drone:
            self._around = replace(self._around, drone=drone)
            self._flights = ()
            self._judge()

    # --- planning --------------------------------------------------------------------------------

    def _on_wanted(self) -> None:
        self._given = None
        self.wanted_changed.emit(self.wanted)
        self._replan()

    def _replan(self) -> None:
        self._stop_working()
        if self._given is not None:
            self._judge()
            return
        if self._beside is None:
            self._plan_anew(self.wanted, Effort.THOROUGH)
            return
        self._plan_anew(self.wanted, Effort.QUICK)
        self._rest.start()
        self.settled_changed.emit(False)

    def _plan_anew(self, wanted: Wanted, effort: Effort) -> None:
        self._take(None)
        task = wanted.task(self._scene)
        if missing(task) is None:
            try:
                self._take(work_out(task, self._around, effort))
            except (PlanError, AreaError) as error:
                self.failed.emit(str(error))
        self._judge()

    def _stop_working(self) -> None:
        """What is being worked out is for a wish of before."""
        was_settled = self.settled
        self._rest.stop()
        self._look.stop()
        for future in (self._working, self._estimating):
            if future is not None:
                future.cancel()
        self._working = self._estimating = None
        if not was_settled:
            self.settled_changed.emit(True)

    def _begin_thorough(self) -> None:
        if self._beside is None:
            return
        if self.plan is not None:
            task = self.wanted.task(self._scene)
            self._working = self._beside.submit(work_out, task, self._around, Effort.THOROUGH)
        self._estimating = self._beside.submit(card_seconds, self.wanted, self._scene, self._around)
        self._look.start()
        if self.plan is None:
            self.settled_changed.emit(True)

    def _look_beside(self) -> None:
        """Take what has been worked out by now."""
        working, estimating = self._working, self._estimating
        if working is not None and working.done():
            self._working = None
            self._take_thorough(working)
            self.settled_changed.emit(True)
        if estimating is not None and estimating.done():
            self._estimating = None
            self.minutes_changed.emit(estimating.result(timeout=0))
        if self._working is None and self._estimating is None:
            self._look.stop()

    def _take(self, worked: Worked | None) -> None:
        self.plan = None if worked is None else worked.plan
        self.prospect = None if worked is None else worked.prospect
        self._flights = () if worked is None else worked.flights
        self._quick = worked is not None and worked.quick
        self.sorties = Sorties()

    def _take_thorough(self, working: Future[Worked]) -> None:
        try:
            self._take(working.result(timeout=0))
        except (PlanError, AreaError) as error:  # the quick one stands
            self.failed.emit(str(error))
        self._judge()

    def _judge(self) -> None:
        """What it takes, what is wrong with it, and how many flights it is."""
        self._needed, self.findings = None, ()
        if self.plan is not None:
            around = self._around
            start = around.home or self.plan.waypoints[0].at
            airspace = replace(self._airspace, at=datetime.now(UTC))
            self.findings = check(
                self.plan,
                home=around.home,
                wind=around.wind,
                drone=around.drone,
                ground=around.ground,
                airspace=airspace,
            )
            self._needed = estimate(self.plan, start, wind=around.wind, drone=around.drone)
            if not self._quick and not self.sorties.begun:
                self._split(self.plan, self._needed)
        self.tell()

    def _split(self, plan: Plan, needed: Estimate) -> None:
        allowed = self.wanted.wish.batteries
        flights = flights_of(plan, needed, self.findings, self._around, allowed=allowed, plans=self._flights)
        self.sorties = Sorties(flights.plans)
        self.findings = worst_first(flights.findings)

    def tell(self) -> None:
        """Say what there is; once more where somebody has to hear it in another language."""
        self.planned.emit(self.plan, self._needed, self.findings)
