"""The buttons in the corner of a map: layers, nearer, farther, the drone, undo. 48 px, for gloves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from ui import sizes
from ui.icons import paint_icon
from ui.map.layers_panel import LayersPanel
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

ZOOM_STEP = 1.0
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class MapButton(QAbstractButton):
    """A square with an icon."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._by_keyboard = False
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_name(self, name: str) -> None:
        """What it does: told to screen readers, and to a mouse that waits."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(sizes.SMALL_BUTTON, sizes.SMALL_BUTTON)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keyboard is; a mouse knows by itself."""
        self._by_keyboard = event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus() and self._by_keyboard
        painter.setPen(QPen(colour("accent" if focus else "hairline"), sizes.FOCUS_LINE if focus else 1))
        painter.setBrush(colour("hairline" if self.isDown() else "surface"))
        inset = 1.0 if focus else 0.5
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
        ink = colour("accent" if self.isChecked() else "text" if self.isEnabled() else "disabled")
        paint_icon(painter, self._icon, QPointF(self.rect().center()) + QPointF(0.5, 0.5), ink, sizes.ICON)
        painter.end()


class MapButtons(QWidget):
    """The column of them."""

    zoom_wanted = Signal(float)  # steps of two, in or out
    follow_wanted = Signal()
    layer_switched = Signal(str, bool)
    undo_wanted = Signal()
    redo_wanted = Signal()
    measure_wanted = Signal(bool)
    profile_wanted = Signal(bool)
    find_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layers = MapButton("layers-outline", self)
        self._nearer = MapButton("plus", self)
        self._farther = MapButton("minus", self)
        self._follow = MapButton("crosshairs-gps", self)
        self._follow.setCheckable(True)
        self._follow.clicked.connect(self._on_follow)
        self._nearer.clicked.connect(lambda: self.zoom_wanted.emit(ZOOM_STEP))
        self._farther.clicked.connect(lambda: self.zoom_wanted.emit(-ZOOM_STEP))
        self._find = MapButton("magnify", self)
        self._find.clicked.connect(self.find_wanted)
        self._measure = MapButton("ruler", self)
        self._measure.setCheckable(True)
        self._measure.toggled.connect(self.measure_wanted)
        self._undo = MapButton("undo", self)
        self._redo = MapButton("redo", self)
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        self._panel = LayersPanel(parent)
        self._panel.switched.connect(self.layer_switched)
        self._layers.clicked.connect(self._open_panel)
        self._profile = MapButton("chart-areaspline", self)
        self._profile.setCheckable(True)
        self._profile.toggled.connect(self.profile_wanted)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(sizes.GAP_SMALL)
        for button in (self._profile, self._undo, self._redo):
            button.hide()  # until there is a profile, or something to undo
        self._arranged: tuple[int, list[MapButton]] = (0, [])
        self.arrange(0)
        self._say()

    def arrange(self, height_px: int) -> None:
        """In as many columns as fit this height, from the right edge inwards."""
        always = (self._layers, self._nearer, self._farther, self._follow, self._find, self._measure)
        buttons = [*always, *(b for b in (self._profile, self._undo, self._redo) if not b.isHidden())]
        rows = max(1, (height_px + sizes.GAP_SMALL) // (sizes.SMALL_BUTTON + sizes.GAP_SMALL))
        rows = rows if height_px else len(buttons)
        if (rows, buttons) == self._arranged:
            return  # to lay out anew asks the map to lay out anew
        self._arranged = (rows, buttons)
        columns = -(-len(buttons) // rows)
        for n, button in enumerate(buttons):
            self._grid.addWidget(button, n % rows, columns - 1 - n // rows)

    def offer_profile(self, offered: bool) -> None:
        """Where there is ground to be cut open along the way."""
        self._profile.setVisible(offered)
        if not offered:
            self._profile.setChecked(False)

    def show_follow(self, follow: bool) -> None:
        self._follow.setChecked(follow)

    def show_measuring(self, measuring: bool) -> None:
        self._measure.setChecked(measuring)

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """They come with the first step that can be undone, and stay."""
        for button, able in ((self._undo, can_undo), (self._redo, can_redo)):
            button.setEnabled(able)
            button.setVisible(able or button.isVisibleTo(self) or (button is self._redo and can_undo))

    def _on_follow(self) -> None:
        self._follow.setChecked(False)  # the map says whether it follows
        self.follow_wanted.emit()

    def _say(self) -> None:
        self._layers.set_name(self.tr("Layers"))
        self._nearer.set_name(self.tr("Zoom in"))
        self._farther.set_name(self.tr("Zoom out"))
        self._follow.set_name(self.tr("Follow the drone"))
        self._find.set_name(self.tr("Find a place"))
        self._measure.set_name(self.tr("Measure"))
        self._profile.set_name(self.tr("Ground under the way"))
        self._undo.set_name(self.tr("Undo"))
        self._redo.set_name(self.tr("Do again"))

    def _open_panel(self) -> None:
        self._panel.toggle_beside(self._layers)

    def close_panel(self) -> None:
        self._panel.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        elif event.type() is QEvent.Type.PaletteChange:
            self.update()
