"""How far lost people go: distances from the last known point by the kind of person, with their source."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_DATA = Path(__file__).with_name("data") / "lost_person.toml"
QUANTILES = (0.25, 0.5, 0.75, 0.95)
_Z = (-0.6744897501960817, 0.0, 0.6744897501960817, 1.6448536269514722)  # of the normal law, for QUANTILES


@dataclass(frozen=True, slots=True)
class LostPerson:
    """One kind of person. `quantiles_m` are the radii within which QUANTILES of them were found."""

    name: str  # a word of the command line
    quantiles_m: tuple[float, float, float, float]
    published: bool  # False: an estimate of ours, to be said wherever it is used
    where: str  # the source, and whom it is about

    @property
    def law(self) -> tuple[float, float]:
        """mu and sigma of ln(distance / 1 m): least squares through the quantiles, as SAREnv fits them."""
        logs = [math.log(radius_m) for radius_m in self.quantiles_m]
        mean_z, mean = sum(_Z) / 4, sum(logs) / 4
        sigma = sum((z - mean_z) * (log - mean) for z, log in zip(_Z, logs, strict=True))
        sigma /= sum((z - mean_z) ** 2 for z in _Z)
        return mean - sigma * mean_z, sigma

    def within(self, distance_m: float) -> float:
        """Probability to be found nearer than this."""
        if distance_m <= 0.0:
            return 0.0
        mu, sigma = self.law
        return 0.5 * math.erfc((mu - math.log(distance_m)) / sigma / math.sqrt(2.0))

    def per_m2(self, distances_m: Floats) -> Floats:
        """Probability per square metre of ground at these distances, the same in all directions."""
        mu, sigma = self.law
        r = np.maximum(distances_m, 1.0)
        along = np.exp(-(((np.log(r) - mu) / sigma) ** 2) / 2) / (r * sigma * math.sqrt(2 * math.pi))
        return along / (2 * math.pi * r)


@cache
def lost_persons() -> dict[str, LostPerson]:
    """All kinds by their names, in the order of the file that we ship."""
    return {name: _person(name, cast("dict[str, Any]", table)) for name, table in read_toml(_DATA).items()}


def _person(name: str, table: dict[str, Any]) -> LostPerson:
    near, half, far, nearly_all = (1000.0 * float(km) for km in table["quantiles_km"])
    if not 0.0 < near < half < far < nearly_all:
        raise ValueError(f"{_DATA.name}: the distances of {name} do not rise")
    return LostPerson(
        name, (near, half, far, nearly_all), table["source"] == "published", str(table["where"])
    )
