"""The map and the picture on one stage: one large, the other as an inset, swapped at a tap."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import sizes
from ui.theme import colour
from ui.video.camera_strip import STRIP, CameraStrip
from ui.video.inset import BORDER, Inset, inset_size
from ui.video.picture_view import PictureView
from ui.video.spot_column import SpotColumn
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ui.map.map_view import MapView

COLUMN = 252  # of the map and the hot spots beside the large picture
MAP_HIGH = 222


class FlyStage(QWidget):
    """Stands where the Fly page has its map. Without a stream the map has all of it, and a Video button."""

    swapped = Signal(bool)  # the picture is the large one now
    thermal_wanted = Signal(bool)  # show the thermal stream, or the visible one
    video_wanted = Signal()  # the sheet of the streams
    look_there_wanted = Signal(object)  # LatLon: the ground of the small map was pressed
    spot_chosen = Signal(int)
    spot_list_wanted = Signal()

    def __init__(self, map_view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = map_view
        self.picture = PictureView(self)
        self.strip = CameraStrip(self)
        self.spots = SpotColumn(self)
        self._inset = Inset(self)
        self._video = BigButton("", icon="video-outline", height=sizes.SMALL_BUTTON, parent=self)
        self._streams: tuple[bool, ...] = ()  # thermal or not, of each that there is
        self._large = False
        self._thermal = True
        self._zoomed = 0.0
        map_view.setParent(self)
        self.strip.panel.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 300)
        self._inset.swap_wanted.connect(self.swap)
        self._inset.switch_wanted.connect(self._on_switch)
        self._video.wanted.connect(self.video_wanted)
        self.strip.video_wanted.connect(self.video_wanted)
        self.strip.thermal_wanted.connect(self.thermal_wanted)
        self.spots.chosen.connect(self.spot_chosen)
        self.spots.list_wanted.connect(self.spot_list_wanted)
        map_view.tapped.connect(self._on_ground)
        map_view.spot_tapped.connect(self.spot_chosen)
        self._say()
        self._arrange()

    # --- what it is told -------------------------------------------------------------------------

    def show_streams(self, *, thermal: bool, visible: bool) -> None:
        """Which pictures there are; none: the map has everything."""
        streams = tuple(kind for kind, there in ((True, thermal), (False, visible)) if there)
        if streams == self._streams:
            return
        self._streams = streams
        if not streams and self._large:
            self._make_large(False)
        else:
            self._arrange()

    def show_thermal(self, thermal: bool) -> None:
        """Which of two streams is on the picture now."""
        self._thermal = thermal
        self._offer_switch()

    @property
    def picture_large(self) -> bool:
        """Whether the picture is the large one."""
        return self._large

    def swap(self) -> None:
        """The other one large. Nothing happens without a stream."""
        if self._streams:
            self._make_large(not self._large)
            (self.picture if self._large else self.map).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_large(self, picture: bool) -> None:
        """The picture, or the map."""
        before = self.map.size()
        self._large = picture
        self._arrange()
        now = self.map.size()
        shrunk = min(now.width() / before.width(), now.height() / before.height())
        if self._large:  # the same ground stays in view, and comes back as it was
            self._zoomed = math.log2(shrunk)
        self.map.zoom_by(self._zoomed if self._large else -self._zoomed)
        self.swapped.emit(self._large)

    def _on_switch(self) -> None:
        self.thermal_wanted.emit(not self._thermal)

    def _on_ground(self, at: object) -> None:
        """Beside the large picture the map is there to point the camera; large, it tells of its places."""
        if self._large:
            self.look_there_wanted.emit(at)

    # --- places ----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        shown, large = bool(self._streams), self._large
        self.picture.setVisible(shown)
        self._inset.setVisible(shown)
        self._video.setVisible(not shown)
        for widget in (self.strip, self.spots):
            widget.setVisible(large)
        if not large:
            self.strip.panel.hide()
        self.map.set_small(large)
        if large:
            self._arrange_picture_large()
        else:
            self._arrange_map_large()
        self.map.show()
        self._offer_switch()

    def _offer_switch(self) -> None:
        two = len(self._streams) > 1
        self._inset.show_switch(offered=two and not self._large, thermal=self._thermal)
        self.strip.show_switch(offered=two, thermal=self._thermal)

    def _arrange_map_large(self) -> None:
        self.map.setGeometry(self.rect())
        gap = sizes.GAP_WIDE
        if self._streams:
            width, height = inset_size(self.width(), self.height())
            rect = QRect(self.width() - gap - width, self.height() - gap - height, width, height)
            self.picture.setGeometry(rect.adjusted(BORDER, BORDER, -BORDER, -BORDER))
            self._inset.lay_round(rect, self.picture)
            self.picture.keep_clear(sizes.SMALL_BUTTON + sizes.GAP_SMALL)
        else:
            hint = self._video.sizeHint()
            rect = QRect(
                self.width() - gap - hint.width(),
                self.height() - gap - hint.height(),
                hint.width(),
                hint.height(),
            )
            self._video.setGeometry(rect)
            self._video.raise_()
        self.map.keep_clear(QRectF(rect.adjusted(-4, -4, 4, 4)))

    def _arrange_picture_large(self) -> None:
        high = self.height()
        map_rect = QRect(0, 0, COLUMN, MAP_HIGH)
        self.map.keep_clear(QRectF())
        self.map.setGeometry(map_rect)
        self._inset.lay_round(map_rect, self.map, border=False)
        self.spots.setGeometry(0, MAP_HIGH, COLUMN, high - MAP_HIGH)
        self.picture.setGeometry(COLUMN, 0, self.width() - COLUMN, high - STRIP)
        self.picture.keep_clear(0.0)
        self.strip.setGeometry(COLUMN, high - STRIP, self.width() - COLUMN, STRIP)
        self._arrange_panel()

    def _arrange_panel(self) -> None:
        panel = self.strip.panel
        size = panel.sizeHint().expandedTo(panel.minimumSize())
        right, bottom = self.width() - sizes.GAP_SMALL, self.height() - STRIP - sizes.GAP_SMALL
        panel.setGeometry(right - size.width(), bottom - size.height(), size.width(), size.height())
        panel.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self._large:
            self._arrange_panel()  # its words changed
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """V swaps, from the map and from the picture."""
        if event.key() == Qt.Key.Key_V and self._streams:
            self.swap()
            event.accept()
            return
        super().keyPressEvent(event)

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self._video.set_words(self.tr("Video"))
        self._video.setAccessibleDescription(self.tr("Choose the pictures"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
