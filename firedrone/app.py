"""Open the window: settings, fonts and the ways to links, handed to the station."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from firedrone import settings as settings_file
from firedrone import shared_settings
from firedrone.crash_report import write_report
from firedrone.hard_crash import HardCrashFile, last_fault
from firedrone.keys import open_keys
from firedrone.links import DEMO_PLACE, await_link, record_link
from firedrone.paths import database_url
from firedrone.recent_lines import RecentLines
from firedrone.settings import Settings
from firedrone.simulator import simulator_here
from training.exercise.scenario import SUFFIX as EXERCISE_SUFFIX
from ui import font, recovery, scale, sizes
from ui.crash.crash_watch import CrashWatch
from ui.demo import Demo
from ui.program_icon import program_icon
from ui.settings_room.shared_file import SharedFile
from ui.station import Station
from ui.wiring.failing import FailingWires

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from telemetry.settings import LinkSettings
    from telemetry.video.settings import VideoSettings
    from ui.crash.program_fault import ProgramFault
    from ui.settings import UiSettings

SIZE = (1366, 768)
SWITCH_S = 0.001  # so long a thread that looks through pictures may keep the window waiting


def run(data: Path, *, demo_speed: float | None = None, bring: Path | None = None) -> int:
    """Show the window until it is closed. With `demo_speed` the embedded drone flies a search by itself;
    `bring` is a file that *Review* looks at, or an exercise of *Train*.
    """
    sys.setswitchinterval(SWITCH_S)
    is_first = not settings_file.exists(data)
    settings = settings_file.load(data)
    scale.draw_at(settings.ui.scale_percent)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("FireDrone")
    QApplication.setDesktopFileName("firedrone")  # Wayland finds the icon by it
    dress()
    sizes.use(sizes.GLOVE if settings.ui.large_controls else sizes.BARE_HAND)
    hard_crash = HardCrashFile(data)
    hard_crash.begin()
    station = open_station(data, settings)
    window = station.parts.window
    watch = watch_for_faults(station, settings, hard_crash.left)
    window.resize(*SIZE)
    window.show()
    demo = Demo(station, DEMO_PLACE, demo_speed) if demo_speed is not None else None
    if demo is not None:
        QTimer.singleShot(0, demo.begin)
    else:
        QTimer.singleShot(0, partial(recovery.begin, station, settings.link.address))
        if is_first and bring is None:
            QTimer.singleShot(0, station.beginning.begin)
    if bring is not None:
        QTimer.singleShot(0, partial(bring_in, station, bring))
    try:
        return application.exec()
    finally:
        station.close()
        watch.end()
        hard_crash.end()


def open_station(data: Path, settings: Settings) -> Station:
    """The station on this data folder, not yet shown."""

    def save(chosen: UiSettings, link: LinkSettings, video: VideoSettings) -> None:
        settings_file.save(data, replace(settings, ui=chosen, link=link, video=video))

    keys = open_keys(data)
    return Station(
        data,
        settings.ui,
        settings.link,
        settings.video,
        open_link=await_link,
        record_link=partial(record_link, data=data, door=keys.door),
        save_settings=save,
        shared_settings=SharedFile(
            write=lambda path: shared_settings.export(data, path),
            bring_in=lambda path: shared_settings.bring_in(data, path),
        ),
        version=metadata.version("firedrone"),
        keys=keys.drones,
        signer=keys.laptop,
        secrets=keys.store,
        index_url=database_url(),
        simulator=partial(simulator_here, data),
    )


def dress() -> None:
    """What every window of the program wears, before there is one."""
    QApplication.setStyle("Fusion")
    font.load()
    QApplication.setWindowIcon(program_icon())


def bring_in(station: Station, path: Path) -> None:
    """As if it had been dropped on the page that it is for."""
    page = "train" if path.suffix.lower() == EXERCISE_SUFFIX else "review"
    station.parts.window.show_page(page)
    if page == "review":
        station.parts.review_page.file_dropped.emit(path)


def watch_for_faults(station: Station, settings: Settings, left: str) -> CrashWatch:
    """The one broad catch of the GUI, at work: a fault of ours is logged, told, noted and can be saved.

    `left`: Python's dump of a last run that fell; it is offered as one more.
    """
    lines = RecentLines()
    logging.getLogger().addHandler(lines)
    parts = station.parts
    watch = CrashWatch(station)

    def save(faults: Sequence[ProgramFault]) -> Path:
        return write_report(parts.data, faults, settings, lines.lines, left)

    over = parts.window.sheet.over
    FailingWires(watch, over=over, incidents=parts.incidents, video=parts.video, save=save, parent=station)
    watch.begin()
    if (fault := last_fault(left)) is not None:
        watch.hear_last_run(fault)
    return watch
