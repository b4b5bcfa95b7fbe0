"""What a plan lost on its way through a form that cannot hold all of it, as remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from missions.imported import Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.area import Area, Ring
    from maps.geo import LatLon
    from missions.plan import Look, Plan, RallyPoint, Waypoint

    Post = Waypoint | RallyPoint | Look

SAME_DEG, SAME_M = 1e-7, 0.01  # 1 cm each: what a drone keeps
SEARCH: Final = ("pattern", "camera", "height", "swath_m", "spacing_m", "ground_known")


def lost(plan: Plan, again: Plan) -> tuple[Remark, ...]:
    """What differs between a plan and what a file of it gives back. Empty: nothing does."""
    return (*_search(plan, again), *_way(plan, again), *_fence(plan, again), *_places(plan, again))


def _search(plan: Plan, again: Plan) -> list[Remark]:
    """With what the search was planned, and where."""
    gone = [name for name in SEARCH if not _same(getattr(plan, name), getattr(again, name))]
    said = [Remark("search_left_out", None, {"what": ", ".join(gone)})] if gone else []
    if plan.area is not None and (again.area is None or not _same_area(plan.area, again.area)):
        said.append(Remark("area_left_out"))
    return said


def _way(plan: Plan, again: Plan) -> list[Remark]:
    said: list[Remark] = []
    if not _same_place(plan.home, again.home):
        said.append(Remark("home_is_first_waypoint" if plan.home is None else "home_left_out"))
    if not _same(plan.takeoff_height, again.takeoff_height):
        said.append(Remark("takeoff_height_changed", None, {"height_m": round(again.takeoff_height, 2)}))
    if not _same(plan.speed_m_s, again.speed_m_s):
        said.append(Remark("speed_changed", None, {"speed_m_s": round(again.speed_m_s, 2)}))
    if len(plan.waypoints) != len(again.waypoints):
        return [*said, Remark("waypoints_changed", None, {"waypoints": len(again.waypoints)})]
    if not _same_posts(plan.waypoints, again.waypoints):
        said.append(Remark("waypoints_changed"))
    pairs = list(zip(plan.waypoints, again.waypoints, strict=True))
    if any(a.searching != b.searching for a, b in pairs):
        said.append(Remark("way_and_search_not_told_apart"))
    rounded = [number for number, (a, b) in enumerate(pairs, 1) if not _same(a.hold_s, b.hold_s)]
    return [*said, *(Remark("hold_in_whole_seconds", number) for number in rounded[:1])]


def _fence(plan: Plan, again: Plan) -> list[Remark]:
    if plan.fence is None or again.fence is None:
        return [] if plan.fence is again.fence else [Remark("fence_left_out")]
    ours, theirs = plan.fence, again.fence
    if not _same_ring(ours.area.ring, theirs.area.ring):
        return [Remark("fence_changed")]
    said = [] if _same_area(ours.area, theirs.area) else [Remark("fence_holes_left_out")]
    if not _same(ours.ceiling, theirs.ceiling):
        said.append(Remark("fence_ceiling_left_out", None, {"ceiling_m": round(ours.ceiling, 2)}))
    return said


def _places(plan: Plan, again: Plan) -> list[Remark]:
    said: list[Remark] = []
    if not _same_areas(plan.no_fly, again.no_fly):
        said.append(_shut(plan, again))
    if not _same_posts(plan.rally, again.rally):
        said.append(Remark("rally_points_changed" if again.rally else "rally_points_left_out"))
    looks = [[] if one.look is None else [one.look] for one in (plan, again)]
    if not _same_posts(*looks):
        said.append(Remark("look_changed" if again.look else "look_left_out"))
    return said


def _shut(plan: Plan, again: Plan) -> Remark:
    """Forms that know no search area keep its holes, and nothing within an area to stay out of."""
    holes = plan.area.holes if plan.area is not None else ()
    if not again.no_fly and (plan.no_fly or holes):
        return Remark("no_fly_areas_left_out")
    outlines = (*holes, *(shut.ring for shut in plan.no_fly))
    if len(outlines) != len(again.no_fly) or not all(
        _same_ring(ring, other.ring) for ring, other in zip(outlines, again.no_fly, strict=True)
    ):
        return Remark("no_fly_areas_changed")
    if holes:
        return Remark("holes_are_no_fly_areas")
    return Remark("no_fly_holes_left_out")


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= SAME_M
    return one == other


def _same_place(one: LatLon | None, other: LatLon | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one.lat_deg - other.lat_deg) <= SAME_DEG and abs(one.lon_deg - other.lon_deg) <= SAME_DEG


def _same_posts(some: Sequence[Post], others: Sequence[Post]) -> bool:
    return len(some) == len(others) and all(
        _same_place(one.at, other.at) and _same(one.height, other.height)
        for one, other in zip(some, others, strict=True)
    )


def _same_ring(one: Ring, other: Ring) -> bool:
    return len(one) == len(other) and all(map(_same_place, one, other))


def _same_area(one: Area, other: Area) -> bool:
    return (
        _same_ring(one.ring, other.ring)
        and len(one.holes) == len(other.holes)
        and all(map(_same_ring, one.holes, other.holes))
    )


def _same_areas(some: Sequence[Area], others: Sequence[Area]) -> bool:
    return len(some) == len(others) and all(map(_same_area, some, others))
