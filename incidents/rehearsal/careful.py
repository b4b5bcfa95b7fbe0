"""A crew that does it as it learned it: looks, checks, marks what it finds, and comes home in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from incidents.rehearsal.preparing import TICKS, is_other_aboard, prepared
from maps.geo import distance_m
from missions.aboard import bring_aboard
from missions.budget import BudgetWatch
from missions.commands import fly_from, pause, resume, return_home, set_mode
from missions.download import DownloadError
from missions.plan import PlanError
from missions.sortie import Reason, launch
from missions.upload import UploadError
from telemetry.alarms import AlarmCode
from telemetry.refusals import NoVehicleError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from incidents.rehearsal.cockpit import Cockpit
    from maps.geo import LatLon
    from missions.aboard import Aboard
    from missions.plan import Plan
    from missions.sortie import SortieResult
    from telemetry.state import Battery
    from training.exercise.scenario import Target

READY_WITHIN_S = 60.0
CHECK_S = 2.0  # for each look at the drone
ANSWERS_ALARM_S = 3.0
TRIES = 3
SPARE_S = 45.0  # turns back with so much in hand
LEAST_V = 10.65  # of three cells under load: the drone's own failsafe is near
LEAST_REST_V = 11.3  # without the load: what an old pack shows before the percentage does
SAGS_S = 5.0
LOADED_A = 20.0  # in the air
BEFORE_END_S = 40.0
SURE_S = 6.0  # a position that is back has to stay so long
SETTLED_S = 0.9  # in the picture before somebody points at it
TWIN_GONE_WITHIN_S = 240.0
JUMP_M = 25.0  # in one second
PLACELESS = (AlarmCode.POSITION_LOST, AlarmCode.POSITION_POOR, AlarmCode.LINK_LOST, AlarmCode.TWO_VEHICLES)


def careful(cockpit: Cockpit) -> None:
    """From the alarm to the landing."""
    if not cockpit.until(lambda: None not in (cockpit.state.fix, cockpit.state.home), READY_WITHIN_S):
        cockpit.note("no drone with a position: not flown")
        return
    plan = prepared(cockpit)
    if plan is None:
        cockpit.note("no plan that may be flown: not flown")
        return
    for item in TICKS:
        cockpit.wait(CHECK_S)
        cockpit.tick(item)
    if not cockpit.until(lambda: not cockpit.stands(AlarmCode.TWO_VEHICLES), TWIN_GONE_WITHIN_S):
        cockpit.note("a second drone under our number: not flown")
        return
    aboard = _aboard(cockpit, plan)
    if aboard is not None:
        _Flight(cockpit, aboard).fly()


def _aboard(cockpit: Cockpit, plan: Plan) -> Aboard | None:
    """What is aboard is read first: it may be somebody else's."""
    for _ in range(TRIES):
        try:
            if is_other_aboard(cockpit, plan):
                cockpit.note("another mission is aboard: ours goes up in its place")
            return cockpit.talk(partial(bring_aboard, plan=plan, utc=lambda: cockpit.utc))
        except (UploadError, DownloadError, PlanError, NoVehicleError) as error:
            cockpit.note(f"not aboard: {error}")
            cockpit.wait(CHECK_S)
    return None


