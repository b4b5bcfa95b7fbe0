"""Ways from home into the middle of a plan and back: straight, or round what must not be flown over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely import MultiPoint, Point, Polygon

from maps.area import LocalFrame, to_polygon
from missions.detour import Router
from missions.plan import PlanError

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.plan import Plan

CLEAR_M = 3.0  # ways pass what is forbidden this close
_ROOM_M = 200.0  # round everything, for ways that go about the outside


class Ways:
    """All ways of one plan from one home. PlanError where what is forbidden leaves none."""

    def __init__(self, plan: Plan, home: LatLon) -> None:
        self._home = home
        self._frame = LocalFrame(home)
        self._router = _router(plan, home, self._frame)

    def there(self, at: LatLon) -> tuple[LatLon, ...]:
        """The corners between home and a place, both left out."""
        return self._way(self._home, at)

    def back(self, at: LatLon) -> tuple[LatLon, ...]:
        """The corners between a place and home, both left out."""
        return self._way(at, self._home)

    def _way(self, start: LatLon, end: LatLon) -> tuple[LatLon, ...]:
        if self._router is None:
            return ()
        way = self._router.way(self._frame.to_xy(start), self._frame.to_xy(end))
        if way is None:
            raise PlanError(
                "the no-fly areas leave no way between home and a part of the search: "
                "choose another take-off point"
            )
        return tuple(self._frame.to_latlon(x, y) for x, y in way)


def _router(plan: Plan, home: LatLon, frame: LocalFrame) -> Router | None:
    shut = [to_polygon(area, frame) for area in plan.no_fly]
    holes = to_polygon(plan.area, frame).interiors if plan.area is not None else ()
    forbidden = shapely.union_all([*shut, *(Polygon(hole) for hole in holes)])
    if forbidden.is_empty:
        return None
    kept_off = forbidden.buffer(CLEAR_M, join_style="mitre")
    if kept_off.intersects(Point(frame.to_xy(home))):
        raise PlanError("home lies inside a no-fly area, or within 3 m of one: choose another take-off point")
    places = MultiPoint([frame.to_xy(at) for at in (home, *(w.at for w in plan.waypoints))])
    world = shapely.box(*places.union(kept_off.envelope).buffer(_ROOM_M).bounds)
    return Router(world.difference(kept_off))
