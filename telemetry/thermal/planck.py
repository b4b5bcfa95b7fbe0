"""From the counts of a FLIR sensor to temperatures: Planck's law, emissivity, air and reflections.

The measurement formula is the one that FLIR's manuals print: what the sensor sees is the object, what the
object reflects, and the air in between; each as the counts that a black body of its temperature would give.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.frame import ZERO_CELSIUS_K

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Kelvin = NDArray[np.float64]

ALL_COUNTS = 65_536
LEAST_TRANSMISSION = 0.01


@dataclass(frozen=True, slots=True)
class Planck:
    """Of one sensor, from its factory: counts = R1 / (R2 (exp(B / T) - F)) - O."""

    r1: float
    r2: float
    b: float
    f: float
    o: float

    @property
    def plausible(self) -> bool:
        """Whether a sensor can have them; far beyond what any has. NaN is not."""
        return (
            1.0 <= self.r1 <= 1e8
            and 1e-6 <= self.r2 <= 1e3
            and 100.0 <= self.b <= 1e4
            and 0.0 < self.f <= 10.0
            and abs(self.o) <= 1e6
        )


@dataclass(frozen=True, slots=True)
class Air:
    """How much of the heat gets through a metre of air; FLIR's figures unless the camera has its own."""

    alpha1: float = 0.006569
    alpha2: float = 0.01262
    beta1: float = -0.002276
    beta2: float = -0.00667
    x: float = 1.9


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the person at the camera set, or its factory did."""

    emissivity: float
    distance_m: float = 0.0
    reflected_c: float = 20.0
    air_c: float = 20.0
    humidity: float = 0.5  # 0..1
    window_c: float = 20.0
    window_transmission: float = 1.0

    @property
    def plausible(self) -> bool:
        degrees = (self.reflected_c, self.air_c, self.window_c)
        return (
            0.01 <= self.emissivity <= 1.0
            and 0.0 <= self.distance_m <= 10_000.0
            and 0.0 <= self.humidity <= 1.0
            and LEAST_TRANSMISSION <= self.window_transmission <= 1.0
            and all(-100.0 <= c <= 1000.0 for c in degrees)
        )


def transmission(where: Surroundings, air: Air) -> float:
    """What part of the heat comes through the air, 0.01 to 1 (FLIR, "atmospheric transmission")."""
    t = where.air_c
    exponent = 1.5587 + 6.939e-2 * t - 2.7816e-4 * t**2 + 6.8455e-7 * t**3
    water = math.sqrt(where.humidity * math.exp(min(exponent, 50.0)))
    far = math.sqrt(where.distance_m)
    first = math.exp(min(-far * (air.alpha1 + air.beta1 * water), 50.0))
    second = math.exp(min(-far * (air.alpha2 + air.beta2 * water), 50.0))
    found = air.x * first + (1.0 - air.x) * second
    return min(max(found, LEAST_TRANSMISSION), 1.0) if math.isfinite(found) else 1.0


def black_body_counts(sensor: Planck, celsius_deg: float) -> float:
    """What the sensor would give for a black body."""
    kelvin = max(celsius_deg + ZERO_CELSIUS_K, 1.0)
    radiance = math.exp(min(sensor.b / kelvin, 700.0)) - sensor.f
    return sensor.r1 / (sensor.r2 * max(radiance, 1e-6)) - sensor.o


def kelvin_table(sensor: Planck, where: Surroundings, air: Air) -> Kelvin:
    """Kelvin of each of the 65,536 counts; 0 for what is below all that the formula knows.

    ValueError for constants or surroundings that are not `plausible`.
    """
    if not (sensor.plausible and where.plausible):
        raise ValueError(f"{sensor} {where}")
    counts = np.arange(ALL_COUNTS, dtype=np.float64)
    window, through = where.window_transmission, transmission(where, air)
    counts = (counts - (1.0 - window) * black_body_counts(sensor, where.window_c)) / window
    reflected = (1.0 - where.emissivity) * through * black_body_counts(sensor, where.reflected_c)
    between = (1.0 - through) * black_body_counts(sensor, where.air_c)
    seen = (counts - reflected - between) / (where.emissivity * through) + sensor.o
    kelvin = np.zeros(ALL_COUNTS)
    np.divide(sensor.r1, sensor.r2 * seen, out=kelvin, where=seen > 0.0)
    inside = np.log(kelvin + sensor.f, out=np.zeros(ALL_COUNTS), where=kelvin > 0.0)
    kelvin[:] = 0.0
    return np.divide(sensor.b, inside, out=kelvin, where=inside > 0.0)
