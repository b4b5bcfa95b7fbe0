"""The battery of the embedded drone: charge, current and voltage."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

HOVER_A = 28.1  # measured with the recorded copter, as are the next three
LEAN_SHARE = 0.55  # current grows by this share of the extra thrust that leaning needs
CLIMB_A_S_M = 1.0  # a metre a second of climb costs as much
DESCENT_A_S_M = 0.83
IDLE_A = 0.2  # motors turning on the ground
SAG_OHM = 0.012  # a good pack of 3 cells
CELL_CURVE_V = (  # (share of the charge left, share of the full voltage), at rest
    (1.0, 1.0),
    (0.9, 0.976),
    (0.5, 0.925),
    (0.2, 0.885),
    (0.1, 0.862),
    (0.05, 0.83),
    (0.0, 0.73),
)


@dataclass(slots=True)
class Battery:
    """Charge that flows out. `sags` makes the voltage fall with charge and load, as a real pack does;
    without it the voltage stands still, as it does in the recorded simulation."""

    capacity_mah: float
    sags: bool = False
    used_mah: float = 0.0
    current_a: float = 0.0

    def step(self, dt_s: float, current_a: float, drain: float) -> None:
        """Draw `current_a` for `dt_s`; `drain` is a fault that empties it so many times as fast."""
        self.current_a = current_a * drain
        self.used_mah += self.current_a * dt_s / 3.6

    def voltage_v(self, full_v: float) -> float:
        """What its sensor shows; `full_v` is the voltage at rest when full."""
        if not self.sags:
            return full_v
        left = max(0.0, 1.0 - self.used_mah / self.capacity_mah)
        return max(0.0, full_v * _rest_share(left) - self.current_a * SAG_OHM)

    def percent(self, capacity_mah: float) -> int:
        """As ArduPilot counts it: by charge alone, of the capacity it was told, cut to whole per cent."""
        if capacity_mah <= 0.0:
            return 0
        left = 100.0 * (capacity_mah - self.used_mah) / capacity_mah
        return max(0, min(100, int(left)))


def flight_current_a(lean_tan: float, climb_m_s: float) -> float:
    """Current in flight; `lean_tan` is the tangent of the lean angle, which drag and acceleration ask for."""
    thrust = math.sqrt(1.0 + lean_tan * lean_tan)
    vertical = CLIMB_A_S_M * climb_m_s if climb_m_s > 0 else DESCENT_A_S_M * climb_m_s
    return HOVER_A * (1.0 + LEAN_SHARE * (thrust - 1.0)) + vertical


def _rest_share(left: float) -> float:
    for (high, high_v), (low, low_v) in pairwise(CELL_CURVE_V):
        if left >= low:
            return low_v + (high_v - low_v) * (left - low) / (high - low)
    return CELL_CURVE_V[-1][1]
