"""Grabs the four pages from the running program: the demo flies its search, and each page is taken in turn.

    Incident, Fly, the large picture and Train half-way through the search, Review after the landing; by day
    and by night.

Everything in the pictures is made up, except the state border (© OpenStreetMap contributors, ODbL).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from firedrone.app import open_station
from firedrone.links import DEMO_PLACE
from firedrone.settings import Settings
from missions.legs import share_flown
from ui import font, theme
from ui.demo import Demo

if TYPE_CHECKING:
    from telemetry.state import VehicleState
    from ui.station import Station

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (1366, 768)
SPEED = 2.0  # faster, and the camera has not looked often enough at each place
HALF_WAY = 0.55
SETTLE_MS = 400
PICTURE_MS = 4000  # until the recorded picture at the cursor is there
AT_MOST_MS = 400_000


class Photographer:
    """Waits for the right moments of the demo."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._taken = False
        station.parts.pump.vehicle_changed.connect(self._on_vehicle)
        station.parts.flight.flight_recorded.connect(lambda _: QTimer.singleShot(SETTLE_MS, self._review))

    def _on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        aboard, mission, fix = self._station.parts.flight.aboard, state.mission, state.fix
        if self._taken or aboard is None or mission is None or fix is None or not state.flying:
            return
        if share_flown(aboard.plan, mission.current, fix.at) >= HALF_WAY:
            self._taken = True
            for page in ("incident", "train", "fly"):
                self._take(page)
            self._station.parts.stage.swap()
            self._take("fly", "video")
            self._station.parts.stage.swap()

    def _review(self) -> None:
        replay = self._station.parts.replay
        whole = replay.end - replay.start
        replay.go_to(replay.start + 0.8 * whole)
        QTimer.singleShot(PICTURE_MS, self._take_review)

    def _take_review(self) -> None:
        self._take("review")
        QApplication.quit()

    def _take(self, page: str, named: str | None = None) -> None:
        window = self._station.parts.window
        window.show_page(page)
        for name, worn in (("night", theme.NIGHT), ("day", theme.DAY)):
            theme.wear(worn)
            QTest.qWait(SETTLE_MS)  # charts are drawn anew a fifth of a second later
            path = FOLDER / f"{named or page}-{name}.png"
            window.grab().save(str(path))
            print(path.relative_to(FOLDER.parent.parent))


def main() -> int:
    """Fly the demo once."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    font.load()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        station = open_station(Path(data), Settings())
        station.parts.window.resize(*SIZE)
        station.parts.window.show()
        photographer = Photographer(station)
        demo = Demo(station, DEMO_PLACE, SPEED)
        QTimer.singleShot(0, demo.begin)
        QTimer.singleShot(AT_MOST_MS, lambda: application.exit(1))
        status = application.exec()
        del photographer
        station.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
