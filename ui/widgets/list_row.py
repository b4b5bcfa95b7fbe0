"""The ground of a row in a list of ours: filled when it is chosen, a bar at its left, a line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle

from ui import sizes
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

BAR_PX = 4


def is_chosen(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def is_at_keyboard(option: QStyleOptionViewItem) -> bool:
    """The arrows start here, and somebody who uses the keyboard has to see where that is."""
    wanted = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
    return option.state & wanted == wanted


def paint_focus(painter: QPainter, rect: QRectF) -> None:
    """A ring just inside the row."""
    edge = sizes.FOCUS_LINE / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
    painter.drawRect(rect.adjusted(edge, edge, -edge, -edge))


def place_of(option: QStyleOptionViewItem) -> QRectF:
    """Where the row is painted."""
    return QRectF(cast("QRectF", option.rect))  # pyright: ignore[reportAttributeAccessIssue]


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, mark: str | None = None) -> QRectF:
    """Where the row is, to which the painter is clipped from here on. `mark`: the colour of the bar of one
    that is not chosen."""
    rect, chosen = place_of(option), is_chosen(option)
    painter.setClipRect(rect)
    painter.fillRect(rect, colour("surface" if chosen else "window"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("hairline"))
    bar = "accent" if chosen else mark
    if bar is not None:
        painter.fillRect(QRectF(rect.left(), rect.top(), BAR_PX, rect.height()), colour(bar))
    if is_at_keyboard(option):
        paint_focus(painter, rect)
    return rect
