"""The hot spots of a report: a line each for its table, and where they stand on its maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.hot_spot_ledger import said
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.local_time import clock
from incidents.paper.map import Spot
from incidents.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.hot_spot_ledger.ledger import Ledger
    from incidents.hot_spot_ledger.row import Row
    from incidents.model import Entry

COLUMNS = ("hot_spot_place", "hot_spot_temperature", "hot_spot_trend", "hot_spot_state", "hot_spot_seen_at")


@dataclass(frozen=True, slots=True)
class HotSpotLine:
    """`cells` are those of COLUMNS; in the first the place stands with its error."""

    number: int
    cells: tuple[str, ...]
    said: str  # all of it, for a map that is touched
    is_open: bool


@dataclass(frozen=True, slots=True)
class HotSpots:
    """`doubts` says which entries contradict the others; None: none does."""

    lines: tuple[HotSpotLine, ...] = ()
    spots: tuple[Spot, ...] = ()
    rows: tuple[Row, ...] = ()  # of the ledger, for files of other programs
    doubts: str | None = None


def hot_spots_of(entries: Sequence[Entry], language: str, zone: str) -> HotSpots:
    """Empty for an incident without any."""
    ledger = read_ledger(entries)
    return HotSpots(
        tuple(_line(row, language, zone) for row in ledger.rows),
        tuple(Spot(row.number, row.at, row.ellipse.most_m, faint=not row.is_open) for row in ledger.rows),
        ledger.rows,
        _doubts(ledger, language),
    )


def _line(row: Row, language: str, zone: str) -> HotSpotLine:
    newest = row.newest
    place = f"{row.at.lat_deg:.5f}, {row.at.lon_deg:.5f} ± {said.error_m(row)} m"
    heat, trend, state = (
        said.heat_of(newest, language),
        said.trend_of(row, language),
        said.state_of(row, language),
    )
    if row.closed is not None:
        state += f" ({said.with_time(row.closed, zone)})"
    elif row.sent:
        state += f" ({said.last_said(row.sent, zone)})"
    cells = (place, heat, trend, state, clock(newest.at, zone, seconds=False))
    named = f"{label(language, 'hot_spot')} {row.number}"
    return HotSpotLine(row.number, cells, "\n".join((named, *cells)), row.is_open)


def _doubts(ledger: Ledger, language: str) -> str | None:
    if not ledger.flags:
        return None
    numbers = ", ".join(str(flag.n) for flag in ledger.flags[:12])
    more = ", …" if len(ledger.flags) > 12 else ""
    return label(language, "hot_spots_doubted", count=str(len(ledger.flags)), entries=numbers + more)
