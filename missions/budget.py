"""How long the drone can still stay: the battery cut into spare time, the way home, and the reserve."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from missions import spent
from missions.energy import CALM, DroneProfile, WindAt, way_home

if TYPE_CHECKING:
    from telemetry.state import VehicleState

RETURN_SPEED_M_S = 10.0  # ArduCopter flies home at WPNAV_SPEED, 10 m/s as delivered
TRUSTED_PERCENT = 5  # so much must be used before the measured drain counts
SHORT_S = 180.0
NEVER_S = 86_400.0  # the way home against a wind that is too strong for it


@dataclass(frozen=True, slots=True)
class FlightBudget:
    """The seconds left in the battery, cut into what they are for; all at the present place and wind.

    `spare_s`: until it must turn back, negative when that is over. `home_s`: the way home and the landing,
    longer than they take where they draw more than the flight so far (against the wind).
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
        self.drone = drone or DroneProfile()
        self._flight: _Flight | None = None
        self._power = 1.0  # that the seconds of a full battery are counted at, in hovering

    def as_flown(self, budget: FlightBudget) -> DroneProfile:
        """The drone with the battery that this flight shows, for who plans the rest of it."""
        return replace(self.drone, endurance_s=budget.full_s * self._power)

    def budget(self, state: VehicleState, now_s: float, at: datetime | None = None) -> FlightBudget | None:
        """None until battery, position and home are known. `at` is now, on the clock on the wall."""
        battery, fix, home = state.battery, state.fix, state.home
        if battery is None or battery.percent is None or fix is None or home is None:
            return None
        wind = WindAt(state.wind.from_deg, state.wind.speed_m_s) if state.wind else CALM
        full_s, power = self._full_s(battery.percent, now_s, _power(state, wind, self.drone), state.flying)
        self._power = power
        home_s = 0.0
        if state.flying:
            way = way_home(
                fix.at, fix.above_home_m, home.at, speed_m_s=RETURN_SPEED_M_S, wind=wind, drone=self.drone
            )
            home_s = min(max(way.seconds, way.hover_s / power), NEVER_S)
        left_s = full_s * battery.percent / 100.0
        never_s = full_s * self.drone.reserve
        spare_s = left_s - home_s - never_s
        return FlightBudget(
            spare_s,
            home_s,
            reserve_s=min(max(0.0, left_s - home_s), never_s),
            full_s=full_s,
            turn_back_at=at + timedelta(seconds=spare_s) if at is not None and state.flying else None,
        )

    def _full_s(self, percent: int, now_s: float, power: float, flying: bool) -> tuple[float, float]:
        """Seconds of a full battery, and the power they are counted at: as the profile says, in hovering;
        then as this flight shows, at its own mean power.
        """
        if not flying:
            self._flight = None
            return self.drone.endurance_s, 1.0
        if self._flight is None:
            self._flight = _Flight(percent, now_s, now_s)
        seen = self._flight
        seen.hover_s += power * max(0.0, now_s - seen.last_s)
        seen.last_s = now_s
        used, took_s = seen.percent - percent, now_s - seen.began_s
        if used < TRUSTED_PERCENT or took_s <= 0.0:
            return self.drone.endurance_s, 1.0
        return 100.0 * took_s / used, seen.hover_s / took_s


@dataclass(slots=True)
class _Flight:
    """Since take-off."""

    percent: int  # then
    began_s: float  # monotonic
    last_s: float
    hover_s: float = 0.0  # what its flying should have drawn, in seconds of hovering


def _power(state: VehicleState, wind: WindAt, drone: DroneProfile) -> float:
    """What it draws now by the curve, in hovering. Its course over ground is taken as its heading."""
    fix = state.fix
    if fix is None:
        return 1.0
    away_rad = math.radians(wind.from_deg - (fix.heading_deg or 0.0))
    against, across = wind.speed_m_s * math.cos(away_rad), wind.speed_m_s * math.sin(away_rad)
    through = np.hypot(fix.ground_speed_m_s + against, across)
    vertical = fix.climb_m_s * (drone.climb_share if fix.climb_m_s > 0.0 else drone.descent_share)
    return 1.0 + float(spent.drag(through, drone)) + vertical
