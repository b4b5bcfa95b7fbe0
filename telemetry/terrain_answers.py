"""Answer the vehicle's questions for terrain: it keeps heights on a card, and follows the ground by them.

MAVLink terrain protocol, as ArduPilot speaks it: TERRAIN_REQUEST names a grid and the blocks of it that are
missing, TERRAIN_DATA brings one block of 4 x 4 whole metres. The vehicle asks again every two seconds for
what did not come, so nothing is repeated here. A block with a height that we do not know is never sent: the
vehicle would take whatever stands there for ground.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.ground.elevation import ElevationError
from telemetry.events import EventCode
from telemetry.messages import Outgoing, mavlink
from telemetry.protocol import Ask, Said
from telemetry.terrain_grid import ALL, Corner, bits_of, places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from maps.ground.heights import Floats, Heights
    from telemetry.mailbox import Latest
    from telemetry.messages import Message
    from telemetry.protocol import Conversation

log = logging.getLogger(__name__)
PACE_S = 0.1  # 68 bytes ten times a second: an eighth of what a radio of 57,600 baud carries
IDLE_S = 3600.0
REQUEST = frozenset({"TERRAIN_REQUEST"})
SPACINGS_M = range(5, 1001)  # of a grid; what is beyond is no request
MOST_TOLD = 20  # grids with holes; a vehicle asks for nine around it, and for those along its mission


@dataclass(frozen=True, slots=True)
class TerrainTally:
    """What was asked of us so far, and what became of it."""

    requests: int = 0
    blocks_sent: int = 0
    blocks_unknown: int = 0  # each counted once, however often it is asked for
    waiting: int = 0  # asked for, known, and not yet sent


class _Grid(NamedTuple):
    """What we know of one. `blocks`: sixteen whole metres by bit; None where one of them is unknown."""

    corner: Corner
    ground: Heights
    blocks: Mapping[int, tuple[int, ...] | None]


def answer_terrain(
    ground: Callable[[], Heights | None], may_send: Callable[[], bool], tally: Latest[TerrainTally]
) -> Conversation[None]:
    """Goes on until it is cancelled. Nothing is sent while `may_send` says no, or there is no ground."""
    grid: _Grid | None = None
    wanted: list[int] = []
    unknown: dict[Corner, set[int]] = {}
    ask = Ask(wants=REQUEST, wait_s=IDLE_S)
    while True:
        message = yield ask
        send, say, count, known = tuple[Outgoing, ...](), tuple[Said, ...](), tally.get(), ground()
        if message is not None:
            count, wanted = replace(count, requests=count.requests + 1), []
            corner, asked = _corner_of(message), bits_of(message.mask)
            if known is not None and corner is not None:
                grid = _looked_up(grid, corner, known)
                wanted = [bit for bit in asked if grid.blocks[bit] is not None]
                say = _missing(grid, asked, unknown)
        elif grid is None or grid.ground is not known:
            wanted = []  # the vehicle asks again in two seconds
        elif wanted and may_send():
            send = (_data(grid, wanted.pop(0)),)
            count = replace(count, blocks_sent=count.blocks_sent + 1)
        holes = sum(len(bits) for bits in unknown.values())
        tally.put(replace(count, blocks_unknown=holes, waiting=len(wanted)))
        ask = _next(ask, send, say, waiting=bool(wanted), is_asked=message is not None)


def _next(
    before: Ask, send: tuple[Outgoing, ...], say: tuple[Said, ...], *, waiting: bool, is_asked: bool
) -> Ask:
    """The first block goes at once, the others in their rhythm; a question does not put it off."""
    if not waiting:
        return Ask(send, REQUEST, IDLE_S, say)
    if before.wait_s == IDLE_S:
        return Ask(send, REQUEST, 0.0, say)
    return Ask(send, REQUEST, PACE_S, say, goes_on=is_asked)


def _corner_of(message: Message) -> Corner | None:
    """None for what is no request for ground on the Earth."""
    on_earth = abs(message.lat) <= 900_000_000 and abs(message.lon) <= 1_800_000_000
    if not on_earth or message.grid_spacing not in SPACINGS_M:
        return None
    return Corner(message.lat, message.lon, message.grid_spacing)


def _looked_up(before: _Grid | None, corner: Corner, ground: Heights) -> _Grid:
    """All blocks of it at once: the vehicle asks again and again for fewer of them."""
    if before is not None and before.corner == corner and before.ground is ground:
        return before
    bits = bits_of(ALL)
    try:
        heights = ground.heights_m(*places(corner, bits))
    except ElevationError as error:
        log.warning("no terrain for the drone: %s", error)
        return _Grid(corner, ground, dict.fromkeys(bits))
    return _Grid(corner, ground, {bit: _metres(row) for bit, row in zip(bits, heights, strict=True)})


def _metres(heights: Floats) -> tuple[int, ...] | None:
    """Whole ones; None where one of them is unknown."""
    return None if np.isnan(heights).any() else tuple(round(height) for height in heights.tolist())


def _data(grid: _Grid, bit: int) -> Outgoing:
    return mavlink.MAVLink_terrain_data_message(*grid.corner, bit, list(grid.blocks[bit] or ()))


def _missing(grid: _Grid, asked: tuple[int, ...], unknown: dict[Corner, set[int]]) -> tuple[Said, ...]:
    """Said once a grid, with a place in its first hole; `unknown` remembers."""
    holes = [bit for bit in asked if grid.blocks[bit] is None]
    if not holes:
        return ()
    is_new = grid.corner not in unknown
    if is_new and len(unknown) >= MOST_TOLD:
        return ()
    unknown.setdefault(grid.corner, set()).update(holes)
    lats, lons = places(grid.corner, holes[:1])
    at = {"lat_deg": round(float(lats.mean()), 5), "lon_deg": round(float(lons.mean()), 5)}
    return (Said(EventCode.TERRAIN_MISSING, {**at, "blocks": len(holes)}),) if is_new else ()
