"""AUTO: fly the stored mission, item by item, in the order and with the words of ArduCopter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.copter import Demand
from training.holding import Holding
from training.landing import Takeoff
from training.looking import look_at, look_nowhere, stop_looking, turn_to
from training.mission_store import (
    CHANGE_SPEED,
    CONDITION_DELAY,
    CONDITION_YAW,
    ENDS_LOOK,
    JUMP,
    LOOK_NOWHERE,
    LOOKS,
    NAMES,
    NAVIGATION,
    SET_HOME,
    SPLINE,
    WAYPOINT,
)
from training.mission_tasks import Task, WaypointTask, spot_of, task_for
from training.speed import change_speed
from training.voice import CRITICAL, INFO

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.local_frame import Spot
    from training.mission_store import Item

JUMPS_MAX = 100  # in a row without anything to fly: a mission that jumps in circles has ended


class Auto:
    """The mission runner. How far it came is kept in `ap.progress`, across mode changes."""

    def __init__(self) -> None:
        self._task: Task | None = None
        self._nav = 0  # index of the item being flown
        self._pending: list[int] = []  # DO items to begin while it is flown
        self._waits_until_s: float | None = None  # CONDITION_DELAY
        self._paused: Holding | None = None
        self._finished = False
        self._from: Spot | None = None  # where the next leg begins
        self._home_up_m = 0.0
        self._expected: list[Item] = []  # what was stored when the item was begun

    @property
    def pausable(self) -> bool:
        """Only flying along a line can be paused, not a take-off or a landing."""
        return isinstance(self._task, WaypointTask)

    def pause(self) -> None:
        self._paused = Holding()

    def resume(self) -> None:
        self._paused = None

    def jump_to(self, ap: Autopilot, seq: int) -> None:
        """MISSION_SET_CURRENT while it flies."""
        self._finished, self._waits_until_s, self._from = False, None, None
        self._advance(ap, max(1, seq))

    def complete_by_landing(self, ap: Autopilot) -> None:
        """It stands on the ground again: a return or a landing is done, and with it the mission."""
        if self._task is not None and not isinstance(self._task, Takeoff):
            ap.progress.reached = self._nav
            self._finish(ap)

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        if self._task is not None and self._coming(ap) != self._expected:
            self._task, self._from = None, None  # begun anew below
            ap.text(CRITICAL, "Auto mission changed, restarted command")
        if self._task is not None and ap.home_up_m != self._home_up_m:
            self._plan(ap)  # heights are above home
        if self._task is None and not self._finished and ap.armed:
            self._begin(ap)
        if ap.landed and ap.copter.on_ground and not ap.may_lift:
            return Demand(motors=0.1)
        if self._paused is not None:
            return self._paused.step(ap, dt_s)
        if self._pending and not self._waiting(ap):
            self._begin_do(ap, self._pending.pop(0))
        if self._task is not None and self._task.done(ap):
            self._complete(ap, self._task)
        if self._task is None:
            return Demand() if ap.sensors.position_ok else Demand(None, None, 0.0)
        return self._task.step(ap, dt_s)

    # --- from item to item -----------------------------------------------------------------------

    def _begin(self, ap: Autopilot) -> None:
        progress = ap.progress
        if progress.state == mavlink.MISSION_STATE_COMPLETE or progress.current >= len(ap.missions.mission()):
            progress.reset()
        progress.state = mavlink.MISSION_STATE_ACTIVE
        self._advance(ap, self._nav or max(1, progress.current))

    def _complete(self, ap: Autopilot, task: Task) -> None:
        ap.progress.reached = self._nav
        self._from = None
        if isinstance(task, WaypointTask):
            self._from = task.leg.end
            if ap.missions.mission()[self._nav].command in (WAYPOINT, SPLINE):
                ap.text(INFO, f"Reached command #{self._nav}")
        self._advance(ap, self._nav + 1)

    def _advance(self, ap: Autopilot, index: int) -> None:
        """Begin the next item to fly from `index` on. Of the DO items on the way the first begins at once,
        the others while it flies; those still waiting when it is done are never begun, as in ArduCopter."""
        self._task, self._pending, ap.yaw_deg = None, [], None
        for _ in range(len(ap.missions.mission()) + JUMPS_MAX):
            index = _after_jumps(ap, index)
            items = ap.missions.mission()
            if index >= len(items):
                break
            if items[index].command in NAVIGATION:
                if self._pending:
                    self._begin_do(ap, self._pending.pop(0))
                self._fly(ap, index)
                return
            self._pending.append(index)
            index += 1
        self._finish(ap)

    def _fly(self, ap: Autopilot, index: int) -> None:
        self._nav = ap.progress.current = index
        if ap.missions.mission()[index].command in ENDS_LOOK:
            stop_looking(ap)
        ap.text(INFO, f"Mission: {index} {NAMES[ap.missions.mission()[index].command]}")
        self._plan(ap)

    def _plan(self, ap: Autopilot) -> None:
        """Make the flight of the current item, as it is stored now."""
        self._expected, self._home_up_m = self._coming(ap), ap.home_up_m
        self._task = task_for(ap, self._nav, self._from or ap.spot)
        ap.target = self._task.leg.end if isinstance(self._task, WaypointTask) else None

    def _coming(self, ap: Autopilot) -> list[Item]:
        """The item being flown and the next two: an upload that changes one of them restarts it."""
        return ap.missions.mission()[self._nav : self._nav + 3]

    def _finish(self, ap: Autopilot) -> None:
        ap.progress.current, ap.progress.state = 0, mavlink.MISSION_STATE_COMPLETE
        self._finished, self._task, ap.target = True, None, None

    # --- DO and CONDITION items ------------------------------------------------------------------

    def _waiting(self, ap: Autopilot) -> bool:
        return self._waits_until_s is not None and ap.now_s < self._waits_until_s

    def _begin_do(self, ap: Autopilot, index: int) -> None:
        item = ap.missions.mission()[index]
        ap.text(INFO, f"Mission: {index} {NAMES[item.command]}")
        if item.command == CONDITION_DELAY:
            self._waits_until_s = ap.now_s + item.p1
        elif item.command == CONDITION_YAW:
            turn = ap.copter.yaw_deg + item.p1 * (-1.0 if item.p3 < 0 else 1.0) if item.p4 else item.p1
            turn_to(ap, turn % 360.0)
        elif item.command == CHANGE_SPEED:
            change_speed(ap, item.p1, item.p2)
        elif item.command in LOOKS:
            look_at(ap, item.x, item.y, item.z, spot_of(ap, item, ap.spot))
        elif item.command == LOOK_NOWHERE:
            look_nowhere(ap)
        elif item.command == SET_HOME:
            ap.set_home(ap.spot if int(item.p1) == 1 else spot_of(ap, item, ap.spot))
        elif ap.carried is not None:
            ap.carried.obey_item(ap, item)
        ap.progress.reached = index


def _after_jumps(ap: Autopilot, index: int) -> int:
    """Where the DO_JUMP items at `index` lead; each remembers how often it jumped."""
    items, done = ap.missions.mission(), ap.progress.jumps_done
    for _ in range(JUMPS_MAX):
        if index >= len(items) or items[index].command != JUMP:
            return index
        times, target = int(items[index].p2), int(items[index].p1)
        if (times < 0 or done.get(index, 0) < times) and 0 < target < len(items):
            done[index] = done.get(index, 0) + 1
            ap.text(INFO, f"Mission: {index} Jump {done[index]}/{times}")
            index = target
        else:
            index += 1
    return len(items)
