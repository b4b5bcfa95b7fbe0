"""How long the drone can still stay: the battery cut into spare time, the way home, and the reserve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from maps.geo import AboveGround
from missions.energy import CALM, DroneProfile, WindAt, estimate
from missions.plan import Plan, Waypoint

if TYPE_CHECKING:
    from telemetry.state import VehicleState

RETURN_SPEED_M_S = 10.0  # ArduCopter flies home at WPNAV_SPEED, 10 m/s as delivered
TRUSTED_PERCENT = 5  # so much must be used before the measured drain counts
SHORT_S = 180.0
_STRAIGHT_HOME = "home"


@dataclass(frozen=True, slots=True)
class FlightBudget:
    """The seconds left in the battery, cut into what they are for; all at the present place and wind.

    `spare_s`: until it must turn back, negative when that is over. `home_s`: the way home and the landing.
    `reserve_s`: never planned with. `full_s`: what the battery gives when it is full.
    """

    spare_s: float
    home_s: float
    reserve_s: float
    full_s: float
    battery: int = 1  # counts from 1 within the incident
    turn_back_at: datetime | None = None  # aware; now + spare

    @property
    def left_s(self) -> float:
        """Until the battery is empty."""
        return max(0.0, self.spare_s) + self.home_s + self.reserve_s

    @property
    def short(self) -> bool:
        """Time to look: whole minutes are shown, rounded down."""
        return self.spare_s < SHORT_S


class BudgetWatch:
    """Learns from the flight how fast this battery drains, and cuts what is left."""

    def __init__(self, drone: DroneProfile | None = None) -> None:
        self._drone = drone or DroneProfile()
        self._began: tuple[int, float] | None = None  # percent and monotonic second at take-off

    def budget(self, state: VehicleState, now_s: float, at: datetime | None = None) -> FlightBudget | None:
        """None until battery, position and home are known. `at` is now, on the clock on the wall."""
        battery, fix, home = state.battery, state.fix, state.home
        if battery is None or battery.percent is None or fix is None or home is None:
            return None
        full_s = self._full_s(battery.percent, now_s, flying=state.flying)
        wind = WindAt(state.wind.from_deg, state.wind.speed_m_s) if state.wind else CALM
        here = Plan(
            pattern=_STRAIGHT_HOME,
            area=None,
            home=home.at,
            waypoints=(Waypoint(fix.at, fix.above_home_m),),
            takeoff_height=fix.above_home_m,
            speed_m_s=RETURN_SPEED_M_S,
            camera="",
            height=AboveGround(0.0),
            swath_m=0.0,
            spacing_m=0.0,
        )
        home_s = estimate(here, home.at, wind=wind, drone=self._drone).way_home_s if state.flying else 0.0
        left_s = full_s * battery.percent / 100.0
        never_s = full_s * self._drone.reserve
        spare_s = left_s - home_s - never_s
        return FlightBudget(
            spare_s,
            home_s,
            reserve_s=min(max(0.0, left_s - home_s), never_s),
            full_s=full_s,
            turn_back_at=at + timedelta(seconds=spare_s) if at is not None and state.flying else None,
        )

    def _full_s(self, percent: int, now_s: float, *, flying: bool) -> float:
        """Seconds of a full battery: as the profile says, then as this flight shows."""
        if not flying:
            self._began = None
            return self._drone.endurance_s
        if self._began is None:
            self._began = (percent, now_s)
        used, took_s = self._began[0] - percent, now_s - self._began[1]
        return 100.0 * took_s / used if used >= TRUSTED_PERCENT else self._drone.endurance_s
