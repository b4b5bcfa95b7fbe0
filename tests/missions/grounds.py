"""Grounds for tests: a rule for one place answers for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maps.geo import Amsl, LatLon

if TYPE_CHECKING:
    from missions.ground import Floats


class PlaceByPlace:
    """Inherit it, and say `height_m`."""

    def height_m(self, at: LatLon) -> Amsl | None:
        raise NotImplementedError

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        found = [
            self.height_m(LatLon(float(lat), float(lon)))
            for lat, lon in zip(np.ravel(lats), np.ravel(lons), strict=True)
        ]
        return np.array([np.nan if h is None else h for h in found]).reshape(np.shape(lats))
