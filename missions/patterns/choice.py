"""Which heading, and where its rows lie: many looked at, some worked out, the best one trimmed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from missions.patterns import joined, rows
from missions.patterns.cells import Cells
from missions.patterns.fill import filled, looking, unseen
from missions.patterns.joined import Setting
from missions.patterns.track import NOWHERE, Step
from missions.patterns.trim import Limits, Trimming
from missions.plan import PlanError
from missions.walls import edges, turned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from missions.patterns.pace import Pace
    from missions.patterns.room import Room
    from missions.patterns.rows import Edges, Leg, Rows

ENOUGH = 0.995  # share of what can be seen that a plan must see
_SPARE = 0.0002  # of it, for corners rounded in a file
_MISSED_COSTS = 2.0  # times what it takes to sweep it, at a first look
_UNSEEN_COSTS = 6.0  # the same at the second: of 2 to 8, what foretells best how the trimmed track will be
_USUAL_LEGS = 30  # with more of them fewer headings are worked out
_SAME_DEG = 1.0  # headings this near are one
_INSETS = (0.5, 0.4, 0.3, 0.2, 0.1, 0.0)  # of a row, that regular rows end inside the edge
_REGULAR_COSTS = 1.1  # times what might do: what a crew can foresee is worth a little
_SQUARES = 5.0  # to a row, for a first count
_AGAIN = 2  # passes more where too little is seen


class Care(NamedTuple):
    """How much is tried. Counts, not seconds: the same task is the same plan on every computer."""

    headings: int  # round the compass
    sides: int  # and along so many of the longest sides
    rows: int  # at each, so many ways to lay them
    worked_out: int  # for which an order is looked for
    trimmed: int  # tracks trimmed a little
    regular: int  # of them, where the area is plain, for which rows are laid that end alike
    passes: int  # of trimming of the best; none: only gaps are looked into
    squares: float  # to a row, in which the ground is counted
    enough: float  # share of what can be seen that is seen whatever it costs


THOROUGH = Care(18, 8, rows=4, worked_out=10, trimmed=3, regular=5, passes=4, squares=8.0, enough=ENOUGH)
QUICK = Care(6, 2, rows=2, worked_out=2, trimmed=1, regular=1, passes=0, squares=6.0, enough=0.97)


class _LookedAt(NamedTuple):
    worth_s: float
    number: int  # decides between equals
    setting: Setting
    legs: list[Leg]


class _WorkedOut(NamedTuple):
    worth_s: float
    number: int
    setting: Setting
    track: list[Step]


def best_track(room: Room, pace: Pace, headings: Sequence[float], care: Care, *, in_turn: bool) -> list[Step]:
    """From the first to the last corner, on the map. `in_turn`: row by row towards the turned x."""
    looked_at = sorted(_looked_at(room, pace, headings, 1 if in_turn or room.between is None else care.rows))
    if not looked_at:
        raise PlanError("no leg fits into this area beside its no-fly areas: fly lower, or draw it larger")
    many = max(1.0, len(looked_at[0].legs) / _USUAL_LEGS)
    promising = looked_at[: max(1, int(care.worked_out / many))]
    worked_out = sorted(_worked_out(one, in_turn=in_turn) for one in promising)
    allowed_m2 = (1.0 - ENOUGH - _SPARE) * room.can_be_seen.area
    if room.between is None or in_turn:
        regular = [_regular(one, allowed_m2, in_turn=in_turn) for one in worked_out[: care.regular]]
        enough = sorted(one for one in regular if one is not None)
        if enough and enough[0].worth_s <= _REGULAR_COSTS * worked_out[0].worth_s:
            return _on_the_map(enough[0].track, enough[0].setting)
    tracks = worked_out[: max(1, int(care.trimmed / many))]
    trimmings = [(_trimming(one, allowed_m2, care), one.setting) for one in tracks]
    for trimming, _ in trimmings:
        trimming.run() if care.passes else trimming.look_into_gaps()
    best, setting = min(trimmings, key=lambda pair: pair[0].worth_s)
    measure = _measure(setting)
    passes = math.ceil(care.passes / max(1.0, many / 2))
    for number in range(passes + _AGAIN if passes else 0):
        if number >= passes and best.enough:
            break
        best.run(measure)
    return filled(_on_the_map(best.best, setting), room, pace, (1.0 - care.enough) * room.can_be_seen.area)


def good_headings(room: Room, care: Care) -> list[float]:
    """All round the compass, and along the long sides."""
    even = [i * 180.0 / care.headings for i in range(care.headings)]
    corners = shapely.get_coordinates(room.wanted.convex_hull)
    sides = np.diff(corners, axis=0)
    metres = np.hypot(sides[:, 0], sides[:, 1])
    long = sides[np.argsort(-metres, kind="stable")[: care.sides]]
    along = (np.degrees(np.arctan2(long[:, 0], long[:, 1])) % 180.0).tolist()
    found: list[float] = []
    for heading in [*along, *even]:
        if all(_apart_deg(heading, other) > _SAME_DEG for other in found):
            found.append(heading)
    return found


def _apart_deg(a: float, b: float) -> float:
    return abs((a - b + 90.0) % 180.0 - 90.0)


def _looked_at(room: Room, pace: Pace, headings: Sequence[float], ways: int) -> Iterator[_LookedAt]:
    free, wanted = edges(room.free), edges(room.wanted)
    sweep_s = 1.0 / (room.spacing_m * pace.speed_m_s)
    number = 0
    for heading in headings:
        setting = Setting.of(room, heading, pace)
        turned_free, turned_wanted = _turned(free, heading), _turned(wanted, heading)
        for some in _rows(turned_wanted, room)[:ways]:
            legs, missed_m2 = rows.lay(some, turned_free, turned_wanted)
            if legs:
                worth_s = joined.rough_s(legs, setting) + _MISSED_COSTS * sweep_s * missed_m2
                yield _LookedAt(worth_s, number, setting, legs)
            number += 1


def _rows(wanted: Edges, room: Room) -> list[Rows]:
    """First even ones, as a crew expects them."""
    left, right = float(wanted[0][:, 0].min()), float(wanted[0][:, 0].max())
    even = rows.even(left, right, room.spacing_m)
    return [even, *rows.shifted(left, right, room.spacing_m)]


def _worked_out(one: _LookedAt, *, in_turn: bool) -> _WorkedOut:
    room, pace = one.setting.room, one.setting.pace
    seconds, track = (joined.in_turn if in_turn else joined.quickest)(one.legs, one.setting)
    cells = Cells(_turned(edges(room.can_be_seen), one.setting.heading_deg), room.spacing_m, _SQUARES)
    cells.change([], looking(track))
    worth_s = seconds + _UNSEEN_COSTS * cells.unseen_m2 / (room.spacing_m * pace.speed_m_s)
    return _WorkedOut(worth_s, one.number, one.setting, track)


def _regular(one: _WorkedOut, allowed_m2: float, *, in_turn: bool) -> _WorkedOut | None:
    """Even rows that end all alike, as a crew foresees them: as far inside the edge as sees enough."""
    setting, measure = one.setting, _measure(one.setting)
    free, wanted = (
        _turned(edges(shape), setting.heading_deg) for shape in (setting.room.free, setting.room.wanted)
    )
    even = _rows(wanted, setting.room)[0]
    for inset in _INSETS:
        legs, _ = rows.lay(even, free, wanted, inset)
        seconds, track = (joined.in_turn if in_turn else joined.quickest)(legs, setting)
        if measure(track) <= allowed_m2:
            return _WorkedOut(seconds, one.number, setting, track)
    return None


def _trimming(one: _WorkedOut, allowed_m2: float, care: Care) -> Trimming:
    room, heading_deg = one.setting.room, one.setting.heading_deg
    cells = Cells(_turned(edges(room.can_be_seen), heading_deg), room.spacing_m, care.squares)
    home = NOWHERE if one.setting.home is None else Step(one.setting.home, searching=False)
    limits = Limits(room.inside.turned(heading_deg), room.around.walls.turned(heading_deg), allowed_m2)
    return Trimming([home, *one.track, home], cells, one.setting.pace, limits)


def _measure(setting: Setting) -> Callable[[Sequence[Step]], float]:
    """How much of what can be seen a track in turned axes does not see."""
    return lambda track: float(unseen(_on_the_map(track, setting), setting.room).area)


def _turned(some: Edges, heading_deg: float) -> Edges:
    return turned(some[0], heading_deg), turned(some[1], heading_deg)


def _on_the_map(track: Sequence[Step], setting: Setting) -> list[Step]:
    flat = setting.on_the_map([step.at for step in track]).tolist()
    return [Step((x, y), step.searching) for (x, y), step in zip(flat, track, strict=True)]
