"""Elevation from several folders as one ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from maps.geo import Amsl, LatLon
    from maps.ground.elevation import Elevation

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Elevation from several folders: for each place the first that knows it."""

    folders: tuple[Elevation, ...]

    def height_m(self, at: LatLon) -> Amsl | None:
        """Metres above sea level; None where no folder knows it."""
        known = (folder.height_m(at) for folder in self.folders)
        return next((height for height in known if height is not None), None)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """The same for arrays of degrees of any shape; unknown is NaN."""
        heights = np.full(np.shape(lats), np.nan)
        for folder in self.folders:
            unknown = np.isnan(heights)
            if not unknown.any():
                break
            heights[unknown] = folder.heights_m(np.asarray(lats)[unknown], np.asarray(lons)[unknown])
        return heights

    def tiles_at(self, lats: Floats, lons: Floats) -> tuple[Path, ...]:
        """The files that may say the height of these places."""
        return tuple(path for folder in self.folders for path in folder.tiles_at(lats, lons))
