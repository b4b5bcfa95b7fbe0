"""The search that is planned: how high, how fast, with which camera, how much its pictures overlap."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from missions.camera_model import CAMERAS
from missions.checks import HEIGHT_LIMIT_M, LOWEST_M
from ui import sizes, units
from ui.incident.search_wish import SearchWish
from ui.incident.stepper import Stepper
from ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from missions.camera_model import Camera

_HEIGHTS_M = tuple(float(h) for h in range(round(LOWEST_M), round(HEIGHT_LIMIT_M) + 1, 5))
_SPEEDS_M_S = tuple(float(v) for v in range(2, 13))
_OVERLAPS = tuple(percent / 100.0 for percent in range(0, 85, 5))
_CAMERAS = tuple(CAMERAS)


class SearchCard(QWidget):
    """Four steppers; every step is a new wish."""

    changed = Signal(object)  # SearchWish

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = SearchWish()
        self._height, self._speed, self._overlap = Stepper(), Stepper(), Stepper()
        self._camera = Stepper(icons=("chevron-left", "chevron-right"))
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.GAP_SMALL, sizes.GAP_SMALL, sizes.GAP_SMALL, sizes.GAP_SMALL)
        row.setSpacing(6)
        for stepper in (self._height, self._speed, self._overlap, self._camera):
            row.addWidget(stepper)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for stepper in (self._height, self._speed, self._overlap, self._camera):
            stepper.chosen.connect(partial(self._take, stepper))
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Search area"))
        self._height.set_label(self.tr("Height"))
        self._overlap.set_label(self.tr("Overlap"))
        self._speed.set_label(self.tr("Speed"))
        self.show_wish(self._wish)

    @property
    def wish(self) -> SearchWish:
        return self._wish

    def show_wish(self, wish: SearchWish) -> None:
        """Values between two steps are shown as they are, not rounded to a step."""
        self._wish = wish
        _show(self._height, _HEIGHTS_M, wish.height_m, lambda v: str(units.height(v)))
        _show(self._speed, _SPEEDS_M_S, wish.speed_m_s, lambda v: str(_whole_speed(v)))
        _show(self._overlap, _OVERLAPS, wish.overlap, lambda v: str(units.percent(100.0 * v)))
        self._camera.set_label(
            self.tr("Thermal camera") if CAMERAS[wish.camera].thermal else self.tr("Daylight camera")
        )
        names = [_picture(CAMERAS[name]) for name in _CAMERAS]
        self._camera.show_choices(names, _CAMERAS.index(wish.camera))

    def _take(self, stepper: Stepper, index: int) -> None:
        wish = {
            self._height: lambda: replace(self._wish, height_m=_HEIGHTS_M[index]),
            self._speed: lambda: replace(self._wish, speed_m_s=_SPEEDS_M_S[index]),
            self._overlap: lambda: replace(self._wish, overlap=_OVERLAPS[index]),
            self._camera: lambda: replace(self._wish, camera=_CAMERAS[index]),
        }[stepper]()
        self.show_wish(wish)
        self.changed.emit(wish)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent" if self.isEnabled() else "hairline"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), sizes.CORNER, sizes.CORNER)


def _show(stepper: Stepper, values: tuple[float, ...], now: float, say: Callable[[float], str]) -> None:
    nearest = min(range(len(values)), key=lambda i: abs(values[i] - now))
    words = [say(value) for value in values]
    words[nearest] = say(now)
    stepper.show_choices(words, nearest)


def _picture(camera: Camera) -> str:
    """Its size as the makers say it: 640, 4K."""
    return "4K" if camera.width_px == 3840 else str(camera.width_px)


def _whole_speed(metres_a_second: float) -> units.Quantity:
    exact = units.speed(metres_a_second)
    whole = metres_a_second == int(metres_a_second)
    return units.Quantity(f"{metres_a_second:.0f}", exact.unit) if whole else exact
