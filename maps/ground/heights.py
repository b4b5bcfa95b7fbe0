"""What knows how high the ground is, as far as pictures and answers need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Heights(Protocol):
    """A folder of elevation, several of them, or a made-up land."""

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """Metres above sea level of many places, in degrees, any shape; NaN where unknown."""
        ...
