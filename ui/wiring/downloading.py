"""Map pictures from a provider into the district's folder: the sheet, the desk, and the maps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from maps.area import Area, area_m2
from maps.packs.manifest import Kind
from maps.packs.where import AREAS
from maps.tiles.download import Ended
from maps.tiles.download_plan import plan_download
from maps.tiles.providers import ProviderError
from ui.area.download_sheet import DownloadSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from maps.tiles.download import Outcome, Progress
    from maps.tiles.download_plan import DownloadPlan
    from maps.tiles.providers import Provider
    from ui.map.map_view import MapView
    from ui.wiring.parts import Parts

FOLDER = "Downloaded"  # a pack of its own, which no import replaces
_NO_NAME = re.compile(r"[^\w-]+")


class DownloadingWires(QObject):
    """What is downloaded is the drawn area, else what the map shows."""

    def __init__(
        self, parts: Parts, read_district: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._read_district = read_district
        self._sheet: DownloadSheet | None = None
        self._area: Area | None = None
        parts.tiles.progressed.connect(self._on_progress)
        parts.tiles.ended.connect(self._on_ended)
        parts.tiles.half_kept.connect(self._on_half_kept)
        parts.tiles.refused.connect(self._on_refused)

    def open(self) -> None:
        drawn = self._parts.planning.area
        self._area = drawn or shown_area(self._parts.incident_map)
        name = self.tr("the drawn area") if drawn is not None else self.tr("what the map shows")
        sheet = self._sheet = DownloadSheet(name, area_m2(self._area))
        desk = self._parts.tiles
        sheet.count_wanted.connect(self._count)
        sheet.start_wanted.connect(self._start)
        sheet.pause_wanted.connect(desk.pause)
        sheet.go_on_wanted.connect(desk.go_on)
        sheet.stop_wanted.connect(desk.stop)
        sheet.half_wanted.connect(desk.keep_half)
        sheet.set_providers(desk.providers())
        self._parts.window.open_sheet(sheet)

    def _count(self, _provider: Provider, coarsest: int, finest: int) -> None:
        if self._sheet is None or self._area is None:
            return
        try:
            self._sheet.show_plan(plan_download((self._area,), coarsest, finest))
        except ProviderError as error:
            self._sheet.show_refusal(str(error))

    def _start(self, provider: Provider, plan: DownloadPlan) -> None:
        out = file_for(self._parts.data, provider.name, plan)
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._on_refused(f"{out.parent}: {error.strerror}")
            return
        self._parts.tiles.start(provider, plan, out)

    def _on_progress(self, progress: Progress) -> None:
        if self._sheet is not None:
            self._sheet.show_progress(progress)

    def _on_refused(self, line: str) -> None:
        if self._sheet is not None:
            self._sheet.show_refusal(line)

    def _on_ended(self, outcome: Outcome) -> None:
        if self._sheet is not None:
            self._sheet.show_outcome(outcome)
        if outcome.ended is Ended.WHOLE:
            self._read_district()

    def _on_half_kept(self, _info: object) -> None:
        if self._sheet is not None:
            self._sheet.show_half_kept()
        self._read_district()


def file_for(data: Path, provider: str, plan: DownloadPlan) -> Path:
    """The same for the same provider, zooms and area, so that a second run asks only for what is stale."""
    middle = plan.areas[0].centre
    place = f"{middle.lat_deg:.3f}-{middle.lon_deg:.3f}"
    name = f"{_NO_NAME.sub('-', provider).strip('-')}-{place}-z{plan.min_zoom}-{plan.max_zoom}.mbtiles"
    return data / AREAS / FOLDER / Kind.TILES / name


def shown_area(map_view: MapView) -> Area:
    """The rectangle that a map shows."""
    width, height = map_view.viewport().width(), map_view.viewport().height()
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    return Area(tuple(map_view.to_latlon(QPointF(x, y)) for x, y in corners))
