"""Hot spots: found in the pictures, onto the map, into the list, to the crews."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from incidents.hot_spot_ledger.exports import Wording
from incidents.hot_spot_ledger.row import How, State
from incidents.hot_spot_ledger.trend import Trend
from missions.plan import PlanError
from missions.revisit import Place, revisit
from ui.desk.spot_desk import crews_of
from ui.hot_spot_states import SpotProgress, SpotTrend
from ui.map.layers.hot_spots import SpotMark
from ui.video.hot_spot_list import HotSpotList
from ui.video.spot_row import SpotRow
from ui.wiring.heat_tiles import heat_tile
from ui.wiring.held_widget import HeldWidget
from ui.words.thermal import degrees_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.hot_spot_ledger.ledger import Ledger
    from incidents.hot_spot_ledger.row import Row
    from telemetry.events import Event
    from telemetry.mosaic import MosaicTile
    from ui.wiring.aiming import AimingWires
    from ui.wiring.parts import Parts

NEAR_ZOOM = 17.0
_PROGRESS = {
    State.SENT: SpotProgress.SENT,
    State.VISITED: SpotProgress.VISITED,
    State.CLOSED_OUT: SpotProgress.OUT,
    State.CLOSED_NOT_A_FIRE: SpotProgress.NOT_FIRE,
}
_TRENDS = {
    Trend.COOLING: SpotTrend.COOLING,
    Trend.STEADY: SpotTrend.STEADY,
    Trend.GROWING: SpotTrend.GROWING,
}
_CLOSED = {SpotProgress.OUT: How.OUT, SpotProgress.NOT_FIRE: How.NOT_A_FIRE}


class SpottingWires(QObject):
    """The journal is the truth: what is shown is its ledger."""

    _list = HeldWidget["HotSpotList"]()

    def __init__(
        self, parts: Parts, aiming: AimingWires, language: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._aiming, self._language = parts, aiming, language
        self._rows: tuple[SpotRow, ...] = ()
        spots = parts.spots
        spots.ledger_changed.connect(self._on_ledger)
        spots.happened.connect(self._on_happened)
        spots.failed.connect(parts.window.show_error)
        spots.tiles_changed.connect(self._on_tiles)
        spots.mosaic_begun.connect(lambda: parts.fly_map.show_heat(()))
        parts.stage.spot_chosen.connect(self._show_spot)
        parts.stage.spot_list_wanted.connect(self.open_list)

    def _on_happened(self, event: Event) -> None:
        parts = self._parts
        folder = parts.flight.folder
        name, training = parts.spots.flown or (None if folder is None else folder.name, parts.flight.training)
        parts.incidents.happened(event, name, training=training)

    # --- shown -----------------------------------------------------------------------------------

    def _on_ledger(self, ledger: Ledger) -> None:
        self._rows = tuple(_row(row) for row in ledger.rows)
        marks = tuple(_mark(row, shown) for row, shown in zip(ledger.rows, self._rows, strict=True))
        for map_view in (self._parts.fly_map, self._parts.incident_map):
            map_view.show_spots(marks)
        self._parts.stage.spots.show_rows(self._rows)
        if self._list is not None:
            self._list.show_rows(self._rows)

    def _on_tiles(self, tiles: tuple[MosaicTile, ...]) -> None:
        self._parts.fly_map.update_heat([heat_tile(tile) for tile in tiles])

    def _show_spot(self, number: int) -> None:
        row = self._parts.spots.ledger.row(number)
        self._parts.fly_map.mark_spot(number)
        self._parts.stage.spots.show_rows(self._rows, marked=number)
        if row is not None:
            self._parts.fly_map.centre_on(row.at, max(self._parts.fly_map.zoom, NEAR_ZOOM))

    # --- the list --------------------------------------------------------------------------------

    def open_list(self) -> None:
        """Lay the list with all that can be done over the page."""
        parts, spots = self._parts, self._parts.spots
        sheet = self._list = HotSpotList()
        sheet.show_rows(self._rows)
        sheet.show_crews(crews_of(parts.incidents.entries))
        sheet.block_look(None if parts.camera.mount is not None else self.tr("no gimbal is heard"))
        sheet.block_revisit(None if spots.ledger.open else self.tr("none is open"))
        sheet.show_wanted.connect(self._on_show)
        sheet.look_wanted.connect(self._on_look)
        sheet.send_wanted.connect(spots.send)
        sheet.visited_wanted.connect(self._on_visited)
        sheet.closed_wanted.connect(self._on_closed)
        sheet.revisit_wanted.connect(self._on_revisit)
        sheet.cards_wanted.connect(partial(self._on_file, "pdf"))
        sheet.export_wanted.connect(partial(self._on_file, "gpx"))
        sheet.done.connect(parts.window.close_sheet)
        parts.window.open_sheet(sheet)

    def _on_visited(self, number: int) -> None:
        self._parts.spots.visited(number, self._us)

    def _on_closed(self, number: int, how: str) -> None:
        self._parts.spots.closed(number, self._us, _CLOSED[SpotProgress(how)])

    @property
    def _us(self) -> str:
        return self.tr("drone crew")

    def _on_show(self, number: int) -> None:
        self._parts.window.close_sheet()
        self._show_spot(number)

    def _on_look(self, number: int) -> None:
        row = self._parts.spots.ledger.row(number)
        if row is not None:
            self._aiming.look_there(row.at)
            self._parts.window.close_sheet()

    def _on_revisit(self) -> None:
        """A plan over all that are open, as one that was imported: to be checked and held like any other."""
        parts = self._parts
        places = [Place(row.at, row.ellipse.most_m) for row in parts.spots.ledger.open]
        try:
            found = revisit(places, parts.planning.wanted.wish, parts.planning.around)
        except PlanError as error:
            self._say(str(error))
            return
        parts.planning.take_plan(found.plan)
        parts.window.close_sheet()
        parts.window.show_page("incident")

    def _on_file(self, ending: str) -> None:
        parts = self._parts
        wording = Wording(self._language(), parts.incidents.is_training)
        folder = parts.incidents.folder or parts.data
        patterns = {"pdf": "PDF (*.pdf)", "gpx": "GPX (*.gpx);;GeoJSON (*.geojson);;KML (*.kml)"}
        name, _ = QFileDialog.getSaveFileName(
            parts.window, self.tr("Keep as"), str(folder / f"hot-spots.{ending}"), patterns[ending]
        )
        if not name:
            return
        path = Path(name)
        write = parts.spots.write_cards if ending == "pdf" else parts.spots.write_file
        if write(path, wording):
            self._say(self.tr("Kept as {name}").format(name=path.name))

    def _say(self, line: str) -> None:
        if self._list is not None:
            self._list.show_said(line)


def _row(row: Row) -> SpotRow:
    newest = row.newest
    return SpotRow(
        number=row.number,
        celsius=newest.temperature_c,
        level=newest.level,
        most_m=row.ellipse.most_m,
        seen_at=newest.at,
        at_least=newest.at_least,
        trend=SpotTrend.UNKNOWN if row.trend is None else _TRENDS[row.trend],
        progress=_PROGRESS.get(row.state, SpotProgress.OPEN),
        whom=row.sent[-1].text if row.sent else "",
        half_m=row.ellipse.half_m,
    )


def _mark(row: Row, shown: SpotRow) -> SpotMark:
    celsius = shown.celsius
    reading = "" if celsius is None else degrees_words(celsius, at_least=shown.at_least)
    return SpotMark(row.number, row.at, row.ellipse, reading, shown.progress)
