"""What burns in an exercise, and how each of it burns: the fuel types of the Canadian Forest Fire Behavior
Prediction System that are nearest to it, and plain constants for what that system does not know.

Sources: Forestry Canada Fire Danger Group 1992, ST-X-3 (FCFDG), tables 6 and 7; the grass curing of Wotton,
Alexander and Taylor 2009, GLC-X-10.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.exercise.scenario import Fuel

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Bed:
    """A fuel type that a front runs through. The letters are those of FCFDG: a in m/min, table 6."""

    a: float
    b: float
    c: float
    share_dry: float = 1.0  # q of table 7: of the greatest rate, at the usual buildup
    usual_buildup: float = 1.0  # BUI0 of table 7
    cured_percent: float | None = None  # dead share of grass; None: no grass


# Mature pine is C-3 (jack pine is the near relative of ours), shrub the dry branches of S-1, last year's
# matted grass O-1a, standing ripe crop O-1b.
BEDS: Mapping[Fuel, Bed] = {
    Fuel.GRASS: Bed(190.0, 0.0310, 1.4, cured_percent=85.0),
    Fuel.CROP: Bed(250.0, 0.0350, 1.7, cured_percent=95.0),
    Fuel.SHRUB: Bed(75.0, 0.0297, 1.3, share_dry=0.75, usual_buildup=38.0),
    Fuel.PINE: Bed(110.0, 0.0444, 3.0, share_dry=0.75, usual_buildup=62.0),
}

# Smouldering peat creeps 1 to 5 cm an hour (Prat-Guitart and others 2016, doi 10.1071/WF15103), whatever the
# wind does; a house burns where it stands.
CREEPS_M_S: Mapping[Fuel, float] = {Fuel.PEAT: 0.03 / 3600.0, Fuel.BUILDING: 0.0}

# How long flames stand in one place; peat: how long it smoulders there. Grass 5 to 15 s (Cheney and Sullivan
# 2008), forest litter about 40 s (Wotton and others 2012, doi 10.1071/WF10127); the rest are our own.
FLAMES_S: Mapping[Fuel, float] = {
    Fuel.GRASS: 12.0,
    Fuel.CROP: 20.0,
    Fuel.SHRUB: 35.0,
    Fuel.PINE: 45.0,
    Fuel.PEAT: 4 * 3600.0,
    Fuel.BUILDING: 2400.0,
}
