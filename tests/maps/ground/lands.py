"""Made-up lands for tests: a rule for every place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Land:
    """Heights by latitude and longitude; `asked` counts the places."""

    def __init__(self, rule: Callable[[Floats, Floats], Floats]) -> None:
        self._rule = rule
        self.asked = 0

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        self.asked += np.size(lats)
        return np.asarray(self._rule(np.asarray(lats), np.asarray(lons)), np.float64)


def plain() -> Land:
    return Land(lambda lats, _: np.full(np.shape(lats), 40.0))


def hill(lat_deg: float = 56.5, lon_deg: float = 23.5, high_m: float = 60.0, wide_m: float = 1500.0) -> Land:
    """A round one on the plain."""

    def rule(lats: Floats, lons: Floats) -> Floats:
        north, east = (lats - lat_deg) * 111_200.0, (lons - lon_deg) * 61_400.0
        return 40.0 + high_m * np.exp(-(north**2 + east**2) / wide_m**2)

    return Land(rule)
