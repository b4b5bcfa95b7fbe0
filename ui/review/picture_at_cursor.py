"""The replayed map, and beside it the recorded picture of the same moment; a tap makes the picture larger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes, units
from ui.font import Weight, figures
from ui.map.labels import HALO_PX, haloed
from ui.theme import colour
from ui.video.inset import Inset
from ui.video.overlay import Overlay
from ui.video.paint_overlay import EDGE, HALO
from ui.video.picture_view import ATTENTION, QUIET_INK, WORDS_INK, PictureView
from ui.video.to_display import to_display
from ui.words.thermal import TroubleWords

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QResizeEvent

    from telemetry.video.picture import Picture
    from ui.map.map_view import MapView

NEAR_S = 1.0  # a picture further from the cursor is another moment, and says so
SHAPE = 5 / 4  # before the first picture: as a thermal one
_SMALL_SHARE = 0.42  # of the width, at most


class RecordedPicture(PictureView):
    """A picture of the record: never frozen, for nothing moves on; but of which moment stands on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken_at: datetime | None = None
        self._cursor: datetime | None = None
        self._words = ""
        self._far = False
        self._gap = False

    @property
    def moment_words(self) -> str:
        """When it was taken, and how far that is from the cursor."""
        return self._words

    @property
    def taken_at(self) -> datetime | None:
        """Of what is shown."""
        return self._taken_at

    @property
    def shape(self) -> float:
        """Width to height."""
        return self._image.width() / self._image.height() if self.has_picture else SHAPE

    def show_moment(self, picture: Picture, taken_at: datetime) -> None:
        """What was recorded, and when."""
        self._gap, self._taken_at = False, taken_at
        ratio = self.devicePixelRatioF()
        self.show_picture(to_display(picture, round(self.width() * ratio), round(self.height() * ratio)))
        self._say_moment()

    def show_gap(self) -> None:
        """Nothing is recorded at the cursor."""
        if self._gap:
            return
        self._gap, self._taken_at = True, None
        self.forget_picture()
        self._say_gap()
        self._say_moment()

    def show_cursor(self, at: datetime) -> None:
        """The picture may be of another moment until the next one comes."""
        self._cursor = at
        self._say_moment()

    def set_burnt_in(self, text: str) -> None:
        """REPLAY, and TRAINING where it was one."""
        self.show_overlay(Overlay(thermal=self.overlay.thermal, burnt_in=text))

    def set_thermal(self, thermal: bool) -> None:
        """Through which eye; what was shown was seen by the other."""
        self.show_overlay(Overlay(thermal=thermal, burnt_in=self.overlay.burnt_in))
        self._gap, self._taken_at = False, None
        self.forget_picture()
        self._say_moment()

    def _say_gap(self) -> None:
        self._say_nothing(TroubleWords(self.tr("Not recorded here"), ""))

    def _say_moment(self) -> None:
        words, far = "", False
        if self._taken_at is not None and self._cursor is not None:
            age_s = (self._cursor - self._taken_at).total_seconds()
            far = not -NEAR_S < age_s <= NEAR_S
            age = self.tr("{age} old") if age_s >= 0.0 else self.tr("{age} ahead")
            words = f"{units.clock(self._taken_at)} · {age.format(age=units.age(abs(age_s)))}"
        if (words, far) != (self._words, self._far):
            self._words, self._far = words, far
            self.setAccessibleDescription(words or (self.tr("Not recorded here") if self._gap else ""))
            self.update(self._moment_rect())

    def _moment_rect(self) -> QRect:
        rect = self.picture_rect()
        high = round(lettering.line_height(_moment_font()) + EDGE + 2 * HALO_PX)
        return QRect(rect.left(), rect.bottom() - high, rect.width(), high + 1)

    def nothing_icon(self) -> tuple[str, QColor]:
        return ("video-off-outline", QUIET_INK) if self._gap else super().nothing_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._words or not self.has_picture:
            return
        with QPainter(self) as painter:
            font = _moment_font()
            words = haloed(
                self._words, font, ATTENTION if self._far else WORDS_INK, HALO, self.devicePixelRatioF()
            )
            rect = QRectF(self.picture_rect())
            top = rect.bottom() - EDGE - lettering.line_height(font)
            painter.drawPixmap(QPointF(rect.left() + EDGE - HALO_PX, top - HALO_PX), words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            if self._gap:
                self._say_gap()
            self._say_moment()


class ReviewStage(QWidget):
    """Stands where the Review page has its map. Without a recording the map has all of it."""

    enlarged = Signal(bool)  # the picture is the larger one now
    thermal_wanted = Signal(bool)  # the thermal stream, or the visible one

    def __init__(self, map_view: MapView, corner: QWidget, parent: QWidget | None = None) -> None:
        """`corner`: the buttons in the corner of the map, which always has room for them."""
        super().__init__(parent)
        self.map = map_view
        self._corner = corner
        self.picture = RecordedPicture(self)
        self._inset = Inset(self)
        self._streams: tuple[bool, ...] = ()  # thermal or not, of each that there is
        self._thermal = True
        self._large = False
        map_view.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 200)
        self._inset.swap_wanted.connect(self.swap)
        self._inset.switch_wanted.connect(lambda: self.thermal_wanted.emit(not self._thermal))
        self.picture.tapped.connect(self._on_tapped)
        self._arrange()

    def show_streams(self, *, thermal: bool, visible: bool) -> None:
        """What is recorded; nothing: the map has everything."""
        self._streams = tuple(kind for kind, there in ((True, thermal), (False, visible)) if there)
        if not self._streams and self._large:
            self.swap()
        self._arrange()

    def show_thermal(self, thermal: bool) -> None:
        """Which of two streams is on the picture now."""
        self._thermal = thermal
        self.picture.set_thermal(thermal)
        self._offer_switch()

    def show_picture(self, picture: Picture, taken_at: datetime) -> None:
        """The picture of the cursor's moment, or the newest that came for it."""
        before = self.picture.shape
        self.picture.show_moment(picture, taken_at)
        if abs(self.picture.shape - before) > 0.02:
            self._arrange()

    def show_nothing(self) -> None:
        """A gap in the recording."""
        self.picture.show_gap()

    def show_cursor(self, at: datetime) -> None:
        if self._streams:
            self.picture.show_cursor(at)

    def set_burnt_in(self, text: str) -> None:
        self.picture.set_burnt_in(text)

    @property
    def picture_large(self) -> bool:
        return self._large

    def swap(self) -> None:
        """The other one larger."""
        self._large = not self._large
        self.enlarged.emit(self._large)
        self._arrange()

    def _on_tapped(self, _right: float, _down: float) -> None:
        self.swap()

    # --- places ----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        shown = bool(self._streams)
        width = self._picture_width() if shown else 0
        map_width = self.width() - width - (1 if shown else 0)
        self.map.setGeometry(0, 0, map_width, self.height())
        rect = QRect(self.width() - width, 0, width, self.height())
        if shown:
            self.picture.setGeometry(rect)
            self.picture.keep_clear(sizes.SMALL_BUTTON + sizes.GAP_SMALL)
        self.picture.setVisible(shown)
        self._inset.setVisible(shown)
        if shown:
            self._inset.lay_round(rect, self.picture, border=False)
        self._offer_switch()

    def _picture_width(self) -> int:
        """As wide as its height allows; the smaller one leaves the map most of the room."""
        fits = round(self.height() * self.picture.shape)
        maps_own = 2 * sizes.SMALL_BUTTON + 6 * sizes.GAP_SMALL  # buttons, in two columns
        most = self.width() - self._corner.width() - maps_own
        return max(160, min(fits, most if self._large else min(most, round(self.width() * _SMALL_SHARE))))

    def _offer_switch(self) -> None:
        self._inset.show_switch(offered=len(self._streams) > 1, thermal=self._thermal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """V swaps, from the map and from the picture."""
        if event.key() == Qt.Key.Key_V and self._streams:
            self.swap()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("hairline"))


def _moment_font() -> QFont:
    return figures(sizes.LABEL, Weight.SEMIBOLD)
