import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.icons import icon, paint_icon
from ui.trainer_faults import ICONS

USED = [
    "play",
    "pause",
    "check",
    "octagon",
    "triangle",
    "alert-octagon-outline",
    "quadcopter",
    *ICONS.values(),
]


def painted(name: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_icon(painter, name, QPointF(24, 24), QColor("black"), 24)
    return image


@pytest.mark.parametrize("name", USED)
def test_an_icon_stays_in_its_square(name: str):
    image = painted(name)
    rows = [y for y in range(48) for x in range(48) if image.pixelColor(x, y).red() < 200]
    columns = [x for y in range(48) for x in range(48) if image.pixelColor(x, y).red() < 200]
    assert rows
    assert min(rows + columns) >= 11
    assert max(rows + columns) <= 36


def test_an_unknown_icon_is_a_programming_error():
    with pytest.raises(ValueError, match="no-such-thing"):
        painted("no-such-thing")


def test_an_icon_for_qt_has_pixels():
    assert icon("check", QColor("black")).availableSizes()


@pytest.mark.slow
def test_icons_do_not_import_qtawesome():
    code = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "from ui import icons; icons._outline('check'); sys.exit('qtawesome' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
