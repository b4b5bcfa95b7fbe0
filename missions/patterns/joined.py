"""Legs joined to a track: their order, and the ways from one to the next."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from missions.patterns.pace import TURN_S, Pace, flown_s, turns
from missions.patterns.tour import Costs
from missions.patterns.track import Step
from missions.plan import PlanError
from missions.walls import turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from missions.detour import XY
    from missions.patterns.room import Room
    from missions.patterns.rows import Leg

    Floats = NDArray[np.float64]

_PLAIN_COSTS = 1.08  # row by row may take so many times the quickest order
_NEVER_S = 1e5  # a way that leaves the area: only where there is no other


class Setting(NamedTuple):
    """A room in axes that are turned anticlockwise by a heading, so that rows run along y."""

    room: Room
    heading_deg: float
    pace: Pace  # in the same axes
    home: XY | None

    @classmethod
    def of(cls, room: Room, heading_deg: float, pace: Pace) -> Setting:
        """`pace` as it is on the map."""
        home = None if room.home is None else _pair(turned(np.array([room.home]), heading_deg)[0])
        return cls(room, heading_deg, pace.turned(heading_deg), home)

    def on_the_map(self, points: Sequence[XY] | Floats) -> Floats:
        """Places in east and north."""
        return turned(np.array(points, dtype=float).reshape(-1, 2), -self.heading_deg)


def rough_s(legs: Sequence[Leg], setting: Setting) -> float:
    """Seconds from home to home row by row, straight through everything."""
    ends = np.array(legs, dtype=float).reshape(-1, 2)
    home = [] if setting.home is None else [setting.home]
    tracks = (np.array([*home, *ends[order_through(up)], *home]) for up in _ups_and_downs(legs))
    return min(flown_s(track, setting.pace) for track in tracks)


def order_through(entries: Sequence[int]) -> NDArray[np.intp]:
    """Both ends of each leg, in flying order, from the ends by which they are entered."""
    first = np.array(entries, dtype=np.intp)
    return np.column_stack([first, first ^ 1]).ravel()


def quickest(legs: Sequence[Leg], setting: Setting) -> tuple[float, list[Step]]:
    """The legs in the order that takes least; in a plain area row by row, if that takes little more."""
    costs = _costs(legs, setting, straight=False)
    plain = in_turn_from(legs, costs)
    order = costs.improved(min(costs.nearest_next(), plain, key=costs.of))
    if setting.room.between is None and costs.of(plain) <= _PLAIN_COSTS * costs.of(order):
        order = plain
    return costs.of(order), _track(legs, order, setting)


def in_turn(legs: Sequence[Leg], setting: Setting) -> tuple[float, list[Step]]:
    """Row by row, in the order of x."""
    costs = _costs(legs, setting, straight=False)
    order = min(_ups_and_downs(legs), key=costs.of)
    return costs.of(order), _track(legs, order, setting)


def in_turn_from(legs: Sequence[Leg], costs: Costs) -> list[int]:
    """Row by row, from the cheapest corner: the order a crew expects to see."""
    return min(
        (order for up in _ups_and_downs(legs) for order in (up, [entry ^ 1 for entry in reversed(up)])),
        key=costs.of,
    )


def _ups_and_downs(legs: Sequence[Leg]) -> tuple[list[int], list[int]]:
    """Entry ends row by row, there and back: the first row up, or the first row down."""
    rows = [list(row) for _, row in groupby(range(len(legs)), key=lambda leg: legs[leg][0][0])]
    first_up, first_down = list[int](), list[int]()
    for place, row in enumerate(rows):
        up, down = [2 * leg for leg in row], [2 * leg + 1 for leg in reversed(row)]
        first_up += down if place % 2 else up
        first_down += up if place % 2 else down
    return first_up, first_down


def _costs(legs: Sequence[Leg], setting: Setting, *, straight: bool) -> Costs:
    """Of all ways between legs, turns counted; with `straight` as if nothing stood in the way."""
    room, pace = setting.room, setting.pace
    ends = np.array(legs, dtype=float).reshape(-1, 2)
    away = np.repeat(ends[1::2] - ends[0::2], 2, axis=0)
    away[0::2] *= -1.0  # leaving by the first end means flying from the second to it
    link = ends[None, :, :] - ends[:, None, :]
    between = pace.seconds(link[..., 0], link[..., 1])
    if not straight and room.between is not None:
        metres = room.between.lengths(setting.on_the_map(ends))
        if np.isinf(metres).any():
            outside = np.minimum(room.around.lengths(setting.on_the_map(ends)), _NEVER_S * pace.speed_m_s)
            metres = np.where(np.isinf(metres), _NEVER_S * pace.speed_m_s + outside, metres)
        bent = metres > np.hypot(link[..., 0], link[..., 1]) + 1e-6
        between = np.where(bent, metres / pace.speed_m_s, between)
    between = between + TURN_S * (turns(away[:, None, :], link) + turns(link, -away[None, :, :]))
    out, back = _home_s(ends, away, setting, straight=straight)
    return Costs(between, out, back, pace.seconds(-away[:, 0], -away[:, 1]))


def _home_s(ends: Floats, away: Floats, setting: Setting, *, straight: bool) -> tuple[Floats, Floats]:
    """From home to each end and back; nothing where no home is known."""
    if setting.home is None or setting.room.home is None:
        return np.zeros(len(ends)), np.zeros(len(ends))
    out, back = ends - np.array(setting.home), np.array(setting.home) - ends
    out_s = setting.pace.seconds(out[:, 0], out[:, 1]) + TURN_S * turns(out, -away)
    back_s = setting.pace.seconds(back[:, 0], back[:, 1]) + TURN_S * turns(away, back)
    if straight:
        return out_s, back_s
    metres = setting.room.around.lengths(setting.on_the_map(ends), [setting.room.home])[:, 0]
    more_s = np.minimum(metres - np.hypot(out[:, 0], out[:, 1]), 1e9) / setting.pace.speed_m_s
    return out_s + more_s, back_s + more_s


def _track(legs: Sequence[Leg], order: Sequence[int], setting: Setting) -> list[Step]:
    steps: list[Step] = []
    for entry in order:
        start, end = legs[entry // 2][entry % 2], legs[entry // 2][1 - entry % 2]
        steps += _turned_way(steps[-1].at, start, setting) if steps else [Step(start, searching=True)]
        if end != start:
            steps.append(Step(end, searching=True))
    return steps


def _turned_way(start: XY, end: XY, setting: Setting) -> list[Step]:
    if setting.room.between is None:
        return [Step(end, searching=True)]
    here, there = (_pair(at) for at in setting.on_the_map([start, end]))
    *corners, last = way(here, there, setting.room)
    bends = turned(np.array([step.at for step in corners], dtype=float).reshape(-1, 2), setting.heading_deg)
    return [
        *(Step(_pair(at), step.searching) for at, step in zip(bends, corners, strict=True)),
        Step(end, last.searching),
    ]


def way(start: XY, end: XY, room: Room) -> list[Step]:
    """On the map, to the next leg: inside the area if that is possible, round what is forbidden if not."""
    if room.between is None:
        return [Step(end, searching=True)]
    for router, searching in ((room.between, True), (room.around, False)):
        corners = router.way(start, end)
        if corners is not None:
            return [*(Step(at, searching) for at in corners), Step(end, searching)]
    raise PlanError("the no-fly areas leave no way to a part of the area: search that part on its own")


def _pair(at: Floats) -> XY:
    return float(at[0]), float(at[1])
