"""What is known of the district and the drone, to all that reckons with it: plans, maps, the seen ground."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from maps.foreign.file import FormatError
from maps.packs.district import District, load
from maps.tiles.mbtiles import TileStore, open_all
from missions.airspace import Airspace
from missions.confirmations import FILE, read_confirmations
from ui.words.zones import zone_notice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future
    from pathlib import Path

    from missions.confirmations import Confirmation
    from ui.map.map_view import MapView
    from ui.wiring.parts import Parts

AGAIN_MS = 60_000  # a stick that was put in, a zone file that was copied
LOOK_MS = 50


class SurroundingsWires(QObject):
    """Reads the area packs beside the window, at the start and now and then."""

    read_anew = Signal()  # something of the district is other than before

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._beside = ThreadPoolExecutor(1, "district")
        self._reading: Future[District] | None = None
        self._district: District | None = None
        self._register: int | None = None  # when the confirmations were written
        self._tiles: list[TileStore] = []
        parts.flight.drone_known.connect(parts.planning.set_drone)
        parts.planning.settled_changed.connect(self._on_settled)
        self._look = QTimer(parts.window)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)
        self._again = QTimer(parts.window)
        self._again.timeout.connect(self.read)
        self._again.timeout.connect(self.say_zones)
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
        for map_view in (*self._planned_maps, self._parts.review_map):
            map_view.end_work()

    def show_confirmed(self, confirmations: Iterable[Confirmation]) -> None:
        """Onto the maps: the register was changed, or the day is another."""
        for map_view in self._planned_maps:
            map_view.show_confirmed(confirmations, datetime.now(UTC))

    def _on_settled(self, settled: bool) -> None:
        """Another plan may be near the border where the last one was not."""
        if settled:
            self.show_confirmed(self._parts.planning.airspace.confirmations)

    def say_zones(self) -> None:
        """What the maps always say of their zones. Once a minute, and in another language."""
        district = self.district
        notice = zone_notice(district.zones, district.zone_problems, datetime.now(UTC))
        for map_view in self._planned_maps:
            map_view.show_zone_notice(notice)

    @property
    def _planned_maps(self) -> tuple[MapView, MapView]:
        """Those of the flight to come and the flight that is; Review shows what was."""
        return self._parts.incident_map, self._parts.fly_map

    def _confirmations(self) -> tuple[Confirmation, ...]:
        """Who said yes to a border, a zone or a height. A file that cannot be read confirms nothing."""
        path = self._parts.data / FILE
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
        district, register = reading.result(timeout=0), _changed_at(self._parts.data / FILE)
        if district is self._district and register == self._register:
            return
        before, self._district, self._register = self._district, district, register
        parts = self._parts
        airspace = Airspace(
            zone_files=district.zones, obstacles=district.obstacles, confirmations=self._confirmations()
        )
        if before is not None or district != District():
            parts.planning.set_ground(district.ground, airspace)
        self.show_confirmed(airspace.confirmations)
        if district is not before:
            self._use(district)

    def _use(self, district: District) -> None:
        """Another one than before, for all but the plan: its relief, pictures and places are made anew."""
        parts = self._parts
        parts.coverage.ground = district.ground
        parts.flight.set_ground(district.ground)
        parts.review.district = district
        self._show(district)
        problems = [*district.problems, *self._open_tiles(district.tile_files)]
        if problems:
            parts.window.show_error(problems[0])
        self.read_anew.emit()

    def _show(self, district: District) -> None:
        self.say_zones()
        for map_view in self._planned_maps:
            map_view.show_zone_files(district.zones)
        for map_view in (*self._planned_maps, self._parts.review_map):
            map_view.set_ground(district.ground)
            map_view.show_places(district.places, district.cameras, datetime.now(UTC).date())

    def _open_tiles(self, files: Iterable[Path]) -> list[str]:
        """Onto all maps; the lines of those that cannot be opened."""
        before = self._tiles
        self._tiles, problems = open_all(files)
        for map_view in (self._parts.incident_map, self._parts.fly_map, self._parts.review_map):
            map_view.set_tiles(self._tiles)
        for store in before:
            store.close()
        return problems


def _changed_at(path: Path) -> int | None:
    """None where there is no such file."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
