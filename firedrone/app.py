"""Open the window: settings, fonts and the ways to links, handed to the station."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from firedrone import settings as settings_file
from firedrone.keys import open_keys
from firedrone.links import DEMO_PLACE, await_link, record_link
from firedrone.paths import database_url
from firedrone.settings import Settings, SettingsError
from ui import font, recovery
from ui.demo import Demo
from ui.station import Station

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from telemetry.settings import LinkSettings
    from telemetry.video.settings import VideoSettings
    from ui.main_window import MainWindow
    from ui.settings import UiSettings

log = logging.getLogger(__name__)
SIZE = (1366, 768)
SWITCH_S = 0.001  # so long a thread that looks through pictures may keep the window waiting


def run(data: Path, *, demo_speed: float | None = None) -> int:
    """Show the window until it is closed. With `demo_speed` the embedded drone flies a search by itself."""
    sys.setswitchinterval(SWITCH_S)
    settings = settings_file.load(data)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("FireDrone")
    QApplication.setStyle("Fusion")
    font.load()
    station = open_station(data, settings)
    window = station.parts.window
    sys.excepthook = partial(tell_and_go_on, window)
    window.resize(*SIZE)
    window.show()
    demo = Demo(station, DEMO_PLACE, demo_speed) if demo_speed is not None else None
    if demo is not None:
        QTimer.singleShot(0, demo.begin)
    else:
        QTimer.singleShot(0, partial(recovery.begin, station, settings.link.address))
    try:
        return application.exec()
    finally:
        station.close()


def open_station(data: Path, settings: Settings) -> Station:
    """The station on this data folder, not yet shown."""

    def save(chosen: UiSettings, link: LinkSettings, video: VideoSettings) -> None:
        try:
            settings_file.save(data, replace(settings, ui=chosen, link=link, video=video))
        except SettingsError as error:
            log.warning("%s", error)

    keys = open_keys(data)
    return Station(
        data,
        settings.ui,
        settings.link,
        settings.video,
        open_link=await_link,
        record_link=partial(record_link, data=data, door=keys.door),
        save_settings=save,
        keys=keys.drones,
        signer=keys.laptop,
        secrets=keys.store,
        index_url=database_url(),
    )


def tell_and_go_on(
    window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The one broad catch of the GUI: a fault of ours is logged and said, and the flight view lives on."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    log.error("a fault in the window; it goes on", exc_info=(kind, error, trace))
    window.show_fault()
