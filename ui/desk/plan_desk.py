"""The plan at hand: an area and a wish become a plan, its estimate and its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maps.area import AreaError
from maps.geo import AboveGround, distance_m
from missions.camera_model import CAMERAS
from missions.checks import Finding, Severity, check, mend
from missions.energy import CALM, estimate
from missions.patterns.sweep import parallel
from missions.plan import PlanError
from ui.incident.search_wish import SearchWish

if TYPE_CHECKING:
    from maps.area import Area
    from maps.geo import LatLon
    from missions.energy import WindAt
    from missions.plan import Plan

HOME_MOVED_M = 15.0


class PlanDesk(QObject):
    """Plans anew whenever the area, the wish, the home or the wind changes."""

    planned = Signal(object, object, object)  # Plan | None, Estimate | None, tuple[Finding, ...]
    failed = Signal(str)  # why there is no plan: one sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.area: Area | None = None
        self.wish = SearchWish()
        self.plan: Plan | None = None
        self.findings: tuple[Finding, ...] = ()
        self._home: LatLon | None = None
        self._wind: WindAt = CALM

    @property
    def blocked(self) -> bool:
        """No plan, or something red about it."""
        return self.plan is None or any(finding.severity is Severity.RED for finding in self.findings)

    def set_area(self, area: Area | None) -> None:
        self.area = area
        self._plan_anew()

    def set_wish(self, wish: SearchWish) -> None:
        self.wish = wish
        self._plan_anew()

    def set_home(self, home: LatLon | None) -> None:
        """Where the drone stands. A step of some metres (its position wanders) changes nothing."""
        if home is not None and self._home is not None and distance_m(home, self._home) < HOME_MOVED_M:
            return
        if home != self._home:
            self._home = home
            self._plan_anew()

    def set_wind(self, wind: WindAt) -> None:
        """For the estimate and the findings; the way through the area stays."""
        self._wind = wind
        self._judge()

    def mend(self, finding: Finding) -> None:
        """Change the plan so that the finding is no more."""
        if self.plan is not None:
            self.plan = mend(self.plan, finding)
            self._judge()

    def _plan_anew(self) -> None:
        self.plan = None
        if self.area is not None:
            try:
                self.plan = parallel(
                    self.area,
                    CAMERAS[self.wish.camera],
                    AboveGround(self.wish.height_m),
                    home=self._home,
                    overlap=self.wish.overlap,
                    speed_m_s=self.wish.speed_m_s,
                )
            except (PlanError, AreaError) as error:
                self.failed.emit(str(error))
        self._judge()

    def _judge(self) -> None:
        if self.plan is None:
            self.findings = ()
            self.planned.emit(None, None, ())
            return
        start = self._home or self.plan.waypoints[0].at
        self.findings = check(self.plan, home=self._home, wind=self._wind)
        self.planned.emit(self.plan, estimate(self.plan, start, wind=self._wind), self.findings)
