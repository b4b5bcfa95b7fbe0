"""The moving air around the drone."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from random import Random

GUST_TIME_S = 5.0  # SIM_WIND_TC of ArduPilot's own simulation: how long a gust is remembered


@dataclass(frozen=True, slots=True)
class Wind:
    """The wind the trainer sets. `from_deg` is where it comes from, `gust_m_s` its variation (1 sigma)."""

    from_deg: float = 0.0
    speed_m_s: float = 0.0
    gust_m_s: float = 0.0


CALM = Wind()


@dataclass(slots=True)
class Air:
    """The air at this moment: the set wind and its gusts, the same gusts for the same seed."""

    random: Random
    wind: Wind = CALM
    north_m_s: float = field(default=0.0, init=False)  # where the air moves to
    east_m_s: float = field(default=0.0, init=False)
    _gust_north_m_s: float = field(default=0.0, init=False)
    _gust_east_m_s: float = field(default=0.0, init=False)

    def step(self, dt_s: float) -> None:
        """Let `dt_s` seconds of weather pass (a first-order Gauss-Markov gust on each axis)."""
        wind = self.wind
        if wind.gust_m_s > 0.0:
            kept = math.exp(-dt_s / GUST_TIME_S)
            fresh = wind.gust_m_s * math.sqrt(1.0 - kept * kept)
            self._gust_north_m_s = kept * self._gust_north_m_s + self.random.gauss(0.0, fresh)
            self._gust_east_m_s = kept * self._gust_east_m_s + self.random.gauss(0.0, fresh)
        elif self._gust_north_m_s or self._gust_east_m_s:
            self._gust_north_m_s = self._gust_east_m_s = 0.0
        if wind.speed_m_s or wind.gust_m_s:
            towards = math.radians(wind.from_deg + 180.0)
            self.north_m_s = wind.speed_m_s * math.cos(towards) + self._gust_north_m_s
            self.east_m_s = wind.speed_m_s * math.sin(towards) + self._gust_east_m_s
        else:
            self.north_m_s = self.east_m_s = 0.0
