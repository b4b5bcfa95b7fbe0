"""The seen ground of the search at hand: kept while it is flown, over all the flights that it takes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.coverage import Coverage
from missions.footprint import footprint
from missions.gaps import gaps_task
from missions.looking import looking
from missions.recorded_looks import SILENCE_S, STEP_S
from missions.search_grid import grid_around, grid_over
from missions.task import Task
from telemetry.georeference.pose import between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.area import Area
    from maps.geo import LatLon
    from missions.ground import Ground
    from missions.plan import Plan
    from telemetry.georeference.pose import Pose
    from telemetry.state import VehicleState

LOOK_S = 0.19  # five times a second, and one may be a little early
TELL_S = 1.0  # the shares of a whole grid are counted no more often
ALONE_M = 1000.0  # of ground round where a drone without an area took off


@dataclass(frozen=True, slots=True)
class Search:
    """What the seen ground belongs to. Another one begins with nothing seen."""

    incident: str | None
    area: Area | None
    no_fly: tuple[Area, ...]
    training: bool


class CoverageDesk(QObject):
    """Takes what the drone says at the pump's tick; looks five times a second, in about a millisecond."""

    begun = Signal(object)  # Coverage | None: another search; everything that was shown is over
    changed = Signal(object)  # Window: the part of the grid in which something may have changed
    footprint_moved = Signal(object)  # tuple[LatLon, ...]: what the camera sees now, empty for nothing
    shares_seen = Signal(object)  # Shares, once a second while something is looked at

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ground: Ground | None = None  # elevation data, where the brigade has some
        self.coverage: Coverage | None = None
        self._search = Search(None, None, (), training=False)
        self._plan: Plan | None = None
        self._last: tuple[float, Pose | None] = (-math.inf, None)  # look, and when
        self._told_s = 0.0
        self._outline: tuple[LatLon, ...] = ()

    def set_search(self, incident: str | None, plan: Plan | None, *, training: bool) -> None:
        """Which search is flown. The same area of the same incident goes on, whatever its plan is now; a plan
        that cannot be made just now ends nothing."""
        before = self._search
        if plan is not None:
            search = Search(incident, plan.area, plan.no_fly, training)
        elif (incident, training) == (before.incident, before.training):
            return
        else:
            search = Search(incident, None, (), training)
        self._plan = plan
        if search == before:
            return
        self._search = search
        self.coverage = None
        self._last = (-math.inf, None)
        self.begun.emit(None)

    def begin_flight(self) -> None:
        """What is seen from now on is a new pass over what was seen before."""
        self._last = (-math.inf, None)
        if self.coverage is not None:
            self.coverage.begin()

    def on_vehicle(self, state: VehicleState) -> None:
        """At every tick."""
        fix = state.fix
        if fix is None or not state.flying:
            self._show_outline(())
            return
        if 0.0 <= fix.received_s - self._last[0] < LOOK_S:
            return
        self._look(state, fix.received_s)

    def gaps(self, wanted_pod: float) -> Task | None:
        """A search of what is still below this chance; None: nothing is. PlanError: it cannot be wanted."""
        plan = self._plan
        if self.coverage is None or plan is None or plan.area is None:
            return None
        task = Task(
            area=plan.area,
            no_fly=plan.no_fly,
            height=plan.height,
            camera=_camera(plan),
            overlap=1.0 - plan.spacing_m / plan.swath_m,
            speed_m_s=plan.speed_m_s,
        )
        return gaps_task(self.coverage, task, wanted_pod)

    def _look(self, state: VehicleState, now_s: float) -> None:
        coverage = self.coverage or self._begin(state)
        found = looking(state, None if self._plan is None else self._plan.look)
        if found is None:
            return
        lens = CAMERAS[_camera(self._plan)]
        if found.remark is not None:
            coverage.remarks.add(found.remark)
        for at_s, pose in self._since_the_last(found.pose, now_s):
            window = coverage.step(pose, lens, at_s)
            if window is not None:
                self.changed.emit(window)
        self._show_outline(() if found.pose is None else footprint(found.pose, lens, coverage.relief).ring)
        self._tell(coverage, now_s)

    def _since_the_last(self, pose: Pose | None, now_s: float) -> Iterator[tuple[float, Pose | None]]:
        """The look of now, and those on the way to it from the one before, unless there was a silence."""
        before, self._last = self._last, (now_s, pose)
        elapsed_s = now_s - before[0]
        if pose is not None and before[1] is not None and LOOK_S < elapsed_s <= SILENCE_S:
            steps = math.ceil(elapsed_s / STEP_S)
            for step in range(1, steps):
                share = step / steps
                yield before[0] + share * elapsed_s, between(before[1], pose, share)
        yield now_s, pose

    def _begin(self, state: VehicleState) -> Coverage:
        """The grid of a search is made when something is seen of it first."""
        search, fix = self._search, state.fix
        home = state.home.at if state.home is not None else None if fix is None else fix.at
        if search.area is not None:
            grid = grid_over(search.area, search.no_fly)
        else:
            grid = grid_around([] if home is None else [home], ALONE_M)
        self.coverage = Coverage(grid, self.ground, home)
        self.begun.emit(self.coverage)
        return self.coverage

    def _tell(self, coverage: Coverage, now_s: float) -> None:
        if not 0.0 <= now_s - self._told_s < TELL_S:
            self._told_s = now_s
            self.shares_seen.emit(coverage.shares())

    def _show_outline(self, outline: tuple[LatLon, ...]) -> None:
        if outline != self._outline:
            self._outline = outline
            self.footprint_moved.emit(outline)


def _camera(plan: Plan | None) -> str:
    """Plans of other stations name no camera of ours."""
    return plan.camera if plan is not None and plan.camera in CAMERAS else DEFAULT_CAMERA.name
