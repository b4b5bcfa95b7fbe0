"""The trainer's laptop: its window in the language and colours of the settings, and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from firedrone import settings as settings_file
from ui import font, scale, sizes
from ui.train.trainer_laptop import TrainerLaptop
from ui.wiring.settling import dress

if TYPE_CHECKING:
    from pathlib import Path


def run(data: Path, address: str) -> int:
    """Show the window until it is closed."""
    settings = settings_file.load(data).ui
    scale.draw_at(settings.scale_percent)
    application = cast("QApplication", QApplication.instance() or QApplication(sys.argv[:1]))
    application.setApplicationName("FireDrone")
    QApplication.setStyle("Fusion")
    font.load()
    sizes.use(sizes.GLOVE if settings.large_controls else sizes.BARE_HAND)
    dress(settings)
    laptop = TrainerLaptop(address)
    laptop.window.show()
    try:
        return application.exec()
    finally:
        laptop.close()
