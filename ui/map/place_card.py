"""What a pressed place or camera is: a small card on the map, closed by Escape or its button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes, units
from ui.font import Weight
from ui.map.map_buttons import MapButton
from ui.map.place_facts import PlaceFacts
from ui.map.place_symbols import SYMBOL_PX
from ui.theme import colour
from ui.widgets.fact_list import Fact
from ui.widgets.words import Words
from ui.words.places import checked_words, clearance_words, kind_words, view_words, weight_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from maps.places.cameras import Camera
    from maps.places.place import Place

WIDTH = 360
BESIDE_PX = SYMBOL_PX  # from the middle of the sign to the card


class PlaceCard(QWidget):
    """Lies on the map, beside what was pressed."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._show_again: Callable[[], None] | None = None  # None: closed
        self._kind = Words("", sizes.LABEL, ink="label")
        self._name = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD, most_lines=3)
        self._facts = PlaceFacts(WIDTH - sizes.GAP_WIDE - sizes.GAP)
        self._close = MapButton("close", self)
        self._close.clicked.connect(self.close_card)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._kind)
        titles.addWidget(self._name)
        titles.addStretch(1)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(sizes.GAP_WIDE, sizes.GAP, sizes.GAP, sizes.GAP_WIDE)
        column.setSpacing(sizes.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self._facts)
        self.setFixedWidth(WIDTH)
        self.hide()
        self._say()

    def show_place(self, place: Place, today: date, distance_m: float | None = None) -> None:
        """`distance_m`: from the alarm place, where there is one."""
        self._show_again = partial(self.show_place, place, today, distance_m)
        self._kind.set_text(kind_words(place))
        facts = [
            (self.tr("Capacity"), place.capacity),
            (self.tr("Bears"), "" if place.max_weight_t is None else weight_words(place.max_weight_t)),
            (self.tr("Clearance"), "" if place.max_height_m is None else clearance_words(place.max_height_m)),
            (self.tr("Access"), place.access),
            (self.tr("Season"), place.season),
            (self.tr("Note"), place.note),
            (self.tr("Checked"), checked_words(place, today)),
        ]
        warned = "" if place.is_checked(today) else self.tr("Checked")
        self._show(place, facts, distance_m, warned)

    def show_camera(self, camera: Camera, distance_m: float | None = None) -> None:
        self._show_again = partial(self.show_camera, camera, distance_m)
        self._kind.set_text(self.tr("Surveillance camera"))
        height = "" if camera.height_m is None else str(units.height(camera.height_m))
        facts = [
            (self.tr("Looks"), self.tr("not known") if camera.view is None else view_words(camera.view)),
            (self.tr("Height"), height),
            (self.tr("Owner"), camera.owner),
            (self.tr("May be opened"), self.tr("yes") if camera.may_open else self.tr("no")),
        ]
        self._show(camera, facts, distance_m)

    def stand_beside(self, point: QPointF) -> None:
        """Open beside a pixel of the map: right of it, else left, and never over the edge."""
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH))
        room = self._over.rect().adjusted(sizes.GAP, sizes.GAP, -sizes.GAP, -sizes.GAP)
        left = point.x() + BESIDE_PX
        if left + self.width() > room.right():
            left = point.x() - BESIDE_PX - self.width()
        top = point.y() - self._close.height()
        left = max(float(room.left()), min(left, float(room.right() - self.width())))
        top = max(float(room.top()), min(top, float(room.bottom() - self.height())))
        self.move(round(left), round(top))
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """The map has the keyboard again."""
        if self._show_again is None:
            return
        self._show_again = None
        self.hide()
        self._over.setFocus()
        self.closed.emit()

    def values(self) -> dict[str, str]:
        """What is shown now."""
        return {self._kind.text: self._name.text} | self._facts.values()

    def _show(
        self,
        thing: Place | Camera,
        facts: list[tuple[str, str]],
        distance_m: float | None,
        warned: str = "",
    ) -> None:
        position = units.position(thing.at)
        self._name.set_text(thing.name or position)
        away = "" if distance_m is None else str(units.distance(distance_m))
        rows = [
            *facts,
            (self.tr("From the alarm place"), away),
            (self.tr("Position"), position if thing.name else ""),
            (self.tr("File"), thing.source),
        ]
        self._facts.show_facts([Fact(label, value) for label, value in rows if value], warned)
        self.setAccessibleName(f"{self._kind.text}: {self._name.text}")

    def _say(self) -> None:
        self._close.set_name(self.tr("Close"))
        if self._show_again is not None:
            self._show_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("hairline"), 1))
            painter.setBrush(colour("window"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), sizes.CORNER, sizes.CORNER)
