"""The ground under a flight, as heights above home: kept round where the drone is.

The vertical datum: a drone tells its height above home, elevation data tell heights above mean sea level.
They meet at home, whose height is taken from the same elevation data. So neither the ellipsoid of a receiver
nor the zero of a barometer comes in, and what is off by the same everywhere in the data cancels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.area import LocalFrame
from maps.geo import Amsl
from telemetry.georeference.ray_march import FARTHEST_M
from telemetry.georeference.relief import flat, height_at, relief

if TYPE_CHECKING:
    from maps.geo import LatLon
    from maps.ground.heights import Heights
    from telemetry.georeference.relief import Relief

_STRAY_M = 400.0  # how far the drone may go before another piece of ground is looked up


class Land:
    """Lives as long as home stays where it is; `frame` counts metres east and north of home."""

    def __init__(self, home: LatLon, heights: Heights | None = None, home_amsl_m: Amsl | None = None) -> None:
        """`home_amsl_m`, as the drone tells it, is only said again where the elevation data know nothing."""
        self.home = home
        self.frame = LocalFrame(home)
        self._heights = heights
        below_home = None if heights is None else height_at(heights, home)
        self.home_amsl_m = home_amsl_m if below_home is None else Amsl(below_home)
        self._relief: Relief = flat(self.frame)
        self._middle: tuple[float, float] | None = None
        self.known = below_home is not None

    def around(self, x_m: float, y_m: float) -> Relief:
        """Heights above home of all that can be seen from there; flat where nobody knows them.

        Looked up anew, some ten milliseconds, only when the drone has gone 400 m.
        """
        if not self.known:
            return self._relief
        middle = self._middle
        if middle is None or max(abs(x_m - middle[0]), abs(y_m - middle[1])) > _STRAY_M:
            far = FARTHEST_M + _STRAY_M
            bounds = (x_m - far, y_m - far, x_m + far, y_m + far)
            self._relief = relief(self.frame, bounds, self._heights, self.home)
            self._middle = (x_m, y_m)
        return self._relief

    def amsl_m(self, above_home_m: float) -> Amsl | None:
        return None if self.home_amsl_m is None else Amsl(self.home_amsl_m + above_home_m)
