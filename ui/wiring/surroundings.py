"""What is known of the district and the drone, to all that reckons with it: plans, maps, the seen ground."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from maps.foreign.file import FormatError
from maps.packs.district import District, load
from maps.tiles.mbtiles import TileStore, open_all
from missions.airspace import Airspace
from missions.confirmations import read_confirmations

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future
    from pathlib import Path

    from missions.confirmations import Confirmation
    from ui.wiring.parts import Parts

CONFIRMATIONS = "confirmations.json"
AGAIN_MS = 60_000  # a stick that was put in, a zone file that was copied
LOOK_MS = 50


class SurroundingsWires(QObject):
    """Reads `data/areas` beside the window, at the start and now and then."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._beside = ThreadPoolExecutor(1, "district")
        self._reading: Future[District] | None = None
        self._district: District | None = None
        self._tiles: list[TileStore] = []
        parts.flight.drone_known.connect(parts.planning.set_drone)
        self._look = QTimer(parts.window)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)
        self._again = QTimer(parts.window)
        self._again.timeout.connect(self.read)
        self._again.start(AGAIN_MS)
        self.read()

    @property
    def district(self) -> District:
        """Nothing, until it was read."""
        return self._district or District()

    def read(self) -> None:
        """Look for what is new. In flight nothing changes under the crew."""
        if self._reading is None and not self._parts.flight.state.armed:
            self._reading = self._beside.submit(load, self._parts.data, self._district)
            self._look.start()

    def close(self) -> None:
        self._look.stop()
        self._again.stop()
        self._beside.shutdown(wait=True, cancel_futures=True)
        self._open_tiles(())

    def _confirmations(self) -> tuple[Confirmation, ...]:
        """Who said yes to a border, a zone or a height. A file that cannot be read confirms nothing."""
        path = self._parts.data / CONFIRMATIONS
        if not path.is_file():
            return ()
        try:
            return read_confirmations(path)
        except FormatError as error:
            self._parts.window.show_error(str(error))
            return ()

    def _take(self) -> None:
        if self._reading is None or not self._reading.done():
            return
        reading, self._reading = self._reading, None
        self._look.stop()
        district = reading.result(timeout=0)
        if district is self._district:
            return
        first, self._district = self._district is None, district
        parts = self._parts
        airspace = Airspace(
            zone_files=district.zones, obstacles=district.obstacles, confirmations=self._confirmations()
        )
        if not first or district != District():
            parts.planning.set_ground(district.ground, airspace)
        parts.coverage.ground = district.ground
        for map_view in (parts.incident_map, parts.fly_map):
            map_view.show_zones(airspace.zones)
        problems = [*district.problems, *self._open_tiles(district.tile_files)]
        if problems:
            parts.window.show_error(problems[0])

    def _open_tiles(self, files: Iterable[Path]) -> list[str]:
        """Onto all maps; the lines of those that cannot be opened."""
        before = self._tiles
        self._tiles, problems = open_all(files)
        for map_view in (self._parts.incident_map, self._parts.fly_map, self._parts.review_map):
            map_view.set_tiles(self._tiles)
        for store in before:
            store.close()
        return problems
