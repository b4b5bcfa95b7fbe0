"""The window on the world: where a place falls in the view, and which place lies under a pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from maps.geo import LatLon
from maps.mercator import from_world, metres_per_unit, to_world

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maps.tiles.pyramid import Tile


@dataclass(frozen=True, slots=True)
class Frame:
    """One look at the map. Pixels are logical ones, counted from the upper left corner of the view."""

    left: float  # world units at pixel 0
    top: float
    px_per_unit: float
    width_px: int
    height_px: int
    device_ratio: float = 1.0

    @property
    def world(self) -> QRectF:
        """What is visible, in world units."""
        return QRectF(
            self.left, self.top, self.width_px / self.px_per_unit, self.height_px / self.px_per_unit
        )

    @property
    def pixels(self) -> QRectF:
        return QRectF(0.0, 0.0, self.width_px, self.height_px)

    def part(self, rect: QRectF) -> Frame:
        """The same look through the hole `rect`, from whose corner its own pixels count."""
        unit = self.px_per_unit
        left, top = self.left + rect.left() / unit, self.top + rect.top() / unit
        return Frame(left, top, unit, round(rect.width()), round(rect.height()), self.device_ratio)

    def shift_from(self, before: Frame) -> tuple[int, int] | None:
        """How many pixels the ground moved since `before`, right and down.

        None where a picture of then cannot be moved over: another scale or size, or nothing left of it.
        """
        here = (self.px_per_unit, self.width_px, self.height_px, self.device_ratio)
        if here != (before.px_per_unit, before.width_px, before.height_px, before.device_ratio):
            return None
        dx = (before.left - self.left) * self.px_per_unit
        dy = (before.top - self.top) * self.px_per_unit
        whole = abs(dx - round(dx)) < 1e-3 and abs(dy - round(dy)) < 1e-3 and self.device_ratio % 1.0 == 0.0
        near = abs(dx) < self.width_px and abs(dy) < self.height_px
        return (round(dx), round(dy)) if whole and near else None

    def rect(self, world: QRectF) -> QRectF:
        """Where a rectangle of the world falls."""
        unit = self.px_per_unit
        left, top = (world.left() - self.left) * unit, (world.top() - self.top) * unit
        return QRectF(left, top, world.width() * unit, world.height() * unit)

    def square(self, tile: Tile) -> QRectF:
        """Where a tile falls, on whole pixels, so that neighbours leave no seam."""
        scale = self.px_per_unit
        left, top = round((tile.left - self.left) * scale), round((tile.top - self.top) * scale)
        right = round((tile.left + tile.size - self.left) * scale)
        bottom = round((tile.top + tile.size - self.top) * scale)
        return QRectF(left, top, right - left, bottom - top)

    def to_px(self, at: LatLon) -> QPointF:
        x, y = to_world(at.lat_deg, at.lon_deg)
        return QPointF((x - self.left) * self.px_per_unit, (y - self.top) * self.px_per_unit)

    def all_to_px(self, places: Iterable[LatLon]) -> list[QPointF]:
        lats_lons = np.array([(at.lat_deg, at.lon_deg) for at in places], np.float64).reshape(-1, 2)
        x, y = to_world(lats_lons[:, 0], lats_lons[:, 1])
        px = ((x - self.left) * self.px_per_unit).tolist()
        py = ((y - self.top) * self.px_per_unit).tolist()
        return [QPointF(*at) for at in zip(px, py, strict=True)]

    def to_latlon(self, point: QPointF) -> LatLon:
        """The place under a pixel; beyond the edge of the world, the nearest place on it."""
        lat, lon = from_world(
            self.left + point.x() / self.px_per_unit, self.top + point.y() / self.px_per_unit
        )
        return LatLon(min(max(lat, -90.0), 90.0), min(max(lon, -180.0), 180.0))

    def metres_to_px(self, metres: float, at: LatLon) -> float:
        """How many pixels a length on the ground takes at `at`."""
        return metres / metres_per_unit(at.lat_deg) * self.px_per_unit
