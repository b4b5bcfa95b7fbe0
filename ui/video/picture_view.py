"""The picture of a camera as large as fits, what stands on it, how old it is, and the hands that point it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.video.overlay import Overlay
from ui.video.paint_overlay import EDGE, HALO, SMALL_PX, Look, heading, paint_overlay
from ui.words.thermal import (
    TroubleWords,
    connecting_words,
    frozen_words,
    picture_name,
    trouble_words,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import (
        QFocusEvent,
        QFont,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from telemetry.video.errors import Trouble

    Pixels = NDArray[np.uint32 | np.uint8]

FROZEN_S = 0.8  # shown by the next tick: under a second after the last picture
TAP_AT_MOST_PX = 8  # a press that moves less is a tap
GROUND = QColor("#101315")  # beside the picture, and where there is none
WORDS_INK = QColor("#dcd8d0")
QUIET_INK = QColor("#a9b0b3")
ATTENTION = QColor("#f4b93a")
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
DIMMED = 0.55  # a frozen picture
_NUDGES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PictureView(QWidget):
    """Gets pictures and values, emits intents. One `drawImage` a picture; ages come with the pump's tick."""

    tapped = Signal(float, float)  # 0..1 from the left and the top of the picture
    dragged = Signal(float, float, bool)  # pixels of the window since the last one, right and down; finished
    nudged = Signal(int, int)  # one step right, down: by the arrow keys
    zoom_wanted = Signal(int)  # +1 nearer, -1 farther
    photo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels: Pixels | None = None  # the image below only points into it
        self._image = QImage()
        self._grey = QImage()  # of a frozen one, made once
        self._overlay = Overlay()
        self._age_s: float | None = None
        self._age_words = ""
        self._said = TroubleWords("", "")
        self._trouble: Trouble | None = None
        self._right_taken_px = 0.0
        self._pressed: QPointF | None = None
        self._last: QPointF | None = None
        self._wheel = 0
        self._by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_connecting()

    # --- what it is told -------------------------------------------------------------------------

    def show_picture(self, pixels: Pixels | QImage) -> None:
        """BGRA bytes (height x width x 4, uint8), the same as whole pixels (height x width, uint32), or a
        QImage. Nobody may write into them while they are shown. ValueError for anything else."""
        size = self._image.size()
        if isinstance(pixels, QImage):
            self._pixels, self._image = None, pixels
        else:
            self._pixels, self._image = _as_image(pixels)
        self._grey = QImage()
        was_frozen, self._age_s, self._age_words = self.frozen, 0.0, ""
        self._trouble, self._said = None, TroubleWords("", "")
        whole = was_frozen or size != self._image.size()
        if whole:
            self._tell_accessible()
        self.update(self.rect() if whole else self.picture_rect())

    def show_overlay(self, overlay: Overlay) -> None:
        """What stands on it; painted with the next picture at the latest."""
        if overlay == self._overlay:
            return
        self._overlay = overlay
        self._tell_accessible()
        self.update(self.picture_rect())

    def show_age(self, age_s: float | None) -> None:
        """How old the last picture is; called once a tick. From `FROZEN_S` on it is grey and says so."""
        was_frozen = self.frozen
        self._age_s = age_s
        words = frozen_words(age_s) if self.frozen and age_s is not None else ""
        if (was_frozen, self._age_words) != (self.frozen, words):
            self._age_words = words
            self._tell_accessible()
            self.update()

    def show_trouble(self, trouble: Trouble) -> None:
        """Why no picture comes, and what to do; the last one stays, grey, below its age."""
        self._trouble = trouble
        self._say_nothing(trouble_words(trouble))

    def show_connecting(self) -> None:
        """Before the first picture; what was shown stays."""
        self._trouble = None
        self._say_nothing(connecting_words())

    def forget_picture(self) -> None:
        """Another stream: what was shown does not belong to it."""
        self._pixels, self._image, self._grey = None, QImage(), QImage()
        self._age_s, self._age_words = None, ""
        self.show_connecting()
        self.update()

    def keep_clear(self, right_px: float) -> None:
        """A button stands in the lower right corner of the picture, so wide: no words there."""
        self._right_taken_px = right_px

    @property
    def frozen(self) -> bool:
        """Whether it is too old to be taken for now."""
        return self.has_picture and self._age_s is not None and self._age_s >= FROZEN_S

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    @property
    def overlay(self) -> Overlay:
        return self._overlay

    def picture_rect(self) -> QRect:
        """Where the picture is on this widget: as large as fits, in its own shape."""
        if self._image.isNull():
            return self.rect()
        fitted = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRect(0, 0, fitted.width(), fitted.height())
        rect.moveCenter(self.rect().center())
        return rect

    def _say_nothing(self, words: TroubleWords) -> None:
        if words != self._said:
            self._said = words
            self._tell_accessible()
            self.update()

    def _tell_accessible(self) -> None:
        self.setAccessibleName(picture_name(thermal=self._overlay.thermal))
        state = self._age_words or (self._said.what if not self.has_picture else "")
        parts = (state, heading(self._overlay, small=True)[1] if self.has_picture and not state else "")
        self.setAccessibleDescription(" · ".join(part for part in parts if part))

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._image.isNull():
                self._paint_nothing(painter)
            else:
                self._paint_picture(painter, event.rect())
            if self._by_keyboard:
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter, dirty: QRect) -> None:
        target = self.picture_rect()
        if not target.contains(dirty):
            painter.fillRect(self.rect(), GROUND)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.frozen:
            if self._grey.isNull():
                self._grey = self._image.convertToFormat(QImage.Format.Format_Grayscale8)
            painter.fillRect(target, GROUND)
            painter.setOpacity(DIMMED)
            painter.drawImage(target, self._grey)
            painter.setOpacity(1.0)
        else:
            painter.drawImage(target, self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(target)
        look = Look(painter, rect, self.devicePixelRatioF(), self.frozen, self._right_taken_px)
        paint_overlay(look, self._overlay)
        if self.frozen:
            self._paint_age(painter, rect)

    def _paint_age(self, painter: QPainter, rect: QRectF) -> None:
        """Across the middle, in letters that are read from two metres."""
        small = rect.width() < SMALL_PX
        font = inter(sizes.SECOND_NUMBER if small else sizes.DECIDING_NUMBER, Weight.SEMIBOLD)
        why_font = inter(sizes.LABEL if small else sizes.LABEL_BUTTON, Weight.MEDIUM)
        free = rect.adjusted(0.0, 0.0, -self._right_taken_px, 0.0)  # beside a button
        room = free.width() - 2 * EDGE
        lines = lettering.wrapped(self._age_words, font, room, 2)
        why = lettering.wrapped(self._said.what, why_font, room, 2) if self._trouble is not None else []
        high = len(lines) * lettering.line_height(font) + len(why) * lettering.line_height(why_font)
        band = QRectF(rect.left(), rect.center().y() - high / 2 - 8.0, rect.width(), high + 16.0)
        ground = QColor(HALO)
        ground.setAlphaF(0.78)
        painter.fillRect(band, ground)
        y = _centred(painter, lines, (font, ATTENTION), band.top() + 8.0, free.center().x())
        _centred(painter, why, (why_font, WORDS_INK), y, free.center().x())

    def _paint_nothing(self, painter: QPainter) -> None:
        """What is wrong, and what to do."""
        rect = QRectF(self.rect())
        painter.fillRect(rect, GROUND)
        small = rect.width() < SMALL_PX
        what_font = inter(sizes.LABEL_BUTTON if small else sizes.TITLE, Weight.SEMIBOLD)
        do_font = inter(sizes.LABEL if small else sizes.SENTENCE)
        rect.setRight(rect.right() - self._right_taken_px)
        room = rect.width() - 2 * EDGE
        if lettering.narrowest(self._said.what, what_font, 3) > room:
            what_font = inter(sizes.CHART, Weight.SEMIBOLD)
        what = lettering.wrapped(self._said.what, what_font, room, 3)
        to_do = lettering.wrapped(self._said.to_do, do_font, room, 5 if small else 3)
        icon_px = 28.0 if small else 44.0
        high = icon_px + 8.0 + len(what) * lettering.line_height(what_font)
        high += 4.0 + len(to_do) * lettering.line_height(do_font)
        y = max(4.0, rect.center().y() - high / 2)
        name, ink = self.nothing_icon()
        paint_icon(painter, name, QPointF(rect.center().x(), y + icon_px / 2), ink, icon_px)
        y = _centred(painter, what, (what_font, WORDS_INK), y + icon_px + 8.0, rect.center().x())
        _centred(painter, to_do, (do_font, QUIET_INK), y + 4.0, rect.center().x())

    def nothing_icon(self) -> tuple[str, QColor]:
        """What stands where there is no picture."""
        return ("timer-sand", QUIET_INK) if self._trouble is None else ("video-off-outline", ATTENTION)

    def sizeHint(self) -> QSize:
        return QSize(640, 512)

    # --- hands -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._last = event.position()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._last is None:
            return
        if self._last == self._pressed and not self._moved(event.position()):
            return
        step = event.position() - self._last
        self._last = event.position()
        self.dragged.emit(step.x(), step.y(), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._last is None:
            return
        if self._last != self._pressed:
            step = event.position() - self._last
            self.dragged.emit(step.x(), step.y(), True)
        elif self.has_picture:
            self._tap(event.position())
        self._pressed = self._last = None

    def _moved(self, at: QPointF) -> bool:
        return self._pressed is None or (at - self._pressed).manhattanLength() > TAP_AT_MOST_PX

    def _tap(self, at: QPointF) -> None:
        rect = QRectF(self.picture_rect())
        if rect.contains(at):
            self.tapped.emit((at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch is a step; a fine wheel's turns are gathered until they make one."""
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= 120:
            step = 1 if self._wheel > 0 else -1
            self._wheel -= step * 120
            self.zoom_wanted.emit(step)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows point, plus and minus zoom, Space takes a photo, Enter means the middle."""
        key = Qt.Key(event.key())
        if key in _NUDGES:
            self.nudged.emit(*_NUDGES[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_wanted.emit(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_wanted.emit(-1)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.photo_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.has_picture:
            self.tapped.emit(0.5, 0.5)
        else:
            event.ignore()
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._by_keyboard = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._said = connecting_words() if self._trouble is None else trouble_words(self._trouble)
            if self.frozen and self._age_s is not None:
                self._age_words = frozen_words(self._age_s)
            self._tell_accessible()
            self.update()
        super().changeEvent(event)


def _as_image(pixels: Pixels) -> tuple[Pixels, QImage]:
    """An image that points into the pixels, and the pixels to keep alive."""
    whole = pixels.dtype == np.uint32 and pixels.ndim == 2
    parts = pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 4
    if not (whole or parts) or 0 in pixels.shape:
        raise ValueError(f"pixels of {pixels.dtype} and shape {pixels.shape} are not a BGRA picture")
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    return kept, QImage(kept.data, width, height, 4 * width, QImage.Format.Format_RGB32)


def _centred(
    painter: QPainter, lines: list[str], dress: tuple[QFont, QColor], top: float, middle_x: float
) -> float:
    """Lines below each other about a middle; returns the lower edge of the last."""
    font, ink = dress
    for line in lines:
        at = QPointF(middle_x - lettering.width(line, font) / 2, top)
        top = lettering.draw_lines(painter, [line], font, ink, at)
    return top
