"""How the heat is shown: colours, range, threshold, and the camera's wide range. Lies over the picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QWidget

from ui import sizes
from ui.font import Weight
from ui.theme import colour
from ui.video.camera_abilities import PRESETS_C, CameraNow, Control
from ui.widgets.big_button import BigButton
from ui.widgets.choices import mark, row
from ui.widgets.words import Words
from ui.words.thermal import degrees_words, saturation_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent

WIDTH = 560
_MOST_PALETTES = 4


class HeatPanel(QWidget):
    """Every press is told at once; what is marked is what the camera or the reading is set to."""

    palette_wanted = Signal(str)
    level_lock_wanted = Signal(bool)
    isotherm_wanted = Signal(object)  # float or None
    wide_range_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = CameraNow()
        self._why: dict[Control, str] = {}
        self._palettes: dict[str, BigButton] = {}
        self._titles = {control: Words("", sizes.LABEL, ink="label") for control in _ROWS}
        self._levels = {False: _choice(), True: _choice()}
        self._isotherms: dict[float | None, BigButton] = {None: _choice()} | {c: _choice() for c in PRESETS_C}
        self._gains = {False: _choice(), True: _choice()}
        self._saturated = Words("", sizes.LABEL, Weight.SEMIBOLD, "attention_text")
        self._palette_row = QHBoxLayout()
        self._palette_row.setSpacing(sizes.GAP_SMALL)
        self._lay_out()
        for locked, button in self._levels.items():
            button.wanted.connect(partial(self._on_level, locked))
        for celsius, button in self._isotherms.items():
            button.wanted.connect(partial(self._on_isotherm, celsius))
        for wide, button in self._gains.items():
            button.wanted.connect(partial(self._on_gain, wide))
        self.hide()
        self._say()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(sizes.GAP, sizes.GAP, sizes.GAP, sizes.GAP)
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(sizes.GAP_SMALL)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[Control, QHBoxLayout], ...] = (
            (Control.PALETTE, self._palette_row),
            (Control.LEVEL, row(self, self._levels.values(), sizes.GAP_SMALL)),
            (Control.ISOTHERM, row(self, self._isotherms.values(), sizes.GAP_SMALL)),
            (Control.GAIN, row(self, self._gains.values(), sizes.GAP_SMALL)),
        )
        for n, (control, choices) in enumerate(rows):
            grid.addWidget(self._titles[control], n, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(choices, n, 1)
        grid.addWidget(self._saturated, len(rows), 0, 1, 2)
        self.setMinimumWidth(WIDTH)

    # --- what it is told -------------------------------------------------------------------------

    def show_palettes(self, names: Mapping[str, str]) -> None:
        """At most four, each under its key."""
        for button in self._palettes.values():
            self._palette_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._palettes = {}
        group = QButtonGroup(self)
        for key, name in list(names.items())[:_MOST_PALETTES]:
            button = _choice()
            button.set_words(name)
            button.wanted.connect(partial(self._on_palette, key))
            group.addButton(button)
            self._palette_row.addWidget(button, 1)
            self._palettes[key] = button
        self._show()

    def show_abilities(self, why_not: Mapping[Control, str]) -> None:
        """Which rows cannot be used, and why."""
        self._why = dict(why_not)
        self._show()

    def show_camera(self, now: CameraNow) -> None:
        self._now = now
        self._show()

    def toggle(self) -> None:
        """Open it, or close it; where it lies says who holds it."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.raise_()
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def button(self, control: Control, value: object) -> BigButton:
        """That of one choice, such as (Control.ISOTHERM, 60.0)."""
        return self._choices(control)[value]

    # --- what is pressed: the mark follows the answer, not the finger ------------------------------

    def _on_palette(self, key: str) -> None:
        self._show()
        self.palette_wanted.emit(key)

    def _on_level(self, locked: bool) -> None:
        self._show()
        self.level_lock_wanted.emit(locked)

    def _on_isotherm(self, celsius: float | None) -> None:
        self._show()
        self.isotherm_wanted.emit(celsius)

    def _on_gain(self, wide: bool) -> None:
        self._show()
        self.wide_range_wanted.emit(wide)

    def _choices(self, control: Control) -> dict[object, BigButton]:
        rows: dict[Control, dict[object, BigButton]] = {
            Control.PALETTE: dict(self._palettes.items()),
            Control.LEVEL: dict(self._levels.items()),
            Control.ISOTHERM: dict(self._isotherms.items()),
            Control.GAIN: dict(self._gains.items()),
        }
        return rows[control]

    def _show(self) -> None:
        now = self._now
        set_now: dict[Control, object] = {
            Control.PALETTE: now.palette,
            Control.LEVEL: now.level_locked,
            Control.ISOTHERM: now.isotherm_c,
            Control.GAIN: now.wide_range,
        }
        for control, value in set_now.items():
            choices = self._choices(control)
            if choices:
                mark(choices, value)
            for button in choices.values():
                button.set_blocked(self._why.get(control))
        saturated = now.saturated_c is not None and not now.wide_range
        self._saturated.set_text(saturation_words(now.saturated_c) if now.saturated_c is not None else "")
        self._saturated.setVisible(saturated)
        self.adjustSize()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Heat"))
        self._titles[Control.PALETTE].set_text(self.tr("Colours"))
        self._titles[Control.LEVEL].set_text(self.tr("Brightness"))
        self._titles[Control.ISOTHERM].set_text(self.tr("Coloured above"))
        self._titles[Control.GAIN].set_text(self.tr("Camera’s range"))
        self._levels[False].set_words(self.tr("Automatic"))
        self._levels[True].set_words(self.tr("Locked"))
        self._isotherms[None].set_words(self.tr("Off"))
        for celsius in PRESETS_C:
            self._isotherms[celsius].set_words(degrees_words(celsius))
        self._gains[False].set_words(self.tr("Fine"))
        self._gains[True].set_words(self.tr("Wide"))
        self._show()

    # --- hands and paint -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


_ROWS = (Control.PALETTE, Control.LEVEL, Control.ISOTHERM, Control.GAIN)


def _choice() -> BigButton:
    button = BigButton("", height=sizes.SMALL_BUTTON)
    button.setCheckable(True)
    return button
