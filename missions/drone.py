"""What a drone can do, and the wind it does it in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DroneProfile:
    """What a drone can do. The defaults are the recorded ArduCopter with a 25 minute battery.

    The last five say what it draws; `missions.power_curve` learns them from a recorded flight.
    """

    name: str = "copter"
    climb_m_s: float = 2.5
    descent_m_s: float = 1.5  # down to `final_m`
    final_m: float = 10.0
    final_descent_m_s: float = 0.5
    acceleration_m_s2: float = 2.5
    corner_m_s: float = 1.0  # carried through a right-angled turn
    air_speed_m_s: float = 15.0  # the most it flies against the air
    over_home_s: float = 8.0  # RTL levels out and waits before it lands
    spool_s: float = 6.0  # motors up, and the soft start and end of the climb
    disarm_s: float = 2.0  # from touch-down to motors off
    endurance_s: float = 1500.0  # hovering, full battery to empty
    reserve: float = 0.3  # share of the battery that is not planned with
    hover_a: float = 28.1  # measured, as are the next three: 30.5 A at 10 m/s
    air_share: float = 0.085  # of hovering, on top at 10 m/s through the air
    climb_share: float = 0.036  # of hovering, on top for each metre a second up
    descent_share: float = 0.030  # of hovering, saved for each metre a second down
    spread: float = 0.1  # 1 sigma of what flights really draw, as a share; large, as nobody measured yours

    @property
    def capacity_mah(self) -> float:
        """What a full battery gives."""
        return self.endurance_s * self.hover_a / 3.6

    @property
    def usable_s(self) -> float:
        """Hovering, full battery to reserve."""
        return self.endurance_s * (1.0 - self.reserve)


@dataclass(frozen=True, slots=True)
class WindAt:
    """Steady wind: the direction it comes from."""

    from_deg: float
    speed_m_s: float
