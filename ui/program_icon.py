"""The icon of the program: on its window, in menus, on the desktop. One drawing, any size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QIcon, QImage, QImageWriter, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).with_name("program_icon.svg")
SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def program_icon() -> QIcon:
    """For the window."""
    icon = QIcon()
    for size_px in SIZES_PX:
        icon.addPixmap(QPixmap.fromImage(_image(size_px)))
    return icon


def program_icon_png(size_px: int) -> bytes:
    """A PNG file; needs no screen and no application."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(_image(size_px))
    return bytes(content.data())


def _image(size_px: int) -> QImage:
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(str(DRAWING)).render(painter)
    return image
