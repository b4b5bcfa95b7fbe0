"""A line of the list of fields: a message that opens, or a number with its tick, its unit and its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.theme import colour
from ui.widgets.list_row import paint_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

ROW = 48
UNIT, COUNT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_BOX = 24
_COUNT_WIDTH = 96
_UNIT_WIDTH = 72


class FieldRow(QStyledItemDelegate):
    """Paints a line as high as a glove needs it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(400, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = paint_ground(painter, option)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        base = rect.center().y() + lettering.cap_height(inter(sizes.SENTENCE)) / 2
        if ticked is None:
            self._paint_message(painter, rect, base, index, bool(option.state & QStyle.StateFlag.State_Open))
        else:
            self._paint_number(painter, rect, base, index, Qt.CheckState(ticked) is Qt.CheckState.Checked)
        painter.restore()

    def _paint_message(
        self, painter: QPainter, rect: QRectF, base: float, index: Index, is_open: bool
    ) -> None:
        middle = QPointF(rect.left() + sizes.GAP_PAGE, rect.center().y())
        arrow = ((-6, -3), (0, 4), (6, -3)) if is_open else ((-3, -6), (4, 0), (-3, 6))
        pen = QPen(colour("label"), 2)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in arrow]))
        font = inter(sizes.SENTENCE, Weight.SEMIBOLD)
        at = QPointF(rect.left() + 2 * sizes.GAP_PAGE, base)
        lettering.draw_line(painter, str(index.data()), font, colour("text"), at)

    def _paint_number(self, painter: QPainter, rect: QRectF, base: float, index: Index, ticked: bool) -> None:
        box = QRectF(rect.left() + 2 * sizes.GAP_PAGE, rect.center().y() - _BOX / 2, _BOX, _BOX)
        painter.setPen(QPen(colour("accent" if ticked else "label"), 2))
        painter.setBrush(colour("accent") if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.setPen(QPen(colour("window"), 3))
            tick = ((-6, 0), (-2, 5), (7, -5))
            painter.drawPolyline(QPolygonF([box.center() + QPointF(x, y) for x, y in tick]))
        name = QPointF(box.right() + sizes.GAP, base)
        lettering.draw_line(painter, str(index.data()), inter(sizes.SENTENCE), colour("text"), name)
        small = figures(sizes.LABEL)
        count = index.data(COUNT)
        if count is not None:
            right = rect.right() - sizes.GAP_WIDE - lettering.width(f"{count}", small)
            lettering.draw_line(painter, f"{count}", small, colour("label"), QPointF(right, base))
        unit = QPointF(rect.right() - _COUNT_WIDTH - _UNIT_WIDTH, base)
        lettering.draw_line(painter, str(index.data(UNIT)), inter(sizes.LABEL), colour("label"), unit)