@dataclass(slots=True)
class _Flight:
    """One sortie, looked at ten times a second and decided upon once."""

    cockpit: Cockpit
    aboard: Aboard
    budget: BudgetWatch = field(default_factory=BudgetWatch)
    coming_home: bool = False
    holds: bool = False  # on our own decision
    blind_from: int | None = None  # the item that was flown from without a picture
    low_since_s: float | None = None
    rest_v: float | None = None  # before the motors ran
    ohm: float | None = None
    well_since_s: float | None = None
    last_at: LatLon | None = None
    led_astray: bool = False
    seen: set[AlarmCode] = field(default_factory=set[AlarmCode])
    in_view_s: dict[str, float] = field(default_factory=dict[str, float])
    marked: set[str] = field(default_factory=set[str])

    def fly(self) -> None:
        """To the motors standing still."""
        cockpit, battery = self.cockpit, self.cockpit.state.battery
        self.rest_v, self.ohm = None if battery is None else battery.voltage_v, None
        for _ in range(TRIES):
            sortie = cockpit.begin(partial(launch, aboard=self.aboard))
            while not cockpit.over and (cockpit.took_off or not sortie.done()):
                cockpit.wait(1.0)
                self._decide()
            if cockpit.took_off or cockpit.over or not _refused(sortie):
                return
            cockpit.wait(CHECK_S)

    def _decide(self) -> None:
        self._answer_alarms()
        self._watch_place()
        self._look()
        if not self.cockpit.state.flying or self._without_position() or self._behind_a_hill():
            return
        if self.coming_home:
            self._keep_coming()
        elif self._must_go():
            self.coming_home = self.cockpit.order(return_home)
        elif self.led_astray or not self.cockpit.eyes.open:
            self._hold()
        elif self.holds and self._is_well():
            self._go_on()

    def _answer_alarms(self) -> None:
        now_s, cockpit = self.cockpit.now_s, self.cockpit
        self.seen &= {alarm.code for alarm in cockpit.alarms}
        for alarm in cockpit.alarms:
            if alarm.code not in self.seen and now_s - alarm.since_s >= ANSWERS_ALARM_S:
                cockpit.see(alarm)
                self.seen.add(alarm.code)

    # --- the picture -----------------------------------------------------------------------------

    def _look(self) -> None:
        """What stays in the picture and is asked for is pointed at, once."""
        cockpit, mission = self.cockpit, self.cockpit.state.mission
        flies_blind = not cockpit.eyes.open and cockpit.mode == "AUTO"
        if flies_blind and self.blind_from is None and mission is not None:
            self.blind_from = max(1, mission.current - 1)
        in_view = {target.name: target for target in cockpit.eyes.targets() if target.wanted}
        self.in_view_s = {name: self.in_view_s.get(name, cockpit.now_s) for name in in_view}
        for name, target in in_view.items():
            new = name not in self.marked and not self.led_astray
            if new and cockpit.now_s - self.in_view_s[name] >= SETTLED_S:
                self._mark(target)

    def _mark(self, target: Target) -> None:
        at = self.cockpit.eyes.point_at(target, self.cockpit.state)
        if at is not None:
            self.cockpit.mark(at, target.kind.value)
            self.marked.add(target.name)

    # --- when to come home -----------------------------------------------------------------------

    def _must_go(self) -> bool:
        """The battery, the time, or an alarm says so."""
        cockpit = self.cockpit
        if cockpit.stands(AlarmCode.BATTERY_LOW, AlarmCode.BATTERY_CRITICAL):
            return True
        budget = self.budget.budget(cockpit.state, cockpit.now_s, cockpit.utc)
        if budget is None:
            return False
        left_s = cockpit.scenario.lasts_s - cockpit.exercise.elapsed_s
        return budget.spare_s < SPARE_S or self._sags() or left_s < budget.home_s + BEFORE_END_S

    def _sags(self) -> bool:
        """The voltage is nearly down, whatever the percentage says."""
        battery, now_s = self.cockpit.state.battery, self.cockpit.now_s
        if battery is None or battery.voltage_v is None:
            return False
        load_v = 0.0 if battery.current_a is None else battery.current_a * self._ohm(battery)
        if battery.voltage_v >= LEAST_V and battery.voltage_v + load_v >= LEAST_REST_V:
            self.low_since_s = None
            return False
        self.low_since_s = self.low_since_s or now_s
        return now_s - self.low_since_s >= SAGS_S

    def _ohm(self, battery: Battery) -> float:
        """What the pack resists: by how much its voltage fell when the motors took it up."""
        loads = battery.current_a is not None and battery.current_a > LOADED_A
        if loads and self.ohm is None and self.rest_v is not None and battery.voltage_v is not None:
            self.ohm = max(0.0, self.rest_v - battery.voltage_v) / (battery.current_a or LOADED_A)
        return self.ohm or 0.0

    def _keep_coming(self) -> None:
        if self.cockpit.mode not in {"RTL", "SMART_RTL", "LAND"}:
            self.cockpit.order(return_home)

    # --- when something is gone ------------------------------------------------------------------

    def _watch_place(self) -> None:
        """A drone that jumps on the map did not fly there: nothing is marked until it jumps back."""
        fix, before = self.cockpit.state.fix, self.last_at
        self.last_at = None if fix is None else fix.at
        if fix is None or before is None or self.cockpit.stands(*PLACELESS):
            return
        if distance_m(before, fix.at) > JUMP_M:
            self.led_astray = not self.led_astray

    def _without_position(self) -> bool:
        """Hold the height and wait: a landing where nobody knows is the last thing. True: it is so now."""
        cockpit = self.cockpit
        if not cockpit.stands(AlarmCode.POSITION_LOST):
            return False
        self.well_since_s = None
        if cockpit.mode != "ALT_HOLD":
            cockpit.order(partial(set_mode, mode="ALT_HOLD"))
        self.holds = True
        return True

    def _behind_a_hill(self) -> bool:
        """Nothing gets there. True while it is so; afterwards the drone is on its way home by itself."""
        if self.cockpit.stands(AlarmCode.LINK_LOST):
            self.well_since_s, self.holds = None, True
            return True
        return False

    def _go_on(self) -> None:
        """With what was flown blind once more."""
        self.holds = not self.cockpit.order(resume)
        if not self.holds and self.blind_from is not None:
            self.cockpit.order(partial(fly_from, item=self.blind_from))
            self.blind_from = None

    def _hold(self) -> None:
        """Stand still until it can be searched again."""
        self.well_since_s = None
        if not self.holds:
            self.holds = self.cockpit.order(pause)

    def _is_well(self) -> bool:
        """For so long that it will stay."""
        self.well_since_s = self.well_since_s or self.cockpit.now_s
        return self.cockpit.now_s - self.well_since_s >= SURE_S


def _refused(sortie: Future[SortieResult]) -> bool:
    """Try again: the drone was not ready, or what is aboard changed."""
    if not sortie.done():
        return False
    return sortie.exception() is not None or sortie.result().reason is Reason.REFUSED
