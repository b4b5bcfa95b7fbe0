"""Smoke of fires that spread: puffs that rise where it burnt at that moment and go with the wind.

Every puff is born at a moment of its own in a place that follows from that moment alone, so that a time
looked at twice, or backwards, looks the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from training.camera.burn_ground import NEVER_S

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.burn_ground import BurnGround
    from training.camera.wind_way import WindWay

    Floats = NDArray[np.float32]

EVERY_S = 1.6
LIVES_S = 45.0
MOST_AT_ONCE = 4  # of all fires, each `EVERY_S`
SITE_M = 2.0
SPREADS_M_S = 0.6
TAKES_WIND_S = 3.0
SWAY = 0.13  # 1 sigma, of the way it is blown


@dataclass(frozen=True, slots=True, eq=False)
class Puffs:
    """Columns, one number a puff; `kinds` choose what it looks like."""

    places: NDArray[np.float64]  # (N, 3): metres east, north and up
    sizes_m: Floats
    strengths: Floats
    kinds: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Born:
    """Puffs of one moment."""

    at_s: float
    places: NDArray[np.float64]  # (N, 2)
    sway: NDArray[np.float64]
    spread_m: float
    strength: float
    rises_m_s: float
    kinds: NDArray[np.int64]


class FireSmoke:
    """Of all fires of a scene."""

    def __init__(self, fires: tuple[BurnGround, ...], wind: WindWay) -> None:
        self._wind = wind
        self._fires = tuple((ground, *_sites(ground)) for ground in fires)
        self._most = max(1, MOST_AT_ONCE // max(1, len(fires)))
        self._born = lru_cache(maxsize=256)(self._born_in)  # one scene's: it goes with it

    def puffs(self, now_s: float) -> Puffs:
        newest = int(now_s // EVERY_S)
        born = [
            group
            for slot in range(newest - int(LIVES_S / EVERY_S), newest + 1)
            for group in self._born(slot)
            if 0.0 <= now_s - group.at_s < LIVES_S
        ]
        if not born:
            none = np.zeros(0, np.float32)
            return Puffs(np.zeros((0, 3)), none, none, np.zeros(0, np.int64))
        counts = [len(group.places) for group in born]
        at_s = np.repeat([group.at_s for group in born], counts)
        age_s = now_s - at_s
        sway = np.concatenate([group.sway for group in born])
        blown = 1.0 - np.exp(-age_s / TAKES_WIND_S)
        way = (self._wind.until(np.array([now_s])) - self._wind.until(at_s)) * blown[:, None]
        aside = np.column_stack([-way[:, 1], way[:, 0]]) * sway[:, None]
        flat = np.concatenate([group.places for group in born]) + way + aside
        rises = np.repeat([group.rises_m_s for group in born], counts)
        life = age_s / LIVES_S
        strength = np.repeat([group.strength for group in born], counts)
        return Puffs(
            np.column_stack([flat, 1.0 + rises * age_s]),
            (np.repeat([group.spread_m for group in born], counts) + SPREADS_M_S * age_s).astype(np.float32),
            (strength * np.minimum(1.0, age_s / 2.0) * (1.0 - life) ** 1.2).astype(np.float32),
            np.concatenate([group.kinds for group in born]),
        )

    def _born_in(self, slot: int) -> tuple[_Born, ...]:
        groups: list[_Born] = []
        for number, (ground, from_s, places) in enumerate(self._fires):
            burning = ground.burn.burning
            rng = np.random.default_rng((ground.burn.seed, 31, slot & 0xFFFFFFFF, number))
            at_s = (slot + float(rng.random())) * EVERY_S
            first, last = np.searchsorted(from_s, (at_s - burning.smoke_s, at_s))
            if first >= last:
                continue
            count = int(min(self._most, 1 + (last - first) // 4))
            # what burns now smokes more than what burnt long ago
            chosen = last - 1 - ((last - first) * rng.random(count) ** 1.5).astype(int)
            spread_m = 1.2 + min(7.0, 0.5 * float(np.sqrt(last - first)))
            strength = burning.smoke * (0.75 + 0.25 * float(rng.random()))
            groups.append(
                _Born(
                    at_s, places[chosen], rng.normal(0.0, SWAY, count), spread_m, strength,
                    burning.rises_m_s, rng.integers(0, 1 << 16, count),
                )
            )  # fmt: skip
        return tuple(groups)


def _sites(ground: BurnGround) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """When and where (N, 2) places of the ground begin to smoke, the earliest first."""
    step = max(1, round(SITE_M / ground.cell_m))
    seconds = ground.layers[step // 2 :: step, step // 2 :: step, 0]
    rows, columns = np.nonzero(seconds < NEVER_S / 1e3)
    from_s = seconds[rows, columns].astype(np.float64)
    order = np.argsort(from_s, kind="stable")
    at = np.column_stack([columns, rows])[order].astype(np.float64)
    at = (at * step + step // 2 + 0.5) * ground.cell_m + np.array([ground.west_m, ground.south_m])
    return from_s[order], np.asarray(at, np.float64)
