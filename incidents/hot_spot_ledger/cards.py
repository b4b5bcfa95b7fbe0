"""Cards for crews: one hot spot each, four to a page, to be read at night by a head torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from incidents.hot_spot_ledger import said
from incidents.hot_spot_ledger.exports import Wording
from incidents.hot_spot_ledger.qr_code import modules
from incidents.hot_spot_ledger.row import How, State
from incidents.local_time import clock, day
from incidents.paper.drawing import DANGER, INK, WHITE, Anchor, Drawing, Path, box
from incidents.paper.map import Shown, Spot, draw_map
from incidents.paper.pages import PAGE_MM, Paper
from incidents.words import label
from maps.geo import distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.hot_spot_ledger.row import Row
    from maps.geo import LatLon

CARD_MM = (PAGE_MM[0] / 2, PAGE_MM[1] / 2)  # A6
MARGIN_MM = 6.0
QR_MM = 33.0
MAP_MM = (53.0, 42.0)
BANNER_MM = 7.0
BOX_MM = 3.6
NEAR_M = 1_500.0  # of other hot spots and the scene on the little map
MOST_CARDS = 400  # a hundred pages; more is a mistake


@dataclass(frozen=True, slots=True)
class Order:
    """How they are wanted. `origin`: the scene, else where the drone stood; `origin_is_scene` tells which."""

    title: str
    wording: Wording = field(default_factory=Wording)
    origin: LatLon | None = None
    origin_is_scene: bool = True


def cards(rows: Sequence[Row], order: Order, now: datetime, others: Sequence[Row] = ()) -> bytes:
    """A PDF of A4 pages, to be cut in four, in the order of the rows; `others` stand on the little maps.

    ValueError without a row or for more than MOST_CARDS. IncidentError when the font is missing.
    """
    if not 1 <= len(rows) <= MOST_CARDS:
        raise ValueError(f"cards are made for 1 to {MOST_CARDS} hot spots, not {len(rows)}")
    language = order.wording.language
    title = f"{label(language, 'hot_spots')}: {order.title}"
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # fpdf2 takes fonts from files only
        paper = Paper(title, language, now, FilePath(folder))
        for place, row in enumerate(rows):
            if place % 4 == 0:
                paper.page()
                _cuts(paper)
            left, top = (place % 2) * CARD_MM[0], (place % 4 // 2) * CARD_MM[1]
            around = [other for other in (*others, *rows) if other.number != row.number]
            _Card(paper, order, now, left, top).draw(row, around)
        return paper.finished()


def _cuts(paper: Paper) -> None:
    paper.line(CARD_MM[0], 0, CARD_MM[0], PAGE_MM[1])
    paper.line(0, CARD_MM[1], PAGE_MM[0], CARD_MM[1])


@dataclass(frozen=True, slots=True)
class _Card:
    """One of them, from its left top on. All in black: under a red torch, red ink is no ink."""

    paper: Paper
    order: Order
    now: datetime
    left: float
    top: float

    def draw(self, row: Row, others: Sequence[Row]) -> None:
        y = self._banner()
        self._number(row, y)
        y = self._place(row, y + QR_MM + 4.5)
        y = self._heat(row, y)
        self._map(row, others, y)
        self._beside_the_map(row, y)
        self._foot(row)

    @property
    def _language(self) -> str:
        return self.order.wording.language

    @property
    def _inner_mm(self) -> float:
        return CARD_MM[0] - 2 * MARGIN_MM

    def _text(
        self, x: float, y: float, text: str, size_mm: float, *, bold: bool = False, colour: str = INK
    ) -> None:
        """From the card's left margin; made smaller rather than cut, so that no digit is lost."""
        room = CARD_MM[0] - MARGIN_MM - x
        wide = self.paper.width(text, size_mm, bold=bold)
        size = size_mm if wide <= room else max(2.2, size_mm * room / wide)
        fitted = self.paper.fitted(text, room, size, bold=bold)
        self.paper.text(self.left + x, self.top + y, fitted, size, colour, bold=bold)

    def _banner(self) -> float:
        """How far down the card begins."""
        if not self.order.wording.training:
            return MARGIN_MM
        self.paper.fill(self.left, self.top, CARD_MM[0], BANNER_MM, DANGER)
        middle = self.left + CARD_MM[0] / 2
        text = label(self._language, "training")
        self.paper.text(middle, self.top + 5.0, text, 3.6, WHITE, anchor=Anchor.MIDDLE, bold=True)
        return BANNER_MM + 3.0

    def _number(self, row: Row, y: float) -> None:
        left = self.left + CARD_MM[0] - MARGIN_MM - QR_MM
        geo = f"geo:{row.at.lat_deg:.6f},{row.at.lon_deg:.6f}"
        self.paper.draw(_code(geo, QR_MM), left, self.top + y)
        room = self._inner_mm - QR_MM - 3.0
        self._text(MARGIN_MM, y + 4.0, label(self._language, "hot_spot"), 4.2, bold=True)
        number = str(row.number)
        size = 26.0
        while self.paper.width(number, size, bold=True) > room:
            size -= 1.0
        self.paper.text(self.left + MARGIN_MM - 1.0, self.top + y + 25.0, number, size, bold=True)
        state = self.paper.fitted(said.state_of(row, self._language), room, 4.0, bold=True)
        self.paper.text(self.left + MARGIN_MM, self.top + y + 32.0, state, 4.0, bold=True)

    def _place(self, row: Row, y: float) -> float:
        """What is read over the radio, the largest after the number."""
        lat, lon = said.wgs84(row.at).split(" ")
        self._text(MARGIN_MM, y + 4.0, f"{lat}  {lon}", 7.0, bold=True)
        grid = said.national(row.at)
        if grid is not None:
            self._text(MARGIN_MM, y + 11.6, grid, 5.8, bold=True)
            y += 7.4
        metres = str(said.error_m(row))
        self._text(MARGIN_MM, y + 10.6, f"± {metres} m", 5.2, bold=True)
        wide = self.paper.width(f"± {metres} m", 5.2, bold=True)
        note = label(self._language, "hot_spot_error", metres=metres)
        self._text(MARGIN_MM + wide + 3.0, y + 10.6, note, 3.2)
        return y + 13.2

    def _heat(self, row: Row, y: float) -> float:
        self.paper.line(
            self.left + MARGIN_MM, self.top + y, self.left + CARD_MM[0] - MARGIN_MM, self.top + y, INK
        )
        degrees = said.degrees_of(row.newest, self._language)
        level = said.level_of(row.newest, self._language)
        if degrees is None:
            self._text(MARGIN_MM, y + 6.0, level, 4.4, bold=True)
        else:
            self._text(MARGIN_MM, y + 6.6, degrees, 6.2, bold=True)
            beside = MARGIN_MM + self.paper.width(degrees, 6.2, bold=True) + 3.0
            for i, line in enumerate(self.paper.wrapped(level, CARD_MM[0] - MARGIN_MM - beside, 3.2)[:2]):
                self._text(beside, y + 4.0 + i * 3.8, line, 3.2)
        return y + 10.4

    def _map(self, row: Row, others: Sequence[Row], y: float) -> None:
        near = [other for other in others if distance_m(row.at, other.at) <= NEAR_M]
        origin = self.order.origin
        scene = origin if origin and distance_m(row.at, origin) <= NEAR_M else None
        own = Spot(row.number, row.at, row.ellipse.most_m, meant=True)
        spots = [Spot(other.number, other.at, other.ellipse.most_m, faint=True) for other in near]
        shown = Shown(scene, None, (), (), (), (*spots, own))
        drawing = draw_map(shown, *MAP_MM, self._language)
        if drawing is not None:
            self.paper.draw(drawing, self.left + MARGIN_MM, self.top + y)

    def _beside_the_map(self, row: Row, y: float) -> None:
        x = MARGIN_MM + MAP_MM[0] + 3.0
        zone, newest = self.order.wording.zone, row.newest
        when = f"{clock(newest.at, zone, seconds=False)}"
        lines: list[tuple[str, str]] = []
        if self.order.origin is not None:
            key = "card_from_scene" if self.order.origin_is_scene else "card_from_base"
            far, way = said.from_there(self.order.origin, row.at, self._language).split(", ")
            lines += [(label(self._language, key), far), ("", way)]
        lines.append((label(self._language, "hot_spot_trend"), said.trend_of(row, self._language)))
        lines.append((label(self._language, "hot_spot_seen_at"), when))
        lines.append(("", day(newest.at, self._language, zone)))
        for name, text in lines:
            if name:
                self._text(x, y + 2.8, name, 2.8)
                y += 3.4
            self._text(x, y + 4.0, text, 4.4, bold=True)
            y += 5.6

    def _foot(self, row: Row) -> None:
        """To be written on by hand; what is known already stands there."""
        zone = self.order.wording.zone
        y = CARD_MM[1] - 22.5
        right = CARD_MM[0] - MARGIN_MM
        known = {
            "card_sent": said.last_said(row.sent, zone),
            "card_closed": said.with_time(row.closed, zone) if row.closed else "",
        }
        for key, text in known.items():
            name = label(self._language, key)
            self._text(MARGIN_MM, y, name, 3.6, bold=True)
            begin = MARGIN_MM + self.paper.width(name, 3.6, bold=True) + 2.0
            if text:
                self._text(begin, y, text, 3.6)
            self.paper.line(self.left + begin, self.top + y + 0.9, self.left + right, self.top + y + 0.9, INK)
            y += 8.2
        self._boxes(row, y - 1.6)
        made = f"{day(self.now, self._language, zone)} {clock(self.now, zone, seconds=False)}"
        self._text(MARGIN_MM, CARD_MM[1] - 3.2, f"{self.order.title} · {made}", 2.4)

    def _boxes(self, row: Row, y: float) -> None:
        """Out, or not a fire: to be ticked; full where it is known."""
        x = MARGIN_MM + self.paper.width(label(self._language, "card_closed"), 3.6, bold=True) + 2.0
        for how, state in ((How.OUT, State.CLOSED_OUT), (How.NOT_A_FIRE, State.CLOSED_NOT_A_FIRE)):
            left, top = self.left + x, self.top + y - 3.2
            self.paper.fill(left, top, BOX_MM, BOX_MM, INK)
            if row.state is not state:
                self.paper.fill(left + 0.4, top + 0.4, BOX_MM - 0.8, BOX_MM - 0.8, WHITE)
            self._text(x + BOX_MM + 1.4, y, label(self._language, f"how_{how}"), 3.4)
            x += BOX_MM + 8.0 + self.paper.width(label(self._language, f"how_{how}"), 3.4)


def _code(text: str, size_mm: float) -> Drawing:
    """A QR code as runs of black squares, with its white edge."""
    rows = modules(text)
    step = size_mm / len(rows)
    shapes: list[Path] = []
    for y, row in enumerate(rows):
        start: int | None = None
        for x, dark in enumerate((*row, False)):
            if dark and start is None:
                start = x
            if not dark and start is not None:
                corners = box(start * step, y * step, (x - start) * step, step * 1.02)
                shapes.append(Path(corners, None, fill=INK, closed=True))
                start = None
    return Drawing(size_mm, size_mm, tuple(shapes), text)
