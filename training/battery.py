"""The battery of the embedded drone: charge, current, voltage and temperature.

In the cold a pack gives less of its charge and resists more. Capacity as in Battery University BU-502: all of
it at 27 degrees, half at -18. That its resistance doubles with each 20 degrees is ours: what is published for
lithium packs goes from less than two to more than three.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise

HOVER_A = 28.1  # measured with the recorded copter, as are the next three
LEAN_SHARE = 0.55  # current grows by this share of the extra thrust that leaning needs
CLIMB_A_S_M = 1.0  # a metre a second of climb costs as much
DESCENT_A_S_M = 0.83
IDLE_A = 0.2  # motors turning on the ground
SAG_OHM = 0.012  # a good pack of 3 cells, warm
WARM_C = 27.0
LOST_PER_DEGREE = 0.5 / 45.0  # of the capacity
LEAST_SHARE = 0.3
DOUBLES_PER_C = 20.0
HEAT_J_K_MAH = 0.07  # warms it: 150 Wh/kg at 11 V, and 1 kJ/(kg K)
COOLING_W_K = 1.5  # in the air that it flies through
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
    without it the voltage stands still, as it does in the recorded simulation.

    `capacity_mah` is what it holds when warm. `cold_c` is its temperature at the start, and that of the air;
    None: warm, and it tells no temperature. It warms itself by what it gives.
    """

    capacity_mah: float
    sags: bool = False
    used_mah: float = 0.0
    cold_c: float | None = None
    current_a: float = field(default=0.0, init=False)
    celsius: float | None = field(default=None, init=False)
    _load_a: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self.celsius = self.cold_c

    def step(self, dt_s: float, current_a: float, drain: float) -> None:
        """Draw `current_a` for `dt_s`; `drain` is a fault that empties it so many times as fast.

        The charge goes and the sensor shows it, but no such current pulls the voltage down.
        """
        self._load_a, self.current_a = current_a, current_a * drain
        self.used_mah += self.current_a * dt_s / 3.6
        if self.celsius is not None and self.cold_c is not None:
            heat_w = self._load_a**2 * self._ohm() - COOLING_W_K * (self.celsius - self.cold_c)
            self.celsius += heat_w * dt_s / (HEAT_J_K_MAH * self.capacity_mah)

    def voltage_v(self, full_v: float) -> float:
        """What its sensor shows; `full_v` is the voltage at rest when full."""
        if not self.sags:
            return full_v
        left = max(0.0, 1.0 - self.used_mah / (self.capacity_mah * usable_share(self.celsius)))
        return max(0.0, full_v * _rest_share(left) - self._load_a * self._ohm())

    def swap(self) -> None:
        """A full one, as cold as the other was at the start."""
        self.used_mah, self.celsius = 0.0, self.cold_c

    def percent(self, capacity_mah: float) -> int:
        """As ArduPilot counts it: by charge alone, of the capacity it was told, cut to whole per cent."""
        if capacity_mah <= 0.0:
            return 0
        left = 100.0 * (capacity_mah - self.used_mah) / capacity_mah
        return max(0, min(100, int(left)))

    def _ohm(self) -> float:
        if self.celsius is None:
            return SAG_OHM
        return SAG_OHM * 2.0 ** (max(0.0, WARM_C - self.celsius) / DOUBLES_PER_C)


def usable_share(celsius: float | None) -> float:
    """How much of its charge a pack as warm as this gives."""
    if celsius is None:
        return 1.0
    return max(LEAST_SHARE, min(1.0, 1.0 - LOST_PER_DEGREE * (WARM_C - celsius)))


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
